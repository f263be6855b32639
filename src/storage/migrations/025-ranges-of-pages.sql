-- contract: the release before finds the same by orders_by_creation_time and events_by_occurrence (022, 024).
-- Ranges of pages (019) that nothing asks any more.
drop index cw.orders_by_creation;
drop index cw.events_by_time
