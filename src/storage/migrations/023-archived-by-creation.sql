-- As orders_by_creation_time, for the archive.
create index concurrently archived_orders_by_creation_time on cw.archived_orders (organization_id, created_at, id, store_number)
