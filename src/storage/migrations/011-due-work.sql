-- Work that falls due in an organization's time, and the organization's turn: whoever has it runs its due work, in order.

-- An order is late when its promised window ends before it is done, four times at most. A pickup order that is staged waits for its
-- customer. The column is reckoned from the row, so that neither a new order nor its end writes anything more.
alter table cw.orders add column late_count smallint not null default 0;
-- On the wall: a lateness that could not be written is tried again then.
alter table cw.orders add column late_retry_at timestamptz;
alter table cw.orders add column late_at timestamptz generated always as (
  case when status in ('delivered', 'canceled') or late_count >= 4 or (kind = 'pickup' and status = 'staged') then null
       else window_ends_at end) stored;
create index orders_by_late on cw.orders (organization_id, late_at) where late_at is not null;

-- Submissions of the catalogue keep an order of their own and are claimed by cw.claim_submissions.
drop index cw.due_work_by_time;
create index due_work_in_order on cw.due_work (organization_id, due_at, id) where kind <> 'catalogue.submission';

-- One row per organization that ever had due work or a test clock. `holder` runs its work until `claimed_until` (on the wall); the row's
-- lock is that of the organization's time: whoever changes the clock, or runs work at it, has it until the commit.
-- `advance`: {to, frozen (epoch milliseconds, boolean: what the clock does at the end), limit, ran, failed, idempotency} while under way.
create table cw.due_turns (
  organization_id integer primary key,
  holder text,
  claimed_until timestamptz,
  taken_at timestamptz,
  advance jsonb
);

-- What an organization's clock shows; as timeOf in src/contract/clock.ts.
create function cw.time_of(p_clock jsonb, p_wall timestamptz) returns timestamptz language sql immutable as $$
  select case
    when p_clock is null then p_wall
    when (p_clock->>'frozen')::boolean then to_timestamp((p_clock->>'at')::double precision / 1000)
    else to_timestamp(((p_clock->>'at')::double precision - (p_clock->>'set_at')::double precision) / 1000
                      + extract(epoch from p_wall)::double precision)
  end
$$;

-- When the organization's earliest work of the kinds falls due, in its time; null: nothing waits. Work whose failure is too fresh does
-- not count.
create function cw.next_due(p_org integer, p_kinds text[], p_wall timestamptz) returns timestamptz language sql stable as $$
  select least(
    (select w.due_at from cw.due_work w
      where w.organization_id = p_org and w.kind <> 'catalogue.submission' and w.kind = any (p_kinds)
        and (w.claimed_until is null or w.claimed_until <= p_wall)
      order by w.due_at limit 1),
    (select o.late_at from cw.orders o
      where o.organization_id = p_org and o.late_at is not null and (o.late_retry_at is null or o.late_retry_at <= p_wall)
      order by o.late_at limit 1))
$$;

-- Takes the turn of an organization that has work to do and is in nobody's hands, the one that waited longest.
create function cw.take_turn(p_holder text, p_kinds text[], p_wall timestamptz, p_until timestamptz)
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
                       and (l.late_retry_at is null or l.late_retry_at <= p_wall)))
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

-- Locks an organization's time and gives its clock; `under_way` is the advance that runs.
create function cw.lock_clock(p_org integer) returns table (test_clock jsonb, under_way jsonb) language plpgsql as $$
begin
  insert into cw.due_turns (organization_id) values (p_org) on conflict do nothing;
  perform 1 from cw.due_turns t where t.organization_id = p_org for update;
  return query
    select o.test_clock, t.advance from cw.organizations o join cw.due_turns t on t.organization_id = o.id where o.id = p_org;
end $$;

-- Begins a step of the turn's holder: locks the organization's time and renews the claim. No row: the turn was lost. During an advance the
-- clock is first set to the next due instant (`p_also`: one that the caller knows of), or to the goal where nothing falls due before it;
-- then `instant` is null.
create function cw.begin_step(p_org integer, p_holder text, p_kinds text[], p_also timestamptz, p_wall timestamptz, p_until timestamptz)
returns table (instant timestamptz, under_way jsonb, settings jsonb, moved boolean) language plpgsql as $$
declare
  v_now timestamptz;
  v_to timestamptz;
