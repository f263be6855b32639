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
