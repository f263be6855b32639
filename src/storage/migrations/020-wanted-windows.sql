-- Holds on one wanted window that share a call: each looks for a place from the last one's on. From the first place on every search
-- passes over all that are taken.

drop function cw.claim_unit(integer, integer, smallint, integer, integer, timestamptz, timestamptz, bigint);

-- Takes one free place of a window until p_until, or gives null when it is full. p_after: the places up to it are looked at last.
create function cw.claim_unit(p_org integer, p_store integer, p_pool smallint, p_start integer, p_capacity integer,
                              p_now timestamptz, p_until timestamptz, p_hold bigint, p_after integer default 0)
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
   where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start and unit > p_after
     and taken_until <= p_now
   limit 1 for update skip locked;
  if v_unit is null and p_after > 0 then
    select unit into v_unit from cw.slot_units
     where organization_id = p_org and store_number = p_store and pool = p_pool and start_minute = p_start and taken_until <= p_now
     limit 1 for update skip locked;
  end if;
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

-- As in 002. The commands come window by window.
create or replace function cw.reserve_slots(p_commands jsonb)
returns table (n integer, outcome text, hold_id bigint, user_ref bigint) language plpgsql as $$
declare
  c record;
  v_old record;
  v_active boolean;
  v_unit integer;
  v_after integer;
begin
  -- Every user's row first and in order: a user's reservations follow one another.
  perform 1 from cw.users u
    join (select distinct x.organization_id, x.user_id from jsonb_to_recordset(p_commands) as x(organization_id integer, user_id text)) k
      on k.organization_id = u.organization_id and k.user_id = u.user_id
   order by u.organization_id, u.user_id for no key update of u;
  for c in
    select x.*, row_number() over (partition by x.organization_id, x.store_number, x.pool, x.start_minute order by x.n) as nth
      from jsonb_to_recordset(p_commands) as x(
      n integer, organization_id integer, user_id text, store_number integer, pool smallint, start_minute integer,
      capacity integer, service_option_id bigint, starts_at timestamptz, ends_at timestamptz, expires_at timestamptz, now timestamptz)
    order by x.organization_id, x.store_number, x.pool, x.start_minute, x.n
  loop
    n := c.n; hold_id := null; user_ref := null;
    if c.nth = 1 then
      v_after := 0;
    end if;
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
    v_unit := cw.claim_unit(c.organization_id, c.store_number, c.pool, c.start_minute, c.capacity, c.now, c.expires_at, hold_id,
                            v_after);
    if v_unit is null then
      hold_id := null; outcome := 'full'; return next; continue;
    end if;
    v_after := v_unit;
    insert into cw.holds values (c.organization_id, hold_id, user_ref, c.store_number, c.pool, c.start_minute, v_unit,
      c.service_option_id, c.starts_at, c.ends_at, c.expires_at, 'active', c.now);
    outcome := 'reserved';
    return next;
  end loop;
end $$;
