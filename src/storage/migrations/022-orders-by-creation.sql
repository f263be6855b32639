-- A page of a day's orders by itself: in ranges of pages (orders_by_creation) the whole day was read, 57 MB of 25,000 orders. The store
-- stands last, so that those of one store are found in the index.
create index concurrently orders_by_creation_time on cw.orders (organization_id, created_at, id, store_number)
