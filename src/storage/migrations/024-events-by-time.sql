-- A page of an hour's events in their order, found without reading the events of the hour.
create index concurrently events_by_occurrence on cw.events (organization_id, occurred_at, xid, id)
