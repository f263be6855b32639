-- When an event was written, on the wall: with a test clock that stands still, `occurred_at` alone does not tell which of several
-- requests caused it. Events of before this have none.
alter table cw.events add column written_at timestamptz;
alter table cw.events alter column written_at set default clock_timestamp();
