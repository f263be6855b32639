-- What grows: orders that are done move into an archive where an operator wants it, events and places of the past go, and lists find what
-- they ask for without passing everything.

-- Orders that were done long ago, as they were; nothing changes them but the deletion of their user. A column that `orders` gets goes here
-- too, at the same place.
create table cw.archived_orders (like cw.orders including defaults including storage);
alter table cw.archived_orders add primary key (organization_id, order_id);
create unique index archived_orders_by_id on cw.archived_orders (organization_id, id);
create index archived_orders_by_user on cw.archived_orders (organization_id, user_id, created_at);
create index archived_orders_by_window on cw.archived_orders (organization_id, window_starts_at, id);
create index archived_orders_by_store on cw.archived_orders (organization_id, store_number, id);

-- For readers that want an order wherever it is.
create view cw.all_orders as select * from cw.orders union all select * from cw.archived_orders;

-- An archived order keeps its id: an insert of another order under it writes nothing, as if it met a conflict.
create function cw.keep_archived_id() returns trigger language plpgsql as $$
begin
  if exists (select from cw.archived_orders a where a.organization_id = new.organization_id and a.order_id = new.order_id) then
    return null;
  end if;
  return new;
end $$;
create trigger keep_archived_id before insert on cw.orders for each row execute function cw.keep_archived_id();

-- A user changes the id only when cw.delete_user forgets the user: archived orders are forgotten as it forgets the others.
create function cw.forget_archived_orders() returns trigger language plpgsql as $$
declare
  v_orders bigint[];
begin
  with forgotten as (
    update cw.archived_orders o set user_id = new.user_id, link = replace(gen_random_uuid()::text, '-', ''), version = o.version + 1,
        updated_at = new.updated_at,
        body = cw.impersonal(o.body) || '{"removed_items": [], "user": {"sms_opt_in": false}}'
          || case when o.body ? 'last_mile' then
               jsonb_build_object('last_mile', cw.impersonal(o.body->'last_mile') || '{"first_name": "", "last_name": ""}')
             else '{}' end
     where o.organization_id = new.organization_id and o.user_id = old.user_id returning o.id)
  select array_agg(id) into v_orders from forgotten;
  if v_orders is not null then
    update cw.events e set metadata = cw.impersonal(e.metadata)
        || case when e.metadata ? 'user_id' then jsonb_build_object('user_id', new.user_id) else '{}' end
     where e.organization_id = new.organization_id and e.order_ref = any (v_orders);
    perform cw.forget_deliveries(new.organization_id, v_orders);
  end if;
  return null;
end $$;
create trigger forget_archived_orders after update of user_id on cw.users
  for each row when (old.user_id is distinct from new.user_id) execute function cw.forget_archived_orders();

-- How far something that is tidied in the order of its ids has come; what was left behind the mark stays.
create table cw.tidied (
  what text primary key,
  up_to bigint not null
);

-- Deletes events that are older than p_days by the wall and by their organization's clock, of the next p_limit ids. Of an order that is not
-- archived the last one stays, by which the list of changes knows it, and of one under way all; so does what a delivery tells of.
-- `more`: there may be further ones.
create function cw.tidy_events(p_wall timestamptz, p_days integer, p_limit integer)
returns table (gone integer, more boolean) language plpgsql as $$
declare
  v_before timestamptz := p_wall - p_days * interval '1 day';
  v_from bigint;
  v_to bigint;
  v_seen integer;
begin
  gone := 0; more := false;
  insert into cw.tidied values ('events', 0) on conflict do nothing;
  select t.up_to into v_from from cw.tidied t where t.what = 'events' for update skip locked;
  if not found then
    return next; return;
  end if;
  -- A reset of the server lets the ids begin anew.
  if v_from > (select max(e.id) from cw.events e) then
    v_from := 0;
  end if;
  with next as materialized (
    select e.id, coalesce(e.written_at, e.occurred_at) as at from cw.events e where e.id > v_from order by e.id limit p_limit)
  select max(n.id), count(*) into v_to, v_seen from next n
   where n.id < coalesce((select min(y.id) from next y where y.at >= v_before), 9223372036854775807);
  if v_to is null then
    return next; return;
  end if;
  delete from cw.events e
   using cw.organizations g
   where e.id > v_from and e.id <= v_to and g.id = e.organization_id
     and e.occurred_at < least(v_before, cw.time_of(g.test_clock, p_wall) - p_days * interval '1 day')
     and not exists (select from cw.deliveries d where d.event_id = e.id)
     and (not exists (select from cw.orders o where o.id = e.order_ref)
       or (exists (select from cw.orders o where o.id = e.order_ref and o.status in ('delivered', 'canceled') and o.updated_at < v_before)
         and exists (select from cw.events n where n.order_ref = e.order_ref and n.id > e.id)));
  get diagnostics gone = row_count;
  update cw.tidied t set up_to = v_to where t.what = 'events';
  more := v_seen = p_limit;
  return next;
