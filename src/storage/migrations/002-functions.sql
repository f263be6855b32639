-- The hot paths as functions over an array of commands: one round trip, one result for each command, refusals as
-- values. Commands are taken in key order, so that two batches of one kind seldom wait for each other in a circle; where
-- they do (holds against orders), the one that loses is run again by its caller.

-- Brings the number of places of a window to its capacity: adds missing ones, removes free ones. Taken places stay, so
-- that the number given back can be higher than the capacity.
create function cw.fit_window(p_org integer, p_store integer, p_pool smallint, p_start integer, p_capacity integer, p_now timestamptz)
returns integer language plpgsql as $$
declare
  v_count integer;
begin
  insert into cw.slot_windows values (p_org, p_store, p_pool, p_start, 0) on conflict do nothing;
  perform 1 from cw.slot_windows
   where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start for update;
  select count(*) into v_count from cw.slot_units
   where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start;
  if v_count < p_capacity then
    insert into cw.slot_units (organization_id, store_number, pool, start_minute, unit)
    select p_org, p_store, p_pool, p_start, n
      from generate_series(1, p_capacity + v_count) n
     where not exists (select 1 from cw.slot_units u
                        where u.organization_id = p_org and u.store_number = p_store and u.pool = p_pool
                          and u.start_minute = p_start and u.unit = n)
     order by n limit p_capacity - v_count;
  elsif v_count > p_capacity then
    delete from cw.slot_units
     where (organization_id, store_number, pool, start_minute, unit) in (
       select organization_id, store_number, pool, start_minute, unit from cw.slot_units
        where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start
          and taken_until <= p_now
        order by unit desc limit v_count - p_capacity for update skip locked);
  end if;
  update cw.slot_windows w set units = (
      select count(*) from cw.slot_units u
       where u.organization_id = p_org and u.store_number = p_store and u.pool = p_pool and u.start_minute = p_start)
   where w.organization_id = p_org and w.store_number = p_store and w.pool = p_pool and w.start_minute = p_start
  returning units into v_count;
  return v_count;
end $$;

-- Takes one free place of a window until p_until, or gives null when it is full.
create function cw.claim_unit(p_org integer, p_store integer, p_pool smallint, p_start integer, p_capacity integer,
                              p_now timestamptz, p_until timestamptz, p_hold bigint)
returns integer language plpgsql as $$
declare
  v_unit integer;
  v_units integer;
begin
  select units into v_units from cw.slot_windows
   where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start;
  if v_units is distinct from p_capacity then
    v_units := cw.fit_window(p_org, p_store, p_pool, p_start, p_capacity, p_now);
  end if;
  -- More places than capacity: nothing is sold until enough came back, not even a place that comes back just now.
  if v_units > p_capacity then
    return null;
  end if;
  -- A place that another transaction is taking or giving back is skipped first, so that claims on one window run side by side.
  select unit into v_unit from cw.slot_units
   where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start and taken_until <= p_now
   limit 1 for update skip locked;
  if v_unit is null then
    -- Before saying "full", wait for those places: one may come back.
    select unit into v_unit from cw.slot_units
     where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start and taken_until <= p_now
     limit 1 for update;
  end if;
  if v_unit is not null then
    update cw.slot_units set taken_until = p_until, hold_id = p_hold
     where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start and unit = v_unit;
  end if;
  return v_unit;
end $$;

-- Gives a place back if it is still the given hold's.
create function cw.release_unit(p_org integer, p_store integer, p_pool smallint, p_start integer, p_unit integer, p_hold bigint)
returns void language sql as $$
  update cw.slot_units set taken_until = '-infinity', hold_id = null
   where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start
     and unit = p_unit and hold_id = p_hold;
$$;

-- Reserves time slots. Command: {n, organization_id, user_id, store_number, pool, start_minute, capacity,
-- service_option_id, starts_at, ends_at, expires_at, now}. Outcome: reserved | user_not_found | user_not_active | full.
-- The user's current hold is cancelled first, also when the new one then fails (contract/service-options.md §1.5).
create function cw.reserve_slots(p_commands jsonb)
returns table (n integer, outcome text, hold_id bigint, user_ref bigint) language plpgsql as $$
declare
  c record;
  v_old record;
  v_active boolean;
  v_unit integer;
