-- Shoppers, the batches that they work through, and the moves of orders.

create table cw.shoppers (
  organization_id integer not null,
  id bigint generated always as identity (start with 21850710),
  email text,
  phone text,
  first_name text not null,
  avatar_url text,
  created_at timestamptz not null,
  primary key (organization_id, id)
);
create unique index shoppers_by_phone on cw.shoppers (organization_id, phone) where phone is not null;

-- A batch is one row with the orders it took; an order stands in one batch at a time (`orders.batch_id`).
create table cw.batches (
  organization_id integer not null,
  banner_id integer not null,
  id bigint generated always as identity,
  batch_type text not null check (batch_type in ('delivery', 'pickup', 'delivery_only', 'runner_customer')),
  workflow_state text not null,
  shopper_id bigint,
  order_refs bigint[] not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id)
);
create index batches_by_banner on cw.batches (organization_id, banner_id, id);

alter table cw.orders add column batch_id bigint;

-- Moves orders, with their batch and their events, all or nothing. Command: {organization_id, banner_id, now,
-- batch: {id | null, version, batch_type, workflow_state, shopper_id} | null,
-- orders: [{id, version, status, body, window_starts_at, window_ends_at, in_batch (null: as it is), events: [{name, metadata}],
--           due: [{kind, due_at, payload}]}]}.
-- A batch without id is made, of all the orders. Due work of a kind that an order waits for already is not doubled.
-- Outcome: moved | conflict (another write came first).
create function cw.move_orders(p_command jsonb)
returns table (outcome text, batch_id bigint) language plpgsql as $$
declare
  c record;
  b record;
  v_orders integer;
begin
  select * into c from jsonb_to_record(p_command) as x(organization_id integer, banner_id integer, now timestamptz, batch jsonb, orders jsonb);
  select * into b from jsonb_to_record(c.batch) as x(id bigint, version integer, batch_type text, workflow_state text, shopper_id bigint);
  select count(*) into v_orders from (
    select from cw.orders o join jsonb_to_recordset(c.orders) as m(id bigint, version integer) on m.id = o.id and m.version = o.version
     where o.organization_id = c.organization_id order by o.id for update of o) locked;
  if v_orders <> jsonb_array_length(c.orders) then
    outcome := 'conflict'; return next; return;
  end if;
  batch_id := b.id;
  if c.batch is not null and b.id is null then
    insert into cw.batches (organization_id, banner_id, batch_type, workflow_state, shopper_id, order_refs, created_at, updated_at)
    values (c.organization_id, c.banner_id, b.batch_type, b.workflow_state, b.shopper_id,
            (select array_agg(m.id order by m.n) from jsonb_array_elements(c.orders) with ordinality e(value, n),
                    lateral (select (e.value->>'id')::bigint as id, e.n) m), c.now, c.now)
    returning id into move_orders.batch_id;
  elsif b.id is not null then
    update cw.batches t set workflow_state = b.workflow_state, shopper_id = b.shopper_id, version = t.version + 1, updated_at = c.now
     where t.organization_id = c.organization_id and t.id = b.id and t.version = b.version;
    if not found then
      raise exception 'The batch was moved meanwhile.' using errcode = 'serialization_failure';
    end if;
  end if;
  update cw.orders o set status = m.status, body = m.body, window_starts_at = coalesce(m.window_starts_at, o.window_starts_at),
      window_ends_at = coalesce(m.window_ends_at, o.window_ends_at),
      batch_id = case when m.in_batch then move_orders.batch_id when m.in_batch is null then o.batch_id end,
      version = o.version + 1, updated_at = c.now
    from jsonb_to_recordset(c.orders) as m(id bigint, status text, body jsonb, window_starts_at timestamptz, window_ends_at timestamptz,
                                           in_batch boolean)
   where o.id = m.id and o.organization_id = c.organization_id;
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  select o.organization_id, o.banner_id, o.id, o.order_id, v.event->>'name', c.now, v.event->'metadata'
    from jsonb_array_elements(c.orders) with ordinality as m(value, n)
    join cw.orders o on o.id = (m.value->>'id')::bigint
    cross join lateral jsonb_array_elements(m.value->'events') with ordinality as v(event, place)
   order by m.n, v.place;
  insert into cw.due_work (organization_id, kind, subject, due_at, payload)
  select c.organization_id, d.kind, m.value->>'id', d.due_at, coalesce(d.payload, '{}')
    from jsonb_array_elements(c.orders) as m(value)
    cross join lateral jsonb_to_recordset(coalesce(m.value->'due', '[]')) as d(kind text, due_at timestamptz, payload jsonb)
   where not exists (select from cw.due_work w
                      where w.organization_id = c.organization_id and w.kind = d.kind and w.subject = m.value->>'id');
  outcome := 'moved';
  return next;
end $$;

-- What of an order or an event is not about a person (see 005-accounts.sql), with what the moves of orders add.
create or replace function cw.impersonal(p_value jsonb)
returns jsonb language plpgsql immutable as $$
declare
  c_kept constant text[] := array[
    'items', 'order_items', 'line_num', 'qty_unit', 'replacement_policy', 'replacement_items', 'upc', 'rrc', 'name', 'alcohol',
    'item_upc', 'item_rrc', 'requested_item_upc', 'requested_item_rrc', 'delivered_item_upc', 'delivered_item_rrc', 'scan_code',
    'last_mile', 'workflow_state', 'staged_at', 'bag_scan_codes', 'order_id', 'location_code', 'store_location', 'cancellation_reason',
    'cancellation_type', 'delivered_at', 'delivery_window', 'new_window', 'starts_at', 'ends_at', 'window_starts_at', 'window_ends_at',
    'pick', 'status', 'replacement', 'replacement_status', 'alternative', 'departed_at', 'arrives_at', 'eta', 'pickup', 'category',
    'pickup_category', 'arrived_at', 'topic_id', 'shopper_provided_item_details'];
begin
  case jsonb_typeof(p_value)
    when 'object' then
      return (
        select coalesce(jsonb_object_agg(m.key, cw.impersonal(m.value)), '{}') from jsonb_each(p_value) m
         where m.key = any (c_kept)
            or (jsonb_typeof(m.value) in ('number', 'boolean') and m.key not in ('latitude', 'longitude')));
    when 'array' then
      return (
        select coalesce(jsonb_agg(cw.impersonal(e.value) order by e.place), '[]')
          from jsonb_array_elements(p_value) with ordinality as e(value, place));
    else
      return p_value;
  end case;
end $$;
