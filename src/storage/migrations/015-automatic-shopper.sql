-- The automatic shopper of development: what an organization told it, and the orders that it has in hand.

-- `settings` as src/fulfillment/automatic-shopper/settings.ts says. New orders are those with an id above `begins_after`. Up to `claimed_to`
-- all of them were looked at; ids are given before commits, so that `seen_to`, the highest id at the last look, becomes `claimed_to` only
-- when every transaction of that time (before `seen_xmax`) is over.
create table cw.automatic_shoppers (
  organization_id integer primary key,
  enabled boolean not null,
  settings jsonb not null,
  begins_after bigint not null,
  claimed_to bigint not null,
  seen_to bigint not null,
  seen_xmax xid8 not null,
  updated_at timestamptz not null,
  -- On the wall: a look that failed is tried again then.
  retry_at timestamptz
);

-- An order under the automatic shopper. Its next step is the one row of due work of the kind `shopper.step` whose subject is `order_ref`.
-- `script`: instructions, of which `place` is the next (src/fulfillment/automatic-shopper/instruction.ts); `waiting_since`: when the
-- shopper began to wait at it.
create table cw.shopper_runs (
  organization_id integer not null,
  order_ref bigint not null,
  status text not null check (status in ('running', 'done', 'held', 'stopped', 'failed')),
  settings jsonb not null,
  scenario text,
  script jsonb not null,
  place integer not null,
  waiting_since timestamptz,
  next_at timestamptz,
  log jsonb not null default '[]',
  started_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, order_ref)
) with (fillfactor = 50);

-- When the automatic shopper has to look for new orders, in the organization's time; null: not now. A look at what came since the last one,
-- by the index of ids. An idle shopper of a busy server looks every thousand orders, so that the next look stays short.
create function cw.next_shopper_claim(p_org integer, p_wall timestamptz) returns timestamptz language sql stable as $$
  select coalesce(
      (select o.created_at from cw.orders o
        where o.id > greatest(a.claimed_to - 50, a.begins_after) and o.organization_id = p_org
          and not exists (select from cw.shopper_runs r where r.organization_id = p_org and r.order_ref = o.id)
        order by o.id limit 1),
      case when (select max(o.id) from cw.orders o) > a.seen_to + 1000 then a.updated_at end)
    from cw.automatic_shoppers a
   where a.organization_id = p_org and a.enabled and (a.retry_at is null or a.retry_at <= p_wall)
$$;

-- New orders without a run, the oldest first, and the settings for them. Moves the marks of the look.
create function cw.claim_shopper_orders(p_org integer, p_limit integer)
returns table (id bigint, order_id text, kind text, status text, window_starts_at timestamptz, created_at timestamptz, body jsonb, settings jsonb)
language plpgsql as $$
declare
  a cw.automatic_shoppers;
  v_highest bigint;
begin
  select * into a from cw.automatic_shoppers s where s.organization_id = p_org and s.enabled for update;
  if not found then
    return;
  end if;
  return query
    select o.id, o.order_id, o.kind, o.status, o.window_starts_at, o.created_at, o.body, a.settings
      from cw.orders o
     where o.id > greatest(a.claimed_to - 50, a.begins_after) and o.organization_id = p_org
       and not exists (select from cw.shopper_runs r where r.organization_id = p_org and r.order_ref = o.id)
     order by o.id limit p_limit;
  get diagnostics v_highest = row_count;
  -- What is left over is looked at again.
  if v_highest = p_limit then
    return;
  end if;
  update cw.automatic_shoppers s
     set claimed_to = case when pg_snapshot_xmin(pg_current_snapshot()) >= s.seen_xmax then s.seen_to else s.claimed_to end,
         seen_to = (select coalesce(max(o.id), 0) from cw.orders o), seen_xmax = pg_snapshot_xmax(pg_current_snapshot())
   where s.organization_id = p_org;
end $$;

