-- Orders of every kind. An order that was never reserved still gets a hold, used up at once, so that every order has the
-- same trace: its place, its hold, its event. A dispatch order may have no user: its user_id is '' and its user_ref 0,
-- which no user has.

-- Books the first of some windows that has a free place. Windows: [{start_minute, capacity, service_option_id, starts_at,
-- ends_at}], the best first. `p_order` is the order that moves, or null: a window that counts against the place it has
-- keeps that place, however full. Gives no row when all are full.
create function cw.book_window(p_org integer, p_user_ref bigint, p_store integer, p_pool smallint, p_windows jsonb,
                               p_now timestamptz, p_order cw.orders)
returns table (choice integer, hold_id bigint, start_minute integer, unit integer, starts_at timestamptz, ends_at timestamptz)
language plpgsql as $$
declare
  w record;
begin
  hold_id := nextval('cw.hold_ids');
  for w in
    select e.n::integer - 1 as n, x.* from jsonb_array_elements(p_windows) with ordinality e(value, n),
      lateral jsonb_to_record(e.value) as x(start_minute integer, capacity integer, service_option_id bigint,
                                            starts_at timestamptz, ends_at timestamptz)
     order by e.n
  loop
    unit := null;
    if w.start_minute = p_order.start_minute and p_order.unit is not null then
      update cw.slot_units u set hold_id = book_window.hold_id
       where u.organization_id = p_org and u.store_number = p_store and u.pool = p_pool and u.start_minute = w.start_minute
         and u.unit = p_order.unit and u.hold_id = p_order.hold_id
       returning u.unit into unit;
    end if;
    if unit is null then
      unit := cw.claim_unit(p_org, p_store, p_pool, w.start_minute, w.capacity, p_now, 'infinity', hold_id);
    end if;
    if unit is not null then
      insert into cw.holds values (p_org, hold_id, p_user_ref, p_store, p_pool, w.start_minute, unit, w.service_option_id,
        w.starts_at, w.ends_at, p_now, 'consumed', p_now);
      choice := w.n; start_minute := w.start_minute; starts_at := w.starts_at; ends_at := w.ends_at;
      return next; return;
    end if;
  end loop;
end $$;

-- Creates dispatch orders, which come without a reservation. Command: {n, organization_id, application_id, banner_id,
-- order_id, user: {user_id, first_name, last_name, phone_number, locale} | null, store_number, pool, windows, link, locale,
-- body, now, wall, idempotency: {target, key, hash (hex)} | null}; each window, the best first, also has the order's
-- `event` and, under an idempotency key, its `response`. Users that are missing are created with their order.
-- Outcome: created (`chosen`: index of the window) | replay | mismatch | user_not_active | order_id_taken | full.
create function cw.create_dispatch_orders(p_commands jsonb)
returns table (n integer, outcome text, chosen integer, response text) language plpgsql as $$
declare
  c record;
  v_key record;
  v_user record;
  v_booked record;
  v_order bigint;
  v_new bigint[];
begin
  -- Every user's row first and in order; those that get no order are taken back below.
  with made as (
    insert into cw.users (organization_id, user_id, first_name, last_name, phone_number, locale, created_at, updated_at)
    select distinct on (x.organization_id, x."user"->>'user_id') x.organization_id, x."user"->>'user_id', x."user"->>'first_name',
           x."user"->>'last_name', x."user"->>'phone_number', x."user"->>'locale', x.now, x.now
      from jsonb_to_recordset(p_commands) as x(organization_id integer, "user" jsonb, now timestamptz)
     where x."user"->>'user_id' is not null
     order by x.organization_id, x."user"->>'user_id'
    on conflict do nothing returning id)
  select array_agg(id) into v_new from made;
  for c in
    select x.* from jsonb_to_recordset(p_commands) as x(
      n integer, organization_id integer, application_id integer, banner_id integer, order_id text, "user" jsonb,
      store_number integer, pool smallint, windows jsonb, link text, locale text, body jsonb, now timestamptz, wall timestamptz,
      idempotency jsonb)
    order by x.organization_id, x.store_number, x.windows->0->'start_minute', x.n
  loop
    n := c.n; outcome := null; chosen := null; response := null;
    if c.idempotency is not null then
      select * into v_key from cw.begin_idempotent(c.application_id, c.idempotency->>'target', c.idempotency->>'key',
        decode(c.idempotency->>'hash', 'hex'), c.wall);
      if v_key.outcome <> 'fresh' then
        outcome := v_key.outcome; response := v_key.response; return next; continue;
      end if;
    end if;
    select coalesce(u.id, 0) as id, coalesce(u.user_id, '') as user_id, coalesce(u.active, true) as active into v_user
      from (values (1)) one left join cw.users u on u.organization_id = c.organization_id and u.user_id = c."user"->>'user_id';
    if not v_user.active then
      outcome := 'user_not_active';
    elsif exists (select 1 from cw.orders o where o.organization_id = c.organization_id and o.order_id = c.order_id) then
      outcome := 'order_id_taken';
    else
      select * into v_booked from cw.book_window(c.organization_id, v_user.id, c.store_number, c.pool, c.windows, c.now, null);
      if v_booked.hold_id is null then
        outcome := 'full';
      else
        insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool,
            start_minute, unit, hold_id, window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
        values (c.organization_id, c.order_id, c.banner_id, v_user.user_id, v_user.id, 'dispatch', 'brand_new', c.store_number,
            c.pool, v_booked.start_minute, v_booked.unit, v_booked.hold_id, v_booked.starts_at, v_booked.ends_at, c.link, c.locale,
            c.now, c.now, c.body)
        on conflict (organization_id, order_id) do nothing
        returning id into v_order;
        if v_order is null then
          -- The same order id was created by a neighbour since the check above.
          perform cw.release_unit(c.organization_id, c.store_number, c.pool, v_booked.start_minute, v_booked.unit, v_booked.hold_id);
          delete from cw.holds h where h.organization_id = c.organization_id and h.id = v_booked.hold_id;
          outcome := 'order_id_taken';
        else
          chosen := v_booked.choice;
          response := c.windows->chosen->>'response';
          insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
          values (c.organization_id, c.banner_id, v_order, c.order_id, 'fulfillment.brand_new', c.now, c.windows->chosen->'event');
          outcome := 'created';
        end if;
      end if;
    end if;
    if c.idempotency is not null then
      if outcome = 'created' then
        update cw.idempotency_keys k set status = 200, response = create_dispatch_orders.response
         where k.application_id = c.application_id and k.target = c.idempotency->>'target' and k.key = c.idempotency->>'key';
      else
        delete from cw.idempotency_keys k
         where k.application_id = c.application_id and k.target = c.idempotency->>'target' and k.key = c.idempotency->>'key';
      end if;
    end if;
    return next;
  end loop;
  if v_new is not null then
    delete from cw.users u where u.id = any(v_new)
       and not exists (select 1 from cw.orders o where o.organization_id = u.organization_id and o.user_id = u.user_id);
  end if;