begin
  -- Every user's row first and in order: a user's reservations follow one another.
  perform 1 from cw.users u
    join (select distinct x.organization_id, x.user_id from jsonb_to_recordset(p_commands) as x(organization_id integer, user_id text)) k
      on k.organization_id = u.organization_id and k.user_id = u.user_id
   order by u.organization_id, u.user_id for no key update of u;
  for c in
    select x.* from jsonb_to_recordset(p_commands) as x(
      n integer, organization_id integer, user_id text, store_number integer, pool smallint, start_minute integer,
      capacity integer, service_option_id bigint, starts_at timestamptz, ends_at timestamptz, expires_at timestamptz, now timestamptz)
    order by x.organization_id, x.store_number, x.pool, x.start_minute, x.n
  loop
    n := c.n; hold_id := null; user_ref := null;
    select u.id, u.active into user_ref, v_active from cw.users u
     where u.organization_id = c.organization_id and u.user_id = c.user_id;
    if user_ref is null then
      outcome := 'user_not_found'; return next; continue;
    elsif not v_active then
      outcome := 'user_not_active'; return next; continue;
    end if;
    update cw.holds h set state = 'canceled'
     where h.organization_id = c.organization_id and h.user_ref = reserve_slots.user_ref and h.state = 'active'
     returning h.* into v_old;
    if found then
      perform cw.release_unit(v_old.organization_id, v_old.store_number, v_old.pool, v_old.start_minute, v_old.unit, v_old.id);
    end if;
    hold_id := nextval('cw.hold_ids');
    v_unit := cw.claim_unit(c.organization_id, c.store_number, c.pool, c.start_minute, c.capacity, c.now, c.expires_at, hold_id);
    if v_unit is null then
      hold_id := null; outcome := 'full'; return next; continue;
    end if;
    insert into cw.holds values (c.organization_id, hold_id, user_ref, c.store_number, c.pool, c.start_minute, v_unit,
      c.service_option_id, c.starts_at, c.ends_at, c.expires_at, 'active', c.now);
    outcome := 'reserved';
    return next;
  end loop;
end $$;

-- Takes the place of a hold for good: the held one, or for an expired hold any that is left, for which the capacity of now
-- counts. Null when the window is full.
create function cw.take_hold(p_hold cw.holds, p_capacity integer, p_now timestamptz)
returns integer language plpgsql as $$
declare
  v_unit integer;
begin
  update cw.slot_units set taken_until = 'infinity'
   where organization_id = p_hold.organization_id and store_number = p_hold.store_number and pool = p_hold.pool
     and start_minute = p_hold.start_minute and unit = p_hold.unit and hold_id = p_hold.id and taken_until > p_now
   returning unit into v_unit;
  if v_unit is null then
    v_unit := cw.claim_unit(p_hold.organization_id, p_hold.store_number, p_hold.pool, p_hold.start_minute, p_capacity,
                            p_now, 'infinity', p_hold.id);
  end if;
  if v_unit is not null then
    update cw.holds set state = 'consumed', unit = v_unit where organization_id = p_hold.organization_id and id = p_hold.id;
  end if;
  return v_unit;
end $$;

-- Remembers an idempotency key. Outcome: fresh | replay (status and response are those kept) | mismatch.
-- A concurrent request with the same key waits here until the first one has committed or given up.
create function cw.begin_idempotent(p_application integer, p_target text, p_key text, p_hash bytea, p_wall timestamptz)
returns table (outcome text, status smallint, response text) language plpgsql as $$
declare
  v_row cw.idempotency_keys;
begin
  insert into cw.idempotency_keys (application_id, target, key, body_hash, created_at)
  values (p_application, p_target, p_key, p_hash, p_wall) on conflict do nothing;
  if found then
    outcome := 'fresh'; return next; return;
  end if;
  select * into v_row from cw.idempotency_keys k
   where k.application_id = p_application and k.target = p_target and k.key = p_key for update;
  if v_row.application_id is null or v_row.created_at <= p_wall - interval '24 hours' then
    delete from cw.idempotency_keys k where k.application_id = p_application and k.target = p_target and k.key = p_key;
    insert into cw.idempotency_keys (application_id, target, key, body_hash, created_at)
    values (p_application, p_target, p_key, p_hash, p_wall);
    outcome := 'fresh';
  elsif v_row.body_hash <> p_hash then
    outcome := 'mismatch';
  else
    outcome := 'replay'; status := v_row.status; response := v_row.response;
  end if;
  return next;