-- Puts orders under the automatic shopper, from its first instruction on, whatever it did with them before. Runs: [{order_ref, status,
-- settings, scenario, script, next_at, log}].
create function cw.start_shopper_runs(p_org integer, p_runs jsonb, p_now timestamptz) returns void language sql as $$
  delete from cw.due_work w
   using jsonb_to_recordset(p_runs) as x(order_ref bigint)
   where w.organization_id = p_org and w.kind = 'shopper.step' and w.subject = x.order_ref::text;
  insert into cw.shopper_runs (organization_id, order_ref, status, settings, scenario, script, place, next_at, log, started_at, updated_at)
  select p_org, x.order_ref, x.status, x.settings, x.scenario, x.script, 0, x.next_at, x.log, p_now, p_now
    from jsonb_to_recordset(p_runs) as x(order_ref bigint, status text, settings jsonb, scenario text, script jsonb, next_at timestamptz, log jsonb)
  on conflict (organization_id, order_ref) do update set status = excluded.status, settings = excluded.settings,
      scenario = excluded.scenario, script = excluded.script, place = 0, waiting_since = null, next_at = excluded.next_at,
      log = excluded.log, started_at = excluded.started_at, updated_at = excluded.updated_at;
  insert into cw.due_work (organization_id, kind, subject, due_at)
  select p_org, 'shopper.step', x.order_ref::text, x.next_at
    from jsonb_array_elements(p_runs) with ordinality as e(value, n),
         lateral jsonb_to_record(e.value) as x(order_ref bigint, next_at timestamptz)
   where x.next_at is not null order by e.n;
$$;

-- Writes down what steps did. Steps: [{order_ref, status, place, waiting_since, next_at, said: {at, did, result} | null}]; of a log the
-- latest two hundred entries are kept.
create function cw.write_shopper_steps(p_org integer, p_steps jsonb, p_now timestamptz) returns void language sql as $$
  update cw.shopper_runs r set status = x.status, place = x.place, waiting_since = x.waiting_since, next_at = x.next_at, updated_at = p_now,
      log = case when x.said is null then r.log
                 else (case when jsonb_array_length(r.log) >= 200 then r.log - 0 else r.log end) || jsonb_build_array(x.said) end
    from jsonb_to_recordset(p_steps) as x(order_ref bigint, status text, place integer, waiting_since timestamptz, next_at timestamptz, said jsonb)
   where r.organization_id = p_org and r.order_ref = x.order_ref and r.status = 'running';
$$;

-- Ends runs, all of the organization without an order, and takes away their next steps; gives how many they were.
create function cw.stop_shopper_runs(p_org integer, p_order bigint, p_now timestamptz) returns integer language plpgsql as $$
declare
  v_count integer;
begin
  -- The work first: a step under way has it until its end.
  delete from cw.due_work w
   where w.organization_id = p_org and w.kind = 'shopper.step' and (p_order is null or w.subject = p_order::text);
  update cw.shopper_runs r set status = 'stopped', next_at = null, updated_at = p_now
   where r.organization_id = p_org and r.status = 'running' and (p_order is null or r.order_ref = p_order);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- As in 011-due-work.sql, with the automatic shopper's look for new orders.
create or replace function cw.next_due(p_org integer, p_kinds text[], p_wall timestamptz) returns timestamptz language sql stable as $$
  select least(
    (select w.due_at from cw.due_work w
      where w.organization_id = p_org and w.kind <> 'catalogue.submission' and w.kind = any (p_kinds)
        and (w.claimed_until is null or w.claimed_until <= p_wall)
      order by w.due_at limit 1),
    (select o.late_at from cw.orders o
      where o.organization_id = p_org and o.late_at is not null and (o.late_retry_at is null or o.late_retry_at <= p_wall)
      order by o.late_at limit 1),
    case when 'shopper.claim' = any (p_kinds) then cw.next_shopper_claim(p_org, p_wall) end)
$$;

-- As in 011-due-work.sql, with the automatic shopper's look for new orders.
create or replace function cw.take_turn(p_holder text, p_kinds text[], p_wall timestamptz, p_until timestamptz)
returns table (organization integer, under_way jsonb) language plpgsql as $$
declare
  v_id integer;
