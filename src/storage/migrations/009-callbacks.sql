-- Callbacks: webhooks, what is to be delivered to them, and the log of every attempt.

-- Names of events beginning with `cartwright.` are ours; without a selection a webhook gets all of Connect's.
create table cw.webhooks (
  organization_id integer not null references cw.organizations,
  id integer generated always as identity primary key,
  name text not null,
  url text not null,
  status text not null check (status in ('Enabled', 'Disabled')),
  disabled_reason text,
  auth_uri text,
  client_id text,
  -- encrypted, as the signing secrets are (src/storage/secrets)
  client_secret bytea,
  scope text,
  resource text,
  events text[],
  include_retailer_id boolean not null,
  ca_certificate text,
  signing_secret bytea not null,
  -- Signs beside the new one until this instant on the wall, so that a receiver can change over.
  previous_signing_secret bytea,
  previous_signing_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index webhooks_by_organization on cw.webhooks (organization_id, id);

-- One for each event and webhook, and one more for each replay. `next_attempt_at` is a time of the organization's clock,
-- `claimed_until` the lease of the process that is sending, on the wall.
create table cw.deliveries (
  organization_id integer not null,
  id bigint generated always as identity,
  webhook_id integer not null,
  event_id bigint not null,
  order_ref bigint,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  replay boolean not null default false,
  created_at timestamptz not null,
  finished_at timestamptz,
  last_status smallint,
  last_error text,
  primary key (organization_id, id)
) with (fillfactor = 70);
-- A claim changes no indexed column, so that it writes no index.
create index deliveries_due on cw.deliveries (webhook_id, next_attempt_at, id) where state = 'pending';
create index deliveries_of_order on cw.deliveries (order_ref, id) where state = 'pending';
create index deliveries_failed on cw.deliveries (organization_id, webhook_id, id) where state = 'failed';
create index deliveries_of_event on cw.deliveries (event_id, webhook_id);

create table cw.delivery_attempts (
  organization_id integer not null,
  delivery_id bigint not null,
  id bigint generated always as identity,
  attempt integer not null,
  -- on the organization's clock, and on the wall
  attempted_at timestamptz not null,
  sent_at timestamptz not null,
  milliseconds integer not null,
  delivered boolean not null,
  status smallint,
  error text,
  excerpt text,
  remote_address text,
  primary key (organization_id, delivery_id, id)
);

-- Ids are taken before the commit, so a reader who goes by them alone would pass over what commits late. Events are listed by
-- (xid, id), and only those whose transaction is older than every one still running.
alter table cw.events add column xid xid8 not null default pg_current_xact_id();
drop index cw.events_by_organization;
create index events_by_commit on cw.events (organization_id, xid, id);

-- After a restore into another server the numbers of transactions begin anew; what lies ahead of them goes to the front.
create function cw.adopt_restored_events() returns void language sql as $$
  update cw.events e set xid = '3'
   where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
     and e.organization_id in (
       select o.id from cw.organizations o
        cross join lateral (select l.xid from cw.events l where l.organization_id = o.id order by l.xid desc limit 1) last
        where last.xid >= pg_snapshot_xmax(pg_current_snapshot()));
$$;

-- Whether a webhook's selection takes in an event.
create function cw.selects_event(p_events text[], p_name text) returns boolean language sql immutable as $$
  select case when coalesce(cardinality(p_events), 0) = 0 then p_name not like 'cartwright.%' else p_name = any (p_events) end
$$;

-- Whatever writes an event commits its deliveries with it. A test goes only to the webhook that is tested.
create function cw.make_deliveries() returns trigger language plpgsql as $$
begin
  -- Asked first: where nobody listens an event costs 4 µs more, against 7 (PostgreSQL) and 22 (embedded) for the join.
  if exists (select from cw.webhooks w where w.status = 'Enabled') then
    insert into cw.deliveries (organization_id, webhook_id, event_id, order_ref, next_attempt_at, created_at)
    select e.organization_id, w.id, e.id, e.order_ref, e.occurred_at, e.occurred_at
      from added e
      join cw.webhooks w on w.organization_id = e.organization_id
     where w.status = 'Enabled' and e.name <> 'cartwright.test' and cw.selects_event(w.events, e.name)
     order by e.id, w.id;
  end if;
  return null;
end $$;
create trigger make_deliveries after insert on cw.events
  referencing new table as added for each statement execute function cw.make_deliveries();

-- Receivers may repeat what they were sent: what they answered to the events of a deleted user's orders is forgotten. What is still
-- to be sent is made from the event, which keeps nothing personal.
create function cw.forget_deliveries(p_org integer, p_orders bigint[]) returns void language sql as $$
  update cw.delivery_attempts a set excerpt = null
    from cw.events e
    join cw.deliveries d on d.event_id = e.id and d.organization_id = e.organization_id
   where e.organization_id = p_org and e.order_ref = any (p_orders)
     and a.organization_id = d.organization_id and a.delivery_id = d.id and a.excerpt is not null;
$$;

-- Forgets a user: whoever the user was is gone from the row, the orders and their events, which go on under a random id. Command:
-- {organization_id, user_id, new_user_id, path_segment (the user id as it stands in paths), under_way (statuses), now}.
-- Outcome: deleted | user_not_found | user_not_active | order_under_way; `revoked` are the digests of the user's tokens, in hex.
-- After a refusal the caller rolls back.
create or replace function cw.delete_user(p_command jsonb)
returns table (outcome text, revoked text[]) language plpgsql as $$
declare
  c record;
  v_user record;
  v_hold cw.holds;
  v_orders bigint[];
  v_order_ids text[];
begin
  revoked := '{}';
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, user_id text, new_user_id text, path_segment text, under_way jsonb, now timestamptz);
  -- With this lock no reservation, link or token begins; with those of the holds no order does.
  select u.id, u.active, u.phone_number into v_user
    from cw.users u where u.organization_id = c.organization_id and u.user_id = c.user_id for update;
  if v_user.id is null then
    outcome := 'user_not_found'; return next; return;
  elsif not v_user.active then
    outcome := 'user_not_active'; return next; return;
  end if;
  for v_hold in
    update cw.holds h set state = 'canceled'
     where h.organization_id = c.organization_id and h.user_ref = v_user.id and h.state = 'active' returning h.*
  loop
    perform cw.release_unit(v_hold.organization_id, v_hold.store_number, v_hold.pool, v_hold.start_minute, v_hold.unit, v_hold.id);
  end loop;
  if exists (select 1 from cw.orders o
              where o.organization_id = c.organization_id and o.user_id = c.user_id and c.under_way ? o.status) then
    outcome := 'order_under_way'; return next; return;
  end if;

  select array_agg(o.id), array_agg(o.order_id) into v_orders, v_order_ids
    from cw.orders o where o.organization_id = c.organization_id and o.user_id = c.user_id;
  update cw.orders o set user_id = c.new_user_id, link = replace(gen_random_uuid()::text, '-', ''), version = o.version + 1,
      updated_at = c.now,
      body = cw.impersonal(o.body) || '{"removed_items": [], "user": {"sms_opt_in": false}}'
        || case when o.body ? 'last_mile' then
             jsonb_build_object('last_mile', cw.impersonal(o.body->'last_mile') || '{"first_name": "", "last_name": ""}')
           else '{}' end
   where o.organization_id = c.organization_id and o.user_id = c.user_id;
  update cw.events e set metadata = cw.impersonal(e.metadata)
      || case when e.metadata ? 'user_id' then jsonb_build_object('user_id', c.new_user_id) else '{}' end
   where e.organization_id = c.organization_id and e.order_ref = any (v_orders);
  perform cw.forget_deliveries(c.organization_id, v_orders);
  delete from cw.idempotency_keys k
   using cw.applications a
   where a.organization_id = c.organization_id and k.application_id = a.id
     and (strpos(k.target, '/users/' || c.path_segment || '/') > 0
          or k.response::jsonb->>'user_id' = c.user_id
          or (strpos(k.target, '/orders') > 0 and k.response::jsonb->>'id' = any (v_order_ids)));
  -- Point-of-sale transactions name customers as the retailer likes: by id or by phone number.
  update cw.pos_transactions t set body = t.body - 'customer_reference' - 'cardholder_name'
   where t.organization_id = c.organization_id and t.body->>'customer_reference' in (c.user_id, v_user.phone_number);
  delete from cw.account_links l where l.organization_id = c.organization_id and l.user_ref = v_user.id;
  with gone as (
    delete from cw.tokens t where t.organization_id = c.organization_id and t.user_id = c.user_id returning t.hash
  )
  select coalesce(array_agg(encode(hash, 'hex')), '{}') into revoked from gone;
  update cw.users u set user_id = c.new_user_id, first_name = null, last_name = null, phone_number = null, locale = null,
      address = null, active = false, updated_at = c.now
   where u.organization_id = c.organization_id and u.id = v_user.id;
  outcome := 'deleted';
  return next;
end $$;
