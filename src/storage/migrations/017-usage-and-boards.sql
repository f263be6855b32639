-- How much is asked of the server, the stock that a banner began with, and what boards of the console look up.

-- `demo`: created with the demo stores and catalogue, which a reset brings back.
alter table cw.banners add column stock text not null default 'none' check (stock in ('none', 'demo'));

-- Requests that were answered, by minute, hour and day of the wall (UTC). A process adds what it counted to all three at once, so that
-- nothing has to be rolled up. `histogram`: requests by duration, in the buckets of src/http/usage/histogram.ts. Application 0: an API key.
create table cw.usage (
  organization_id integer not null,
  step text not null check (step in ('minute', 'hour', 'day')),
  at timestamptz not null,
  application_id integer not null,
  operation text not null,
  requests bigint not null,
  errors_4xx bigint not null,
  errors_5xx bigint not null,
  milliseconds double precision not null,
  longest double precision not null,
  histogram bigint[] not null,
  last_at timestamptz not null,
  primary key (organization_id, step, at, application_id, operation)
) with (fillfactor = 70);
create index usage_by_age on cw.usage (step, at);