end $$;

-- Moves orders into the archive, of p_limit that are done and were not touched for p_days, the longest untouched first: those that are as old
-- by their organization's clock, and about which nobody is still to be told. `last`: where to go on (p_after), in microseconds since 1970;
-- null: there are no more.
create function cw.archive_orders(p_after bigint, p_wall timestamptz, p_days integer, p_limit integer)
returns table (gone integer, last bigint) language plpgsql as $$
declare
  v_before timestamptz := p_wall - p_days * interval '1 day';
  v_done bigint[];
  v_orders bigint[];
begin
  select array_agg(l.id), case when count(*) = p_limit then (extract(epoch from max(l.updated_at)) * 1000000)::bigint end
    into v_done, last
    from (select o.id, o.updated_at from cw.orders o
           where o.status in ('delivered', 'canceled') and o.updated_at < v_before
             and o.updated_at > timestamptz 'epoch' + p_after * interval '1 microsecond'
           order by o.updated_at limit p_limit) l;
  select array_agg(l.id) into v_orders from (
    select o.id
      from cw.orders o
      join cw.organizations g on g.id = o.organization_id
     where o.id = any (v_done) and o.status in ('delivered', 'canceled')
       and greatest(o.updated_at, o.window_ends_at) < least(v_before, cw.time_of(g.test_clock, p_wall) - p_days * interval '1 day')
       and (o.locked_until is null or o.locked_until < p_wall)
       and not exists (select from cw.deliveries d where d.order_ref = o.id and d.state = 'pending')
       and not exists (select from cw.due_work w
                        where w.organization_id = o.organization_id and w.kind <> 'catalogue.submission' and w.subject = o.id::text)
       and not exists (select from cw.batches b join cw.orders n on n.id = any (b.order_refs)
                        where b.organization_id = o.organization_id and b.id = o.batch_id and n.status not in ('delivered', 'canceled'))
     order by o.id for update of o skip locked) l;
  delete from cw.shopper_runs r using cw.orders o
   where o.id = any (v_orders) and r.organization_id = o.organization_id and r.order_ref = o.id;
  delete from cw.chat_messages m using cw.orders o
   where o.id = any (v_orders) and m.organization_id = o.organization_id and m.order_ref = o.id;
  with moved as (delete from cw.orders o where o.id = any (v_orders) returning o.*)
  insert into cw.archived_orders select * from moved;
  get diagnostics gone = row_count;
  -- What cw.tidy_events left because the order was not archived.
  delete from cw.events e
   where e.order_ref = any (v_orders) and e.id <= (select t.up_to from cw.tidied t where t.what = 'events')
     and not exists (select from cw.deliveries d where d.event_id = e.id);
  return next;
end $$;

-- What is tidied away is found by its age.
create index orders_done on cw.orders (updated_at) where status in ('delivered', 'canceled');
create index slot_windows_by_start on cw.slot_windows (start_minute);
create index catalogue_submissions_by_end on cw.catalogue_submissions (finished_at) where finished_at is not null;
create index product_pages_by_end on cw.product_pages (expires_at) where expires_at is not null;

-- What lists ask for besides the newest. Times come about in the order of rows, so that ranges of pages are enough for them.
create index orders_by_store on cw.orders (organization_id, store_number, id);
create index orders_by_shopper on cw.orders (organization_id, ((body->'shopper'->>'id')::bigint), id) where body->'shopper'->>'id' is not null;
create index orders_by_creation on cw.orders using brin (created_at) with (pages_per_range = 32, autosummarize = on);
create index events_by_time on cw.events using brin (occurred_at) with (pages_per_range = 32, autosummarize = on);
create index deliveries_by_time on cw.deliveries using brin (created_at) with (pages_per_range = 16, autosummarize = on);
create index users_by_name on cw.users (organization_id, lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) text_pattern_ops);
create index users_by_last_name on cw.users (organization_id, lower(last_name) text_pattern_ops);

-- Stores in the order of their distance from a place. A plane has room for all banners, each in Mercator's projection, in which near places
-- keep the order of their distances, and a thousand degrees east of the last one (findNearestDelivering in src/storage/stores/store.ts).
create index stores_by_place on cw.stores using gist (
  point(banner_id * 1000::double precision + longitude, degrees(ln(tan(radians(45 + least(89, greatest(-89, latitude)) / 2))))))
  where active;

-- Claims begin at the oldest entry of an index, where what was done since the last vacuum lies: with 200,000 deliveries of it a claim read
-- 1,950 pages and not 10. The default waits for a fifth of the table.
alter table cw.deliveries set (autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_scale_factor = 0.01);
alter table cw.due_work set (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0.05);