begin
  for v_id in
    select o.id from cw.organizations o
      left join cw.due_turns t on t.organization_id = o.id
     where (t.claimed_until is null or t.claimed_until <= p_wall)
       -- As cw.next_due says, spelt out: with many organizations the calls would cost more than the look.
       and (t.advance is not null
         or exists (select 1 from cw.due_work w
                     where w.organization_id = o.id and w.kind <> 'catalogue.submission' and w.kind = any (p_kinds)
                       and w.due_at <= cw.time_of(o.test_clock, p_wall) and (w.claimed_until is null or w.claimed_until <= p_wall))
         or exists (select 1 from cw.orders l
                     where l.organization_id = o.id and l.late_at <= cw.time_of(o.test_clock, p_wall)
                       and (l.late_retry_at is null or l.late_retry_at <= p_wall))
         or exists (select 1 from cw.automatic_shoppers a
                     where a.organization_id = o.id and 'shopper.claim' = any (p_kinds)
                       and cw.next_shopper_claim(o.id, p_wall) <= cw.time_of(o.test_clock, p_wall)))
     order by t.taken_at nulls first, o.id
  loop
    insert into cw.due_turns as t (organization_id, holder, claimed_until, taken_at) values (v_id, p_holder, p_until, p_wall)
    on conflict (organization_id) do update set holder = p_holder, claimed_until = p_until, taken_at = p_wall
     where t.claimed_until is null or t.claimed_until <= p_wall
    returning t.organization_id, t.advance into organization, under_way;
    if found then
      return next; return;
    end if;
  end loop;
end $$;

-- As in 011-due-work.sql, with the automatic shopper's look for new orders, which comes first.
create or replace function cw.due_pieces(p_org integer, p_kinds text[], p_instant timestamptz, p_wall timestamptz, p_limit integer)
returns table (work_id bigint, kind text, subject text, due_at timestamptz, payload jsonb, attempts integer, superseded boolean)
language sql as $$
  with work as (
    select w.id, w.kind, w.subject, w.due_at, w.payload, w.attempts,
           exists (select 1 from cw.due_work n
                    where n.organization_id = w.organization_id and n.kind = w.kind and n.subject = w.subject and n.id > w.id) as superseded
      from cw.due_work w
     where w.organization_id = p_org and w.kind <> 'catalogue.submission' and w.kind = any (p_kinds) and w.due_at <= p_instant
       and (w.claimed_until is null or w.claimed_until <= p_wall)
     order by w.due_at, w.id limit p_limit for update of w skip locked
  ), late as (
    select o.id, o.late_at from cw.orders o
     where o.organization_id = p_org and o.late_at <= p_instant and (o.late_retry_at is null or o.late_retry_at <= p_wall)
     order by o.late_at, o.id limit p_limit
  ), claim as (
    select cw.next_shopper_claim(p_org, p_wall) as at where 'shopper.claim' = any (p_kinds)
  )
  select * from (
    select null::bigint, 'shopper.claim', '', at, '{}'::jsonb, 0, false from claim where at <= p_instant
    union all
    select id, kind, subject, due_at, payload, attempts, superseded from work
    union all
    select null, 'order.late', id::text, late_at, '{}', 0, false from late) piece (work_id, kind, subject, due_at, payload, attempts, superseded)
  order by piece.kind <> 'shopper.claim', 4, 1 nulls last, 3 limit p_limit
$$;

-- An order changes its user only when cw.delete_user forgets the user; the script, which may hold names and messages, is forgotten with it.
create function cw.forget_shopper_run() returns trigger language plpgsql as $$
begin
  delete from cw.shopper_runs r where r.organization_id = new.organization_id and r.order_ref = new.id;
  return null;
end $$;
create trigger forget_shopper_run after update of user_id on cw.orders
  for each row when (old.user_id is distinct from new.user_id) execute function cw.forget_shopper_run();
