-- Lists of orders for operators, and what changed in them since a reader looked.

-- The transaction that wrote the order last. Readers of changes go by it, and only as far as every older transaction is over, so that
-- what commits late comes late and nothing is missed. Orders written before this column lie together at the beginning.
alter table cw.orders add column changed_in xid8 not null default '3';
alter table cw.orders alter column changed_in set default pg_current_xact_id();

create function cw.mark_order_changed() returns trigger language plpgsql as $$
begin
  new.changed_in := pg_current_xact_id();
  return new;
end $$;
create trigger mark_order_changed before update on cw.orders for each row execute function cw.mark_order_changed();

create index orders_by_change on cw.orders (organization_id, changed_in, id);
create index orders_by_window on cw.orders (organization_id, window_starts_at, id);
-- Few beside those that are done, of which there are ever more.
create index orders_under_way on cw.orders (organization_id, id) where status not in ('delivered', 'canceled');

-- After a restore into another server the numbers of transactions begin anew; what lies ahead of them counts as changed now.
create or replace function cw.adopt_restored_events() returns void language sql as $$
  update cw.events e set xid = '3'
   where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
     and e.organization_id in (
       select o.id from cw.organizations o
        cross join lateral (select l.xid from cw.events l where l.organization_id = o.id order by l.xid desc limit 1) last
        where last.xid >= pg_snapshot_xmax(pg_current_snapshot()));
  update cw.orders o set version = o.version
   where o.changed_in >= pg_snapshot_xmax(pg_current_snapshot())
     and o.organization_id in (
       select g.id from cw.organizations g
        cross join lateral (
          select l.changed_in from cw.orders l where l.organization_id = g.id order by l.changed_in desc limit 1) last
        where last.changed_in >= pg_snapshot_xmax(pg_current_snapshot()));
$$;
