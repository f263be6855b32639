-- What the status page shows. Times are the wall's. `server_id` is of `pool_servers`, whose rows may go; `component` is 'server' for the whole.

create table cw.status_settings (
  single boolean primary key default true check (single),
  open_to_all boolean not null default false
);
insert into cw.status_settings default values;

-- Whose turn it is to probe: one row, taken for a round.
create table cw.status_rounds (
  single boolean primary key default true check (single),
  round bigint not null default 0,
  holder text,
  held_until timestamptz,
  next_at timestamptz not null default '-infinity'
);
insert into cw.status_rounds default values;

-- Each component as the last round left it.
create table cw.status_components (
  server_id integer not null,
  component text not null,
  state text not null check (state in ('operational', 'degraded', 'down')),
  excused boolean not null,
  reason text,
  milliseconds integer,
  since timestamptz not null,
  checked_at timestamptz not null,
  failures integer not null,
  downs integer not null,
  successes integer not null,
  primary key (server_id, component)
);

create table cw.status_samples (
  server_id integer not null,
  component text not null,
  at timestamptz not null,
  state text not null check (state in ('operational', 'degraded', 'down')),
  excused boolean not null,
  milliseconds integer,
  primary key (server_id, component, at)
);
create index status_samples_by_time on cw.status_samples (at);

-- Sums of samples by hour and by day (UTC). `histogram`: bounds in src/console/status/histogram.ts.
create table cw.status_periods (
  period text not null check (period in ('hour', 'day')),
  server_id integer not null,
  component text not null,
  starts_at timestamptz not null,
  operational integer not null,
  degraded integer not null,
  down integer not null,
  excused integer not null,
  histogram integer[] not null,
  longest integer,
  primary key (period, server_id, component, starts_at)
);
create index status_periods_by_time on cw.status_periods (period, starts_at);

create table cw.incidents (
  id integer generated always as identity primary key,
  -- Null: of the whole installation.
  server_id integer,
  environment text check (environment in ('development', 'production')),
  components text[] not null,
  -- The scope that a round watches; null for those that an operator opened.
  scope text,
  impact text not null check (impact in ('minor', 'major', 'critical')),
  state text not null,
  title text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  resolved_at timestamptz check (resolved_at >= opened_at),
  check ((state = 'resolved') = (resolved_at is not null)),
  check (scope is null or server_id is not null)
);
create unique index incidents_open_by_scope on cw.incidents (server_id, scope) where scope is not null and resolved_at is null;
create index incidents_by_time on cw.incidents (opened_at desc, id desc);

create table cw.incident_updates (
  id integer generated always as identity primary key,
  incident_id integer not null references cw.incidents on delete cascade,
  state text not null,
  text text not null,
  at timestamptz not null,
  -- Null: written by the console itself.
  account_id integer references cw.accounts on delete set null
);
create index incident_updates_by_incident on cw.incident_updates (incident_id, id);

create table cw.maintenances (
  id integer generated always as identity primary key,
  server_id integer,
  environment text check (environment in ('development', 'production')),
  components text[] not null,
  state text not null,
  title text not null,
  text text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  changed_at timestamptz not null,
  check (ends_at > starts_at)
);
create index maintenances_ahead on cw.maintenances (starts_at) where state in ('planned', 'in_progress');
create index maintenances_by_time on cw.maintenances (starts_at desc, id desc);

create table cw.status_subscriptions (
  id integer generated always as identity primary key,
  account_id integer not null references cw.accounts on delete cascade,
  kind text not null check (kind in ('webhook', 'email')),
  state text not null check (state in ('unconfirmed', 'active', 'ended')),
  -- URL of a webhook, or e-mail address in lower case.
  target text not null,
  ca_certificate text,
  -- Sealed: what signs a webhook's messages, or the token in the links of mails.
  secret bytea not null,
  -- Of an e-mail subscription: SHA-256 of that token.
  token bytea,
  created_at timestamptz not null,
  check ((kind = 'email') = (token is not null))
);
create unique index status_subscriptions_by_target on cw.status_subscriptions (account_id, kind, target) where state <> 'ended';
create unique index status_subscriptions_by_token on cw.status_subscriptions (token);

-- What subscribers have to be told, written in the transaction of the change.
create table cw.status_notices (
  id bigint generated always as identity primary key,
  subscription_id integer not null references cw.status_subscriptions on delete cascade,
  -- The same for all subscribers of one change.
  message_id text not null,
  type text not null,
  -- JSON as it is sent.
  body text not null,
  state text not null check (state in ('pending', 'sent', 'failed')),
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  finished_at timestamptz
);
create index status_notices_due on cw.status_notices (next_attempt_at) where state = 'pending';
create index status_notices_by_subscription on cw.status_notices (subscription_id, id desc);

-- SHA-256 of the token in an account's feed URLs.
create table cw.status_feeds (
  account_id integer primary key references cw.accounts on delete cascade,
  token bytea not null unique,
  created_at timestamptz not null
);