end $$;

-- Creates orders for holds. Command: {n, organization_id, application_id, banner_id, order_id, user_id, kind, hold_id,
-- capacity, phone_given, link, locale, body, event, response, now, wall, idempotency: {target, key, hash (hex)} | null,
-- window_starts_at | null, window_ends_at | null}; a last mile order may name a window inside that of its hold.
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
      now timestamptz, wall timestamptz, idempotency jsonb, window_starts_at timestamptz, window_ends_at timestamptz)
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
              v_hold.pool, v_hold.start_minute, v_unit, v_hold.id, coalesce(c.window_starts_at, v_hold.starts_at),
              coalesce(c.window_ends_at, v_hold.ends_at), c.link, c.locale, c.now, c.now, c.body)
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

-- Writes a changed order. Command: {organization_id, order_id, version, hold_id | null, capacity, windows | null, body,
-- event_name, event, now}. With a hold the order moves to that hold's window; with windows (as for cw.book_window, each
-- with its `event`) to the first that has a place. The old place is given back.
-- Outcome: updated (`chosen`: index of the window) | conflict (another write came first) | hold_not_found | hold_used | full.
create function cw.update_order(p_command jsonb)
returns table (outcome text, updated jsonb, chosen integer) language plpgsql as $$
declare
  c record;
  v_order cw.orders;
  v_hold cw.holds;
  v_unit integer;
  v_booked record;
  v_event jsonb;
begin
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, order_id text, version integer, hold_id bigint, capacity integer, body jsonb,
    event_name text, event jsonb, windows jsonb, now timestamptz);
  v_event := c.event;
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
  elsif c.windows is not null then
    select * into v_booked from cw.book_window(c.organization_id, v_order.user_ref, v_order.store_number, v_order.pool, c.windows,
                                               c.now, v_order);
    if v_booked.hold_id is null then
      outcome := 'full'; return next; return;
    end if;
    -- Nothing is released where the place stayed: it has the new hold already.
    perform cw.release_unit(v_order.organization_id, v_order.store_number, v_order.pool, v_order.start_minute,
                            v_order.unit, v_order.hold_id);
    chosen := v_booked.choice;
    v_event := c.windows->chosen->'event';
    update cw.orders o set start_minute = v_booked.start_minute, unit = v_booked.unit, hold_id = v_booked.hold_id,
        window_starts_at = v_booked.starts_at, window_ends_at = v_booked.ends_at
     where o.organization_id = c.organization_id and o.order_id = c.order_id;
  end if;
  update cw.orders o set body = c.body, version = o.version + 1, updated_at = c.now
   where o.organization_id = c.organization_id and o.order_id = c.order_id
   returning o.* into v_order;
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  values (v_order.organization_id, v_order.banner_id, v_order.id, v_order.order_id, c.event_name, c.now, v_event);
  outcome := 'updated'; updated := to_jsonb(v_order);
  return next;
end $$;

-- Cancels an order and gives its place back. Command: {organization_id, banner_id, user_id | null, owner | null, order_id,
-- kinds, statuses, reason, event, now}. `user_id` is the user of the path, who must exist; without one the order is found by its
-- id, and must be the `owner`'s where one is named.
-- Outcome: canceled | user_not_found | user_not_active | not_found | too_late | retry_later.
create function cw.cancel_order(p_command jsonb)
returns table (outcome text, canceled jsonb) language plpgsql as $$
declare
  c record;
  v_active boolean;
  v_order cw.orders;
begin
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, banner_id integer, user_id text, owner text, order_id text, kinds jsonb, statuses jsonb, reason text,
    event jsonb, now timestamptz);
  if c.user_id is not null then
    select u.active into v_active from cw.users u where u.organization_id = c.organization_id and u.user_id = c.user_id;
    if v_active is null then
      outcome := 'user_not_found'; return next; return;
    elsif not v_active then
      outcome := 'user_not_active'; return next; return;
    end if;
  end if;
  select * into v_order from cw.orders o
   where o.organization_id = c.organization_id and o.order_id = c.order_id
     and o.banner_id = c.banner_id and o.user_id = coalesce(c.user_id, c.owner, o.user_id) and c.kinds ? o.kind for update;
  if v_order.id is null then
    outcome := 'not_found'; return next; return;
  elsif c.user_id is null and exists (select 1 from cw.users u where u.id = v_order.user_ref and not u.active) then
    outcome := 'user_not_active'; return next; return;
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