end $$;

-- Creates orders. Command: {n, organization_id, application_id, banner_id, order_id, user_id, kind, hold_id, capacity,
-- phone_given, link, locale, body, event, response, now, wall, idempotency: {target, key, hash (hex)} | null}.
-- Outcome: created | replay | mismatch | user_not_found | user_not_active | phone_missing | order_id_taken |
-- hold_not_found | hold_used | full.
create function cw.create_orders(p_commands jsonb)
returns table (n integer, outcome text, response text) language plpgsql as $$
declare
  c record;
  v_user record;
  v_hold cw.holds;
  v_unit integer;
  v_order bigint;
  v_key record;
begin
  for c in
    select x.* from jsonb_to_recordset(p_commands) as x(
      n integer, organization_id integer, application_id integer, banner_id integer, order_id text, user_id text, kind text,
      hold_id bigint, capacity integer, phone_given boolean, link text, locale text, body jsonb, event jsonb, response text,
      now timestamptz, wall timestamptz, idempotency jsonb)
    order by x.organization_id, x.hold_id, x.n
  loop
    n := c.n; response := null; outcome := null;
    if c.idempotency is not null then
      select * into v_key from cw.begin_idempotent(c.application_id, c.idempotency->>'target', c.idempotency->>'key',
        decode(c.idempotency->>'hash', 'hex'), c.wall);
      if v_key.outcome <> 'fresh' then
        outcome := v_key.outcome; response := v_key.response; return next; continue;
      end if;
    end if;
    select u.id, u.active, u.phone_number into v_user from cw.users u
     where u.organization_id = c.organization_id and u.user_id = c.user_id;
    if v_user.id is null then
      outcome := 'user_not_found';
    elsif not v_user.active then
      outcome := 'user_not_active';
    elsif not c.phone_given and v_user.phone_number is null then
      outcome := 'phone_missing';
    elsif exists (select 1 from cw.orders o where o.organization_id = c.organization_id and o.order_id = c.order_id) then
      outcome := 'order_id_taken';
    else
      select * into v_hold from cw.holds h
       where h.organization_id = c.organization_id and h.id = c.hold_id and h.user_ref = v_user.id for update;
      if v_hold.id is null or v_hold.state = 'canceled' then
        outcome := 'hold_not_found';
      elsif v_hold.state = 'consumed' then
        outcome := 'hold_used';
      else
        v_unit := cw.take_hold(v_hold, c.capacity, c.now);
        if v_unit is null then
          outcome := 'full';
        else
          insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool,
              start_minute, unit, hold_id, window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
          values (c.organization_id, c.order_id, c.banner_id, c.user_id, v_user.id, c.kind, 'brand_new', v_hold.store_number,
              v_hold.pool, v_hold.start_minute, v_unit, v_hold.id, v_hold.starts_at, v_hold.ends_at, c.link, c.locale, c.now,
              c.now, c.body)
          on conflict (organization_id, order_id) do nothing
          returning id into v_order;
          if v_order is null then
            -- The same order id was created by a neighbour since the check above: the hold stays what it was.
            update cw.slot_units set taken_until = v_hold.expires_at
             where organization_id = v_hold.organization_id and store_number = v_hold.store_number and pool = v_hold.pool
               and start_minute = v_hold.start_minute and unit = v_unit and hold_id = v_hold.id;
            update cw.holds h set state = 'active' where h.organization_id = v_hold.organization_id and h.id = v_hold.id;
            outcome := 'order_id_taken';
          else
            insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
            values (c.organization_id, c.banner_id, v_order, c.order_id, 'fulfillment.brand_new', c.now, c.event);
            outcome := 'created';
          end if;
        end if;
      end if;
    end if;
    if c.idempotency is not null then
      if outcome = 'created' then
        update cw.idempotency_keys k set status = 200, response = c.response
         where k.application_id = c.application_id and k.target = c.idempotency->>'target' and k.key = c.idempotency->>'key';
      else
        delete from cw.idempotency_keys k
         where k.application_id = c.application_id and k.target = c.idempotency->>'target' and k.key = c.idempotency->>'key';
      end if;
    end if;
    return next;
  end loop;
end $$;

