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
create index orders_by_number on cw.orders (organization_id, id);
create index orders_by_window on cw.orders (organization_id, window_starts_at, id);
-- Few beside those that are done, of which there are ever more.
create index orders_under_way on cw.orders (organization_id, id) where status not in ('delivered', 'canceled');