begin
  update cw.due_turns t set claimed_until = p_until
   where t.organization_id = p_org and t.holder = p_holder and t.claimed_until > p_wall
   returning t.advance into under_way;
  if not found then
    return;
  end if;
  select cw.time_of(o.test_clock, p_wall), o.settings into v_now, settings from cw.organizations o where o.id = p_org;
  moved := false;
  instant := v_now;
  if under_way is not null then
    v_to := to_timestamp((under_way->>'to')::double precision / 1000);
    instant := least(cw.next_due(p_org, p_kinds, p_wall), p_also);
    if instant > v_to then
      instant := null;
    elsif instant < v_now then
      instant := v_now;
    elsif instant > v_now then
      moved := true;
      update cw.organizations o set test_clock = jsonb_build_object(
          'at', round(extract(epoch from instant) * 1000)::bigint, 'set_at', round(extract(epoch from p_wall) * 1000)::bigint, 'frozen', true)
       where o.id = p_org;
    end if;
  end if;
  return next;
end $$;

-- What is due at an instant, in order. `superseded`: later work of the same kind and subject has taken its place.
create function cw.due_pieces(p_org integer, p_kinds text[], p_instant timestamptz, p_wall timestamptz, p_limit integer)
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
  )
  select * from (
    select id, kind, subject, due_at, payload, attempts, superseded from work
    union all
    select null, 'order.late', id::text, late_at, '{}', 0, false from late) piece
  order by 4, 1 nulls last, 3 limit p_limit
$$;

-- Writes what became of pieces: their events in order, the lateness of orders, and the work itself, which is deleted, comes again at
-- `again`, or after a failure waits until `retry_at` (on the wall). `p_ran` are the pieces done by kind, added to those of the advance.
-- Outcome: {n, work_id, order_ref, again, payload, retry_at, window: {starts_at, ends_at, count}, events: [{name, metadata}]}.
create function cw.finish_pieces(p_org integer, p_outcomes jsonb, p_ran jsonb, p_failed integer, p_now timestamptz)
returns void language plpgsql as $$
begin
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  select p_org, o.banner_id, o.id, o.order_id, e.value->>'name', p_now, e.value->'metadata'
    from jsonb_to_recordset(p_outcomes) as x(n integer, order_ref bigint, events jsonb)
    cross join lateral jsonb_array_elements(x.events) with ordinality as e(value, place)
    left join cw.orders o on o.organization_id = p_org and o.id = x.order_ref
   order by x.n, e.place;
  update cw.orders o set window_starts_at = (x."window"->>'starts_at')::timestamptz, window_ends_at = (x."window"->>'ends_at')::timestamptz,
      late_count = (x."window"->>'count')::smallint, version = o.version + 1, updated_at = p_now
    from jsonb_to_recordset(p_outcomes) as x(order_ref bigint, "window" jsonb)
   where o.organization_id = p_org and o.id = x.order_ref and x."window" is not null;
  update cw.orders o set late_retry_at = x.retry_at
    from jsonb_to_recordset(p_outcomes) as x(work_id bigint, order_ref bigint, retry_at timestamptz)
   where o.organization_id = p_org and o.id = x.order_ref and x.work_id is null and x.retry_at is not null;
  update cw.due_work w set due_at = coalesce(x.again, w.due_at), payload = coalesce(x.payload, w.payload), claimed_until = x.retry_at,
      attempts = case when x.retry_at is null then 0 else w.attempts + 1 end
    from jsonb_to_recordset(p_outcomes) as x(work_id bigint, again timestamptz, payload jsonb, retry_at timestamptz)
   where w.organization_id = p_org and w.id = x.work_id and (x.again is not null or x.retry_at is not null);
  delete from cw.due_work w
   using jsonb_to_recordset(p_outcomes) as x(work_id bigint, again timestamptz, retry_at timestamptz)
   where w.organization_id = p_org and w.id = x.work_id and x.again is null and x.retry_at is null;
  update cw.due_turns t set advance = t.advance || jsonb_build_object(
      'failed', (t.advance->>'failed')::integer + p_failed,
      'ran', (select coalesce(jsonb_object_agg(key, count), '{}') from (
                select key, sum(value::integer) as count
                  from (select * from jsonb_each_text(t.advance->'ran') union all select * from jsonb_each_text(p_ran)) each
                 group by key) total))
   where t.organization_id = p_org and t.advance is not null;
end $$;