-- Writes a changed order. Command: {organization_id, order_id, version, hold_id | null, capacity, body, event_name, event, now}.
-- With a hold the order moves to that hold's window and gives its old place back.
-- Outcome: updated | conflict (another write came first) | hold_not_found | hold_used | full.
create function cw.update_order(p_command jsonb)
returns table (outcome text, updated jsonb) language plpgsql as $$
declare
  c record;
  v_order cw.orders;
  v_hold cw.holds;
  v_unit integer;
begin
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, order_id text, version integer, hold_id bigint, capacity integer, body jsonb,
    event_name text, event jsonb, now timestamptz);
  select * into v_order from cw.orders o
   where o.organization_id = c.organization_id and o.order_id = c.order_id and o.version = c.version for update;
  if v_order.id is null then
    outcome := 'conflict'; return next; return;
  end if;
  if c.hold_id is not null then
    select * into v_hold from cw.holds h
     where h.organization_id = c.organization_id and h.id = c.hold_id and h.user_ref = v_order.user_ref for update;
    if v_hold.id is null or v_hold.state = 'canceled' then
      outcome := 'hold_not_found'; return next; return;
    elsif v_hold.state = 'consumed' then
      outcome := 'hold_used'; return next; return;
    end if;
    v_unit := cw.take_hold(v_hold, c.capacity, c.now);
    if v_unit is null then
      outcome := 'full'; return next; return;
    end if;
    perform cw.release_unit(v_order.organization_id, v_order.store_number, v_order.pool, v_order.start_minute,
                            v_order.unit, v_order.hold_id);
    update cw.orders o set store_number = v_hold.store_number, pool = v_hold.pool, start_minute = v_hold.start_minute,
        unit = v_unit, hold_id = v_hold.id, window_starts_at = v_hold.starts_at, window_ends_at = v_hold.ends_at
     where o.organization_id = c.organization_id and o.order_id = c.order_id;
  end if;
  update cw.orders o set body = c.body, version = o.version + 1, updated_at = c.now
   where o.organization_id = c.organization_id and o.order_id = c.order_id
   returning o.* into v_order;
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  values (v_order.organization_id, v_order.banner_id, v_order.id, v_order.order_id, c.event_name, c.now, c.event);
  outcome := 'updated'; updated := to_jsonb(v_order);
  return next;
end $$;

-- Cancels an order and gives its place back. Command: {organization_id, banner_id, user_id, order_id, kinds,
-- statuses, reason, event, now}.
-- Outcome: canceled | user_not_found | user_not_active | not_found | too_late | retry_later.
create function cw.cancel_order(p_command jsonb)
returns table (outcome text, canceled jsonb) language plpgsql as $$
declare
  c record;
  v_active boolean;
  v_order cw.orders;
begin
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, banner_id integer, user_id text, order_id text, kinds jsonb, statuses jsonb, reason text, event jsonb, now timestamptz);
  select u.active into v_active from cw.users u where u.organization_id = c.organization_id and u.user_id = c.user_id;
  if v_active is null then
    outcome := 'user_not_found'; return next; return;
  elsif not v_active then
    outcome := 'user_not_active'; return next; return;
  end if;
  select * into v_order from cw.orders o
   where o.organization_id = c.organization_id and o.order_id = c.order_id and o.user_id = c.user_id and o.banner_id = c.banner_id
     and c.kinds ? o.kind for update;
  if v_order.id is null then
    outcome := 'not_found'; return next; return;
  elsif v_order.locked_until > c.now then
    outcome := 'retry_later'; return next; return;
  elsif not c.statuses ? v_order.status then
    outcome := 'too_late'; return next; return;
  end if;
  perform cw.release_unit(v_order.organization_id, v_order.store_number, v_order.pool, v_order.start_minute,
                          v_order.unit, v_order.hold_id);
  update cw.orders o set status = 'canceled', unit = null, version = o.version + 1, updated_at = c.now,
      body = o.body || jsonb_build_object('cancellation_reason', c.reason)
   where o.organization_id = c.organization_id and o.order_id = c.order_id
   returning o.* into v_order;
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  values (v_order.organization_id, v_order.banner_id, v_order.id, v_order.order_id, 'fulfillment.canceled', c.now, c.event);
  outcome := 'canceled'; canceled := to_jsonb(v_order);
  return next;
end $$;
