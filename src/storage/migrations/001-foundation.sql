-- `cw.` stands for the environment's schema. Times are given by the caller's clock, never taken from now().
-- No foreign keys between hot tables: the functions check, and the consistency proof checks the whole (docs/decisions.md).

create table cw.organizations (
  id integer generated always as identity primary key,
  slug text not null unique,
  name text not null,
  country text not null check (country in ('US', 'CA')),
  settings jsonb not null default '{}',
  test_clock jsonb,
  created_at timestamptz not null
);

create table cw.banners (
  organization_id integer not null references cw.organizations,
  id integer generated always as identity primary key,
  slug text not null,
  name text not null,
  created_at timestamptz not null,
  unique (organization_id, slug)
);

create table cw.applications (
  organization_id integer not null references cw.organizations,
  id integer generated always as identity primary key,
  client_id text not null unique,
  secret_hash bytea not null,
  name text not null,
  status text not null check (status in ('Enabled', 'Disabled', 'Deleting', 'Delete Failed')),
  scopes text[] not null,
  redirect_uris text[] not null default '{}',
  cloned_from integer,
  created_at timestamptz not null,
  renew_by timestamptz not null
);
create index applications_by_organization on cw.applications (organization_id, id);

create table cw.api_keys (
  hash bytea primary key,
  organization_id integer not null references cw.organizations,
  name text not null,
  created_at timestamptz not null
);

create table cw.tokens (
  hash bytea primary key,
  organization_id integer not null,
  application_id integer not null,
  grant_type text not null,
  scopes text[] not null,
  user_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index tokens_by_application on cw.tokens (application_id, expires_at);

create table cw.users (
  organization_id integer not null,
  user_id text collate "C" not null,
  id bigint generated always as identity,
  first_name text,
  last_name text,
  phone_number text,
  locale text,
  active boolean not null default true,
  address jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, user_id)
);
create unique index users_by_id on cw.users (id);

create table cw.stores (
  organization_id integer not null,
  banner_id integer not null,
  location_code text collate "C" not null,
  number integer generated always as identity (maxvalue 4194303),
  name text not null,
  address jsonb not null,
  country text not null check (country in ('US', 'CA')),
  postal_prefix text not null,
  latitude double precision not null,
  longitude double precision not null,
  -- half-degree squares: a search reads only the squares that its circle touches
  cell integer generated always as ((floor((latitude + 90) * 2)::integer * 720) + floor((longitude + 180) * 2)::integer) stored,
  time_zone text not null,
  active boolean not null default true,
  alcohol boolean not null,
  pickup boolean not null,
  pickup_only boolean not null,
  long_distance_delivery boolean not null,
  serves_postal_prefix boolean not null default false,
  hours jsonb not null,
  exceptions jsonb not null default '[]',
  slot_policy jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, banner_id, location_code)
);
create unique index stores_by_number on cw.stores (number);
create index stores_by_cell on cw.stores (organization_id, banner_id, cell);
create index stores_by_prefix on cw.stores (organization_id, banner_id, postal_prefix);

create table cw.products (
  organization_id integer not null,
  banner_id integer not null,
  rrc text collate "C" not null,
  upc text collate "C",
  id bigint generated always as identity,
  name text not null,
  brand text,
  size text,
  cost_unit text not null check (cost_unit in ('each', 'lb', 'kg')),
  par_weight double precision,
  price_cents integer,
  alcohol text check (alcohol in ('wine', 'beer', 'spirits')),
  over_the_counter boolean not null default false,
  snap_eligible boolean not null default false,
  beverage_weight_lb double precision,
  bulky boolean not null default false,
  deliverable boolean not null default true,
  attributes jsonb not null default '{}',
  primary key (organization_id, banner_id, rrc)
);
create index products_by_upc on cw.products (organization_id, banner_id, upc);

-- Capacity. A window's rows in slot_units are its sellable places, made at the first hold; a place is free when
-- taken_until lies in the past, held until it, and booked when it is 'infinity'.
create table cw.slot_windows (
  organization_id integer not null,
  store_number integer not null,
  pool smallint not null,
  start_minute integer not null,
  units integer not null,
  primary key (organization_id, store_number, pool, start_minute)
);

create table cw.slot_units (
  organization_id integer not null,
  store_number integer not null,
  pool smallint not null,
  start_minute integer not null,
  unit integer not null,
  taken_until timestamptz not null default '-infinity',
  hold_id bigint,
  primary key (organization_id, store_number, pool, start_minute, unit)
) with (fillfactor = 70);

create sequence cw.hold_ids start with 1280750203;

create table cw.holds (
  organization_id integer not null,
  id bigint not null,
  user_ref bigint not null,
  store_number integer not null,
  pool smallint not null,
  start_minute integer not null,
  unit integer not null,
  service_option_id bigint not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('active', 'canceled', 'consumed')),
  created_at timestamptz not null,
  primary key (organization_id, id)
) with (fillfactor = 70);
-- One active hold per user, whatever the callers do.
create unique index holds_active_per_user on cw.holds (organization_id, user_ref) where state = 'active';

-- An order is one row: an aggregate with its lines inside, read and written whole under `version`.
create table cw.orders (
  organization_id integer not null,
  order_id text collate "C" not null,
  id bigint generated always as identity,
  banner_id integer not null,
  user_id text collate "C" not null,
  user_ref bigint not null,
  kind text not null check (kind in ('delivery', 'pickup', 'last_mile', 'dispatch')),
  status text not null,
  version integer not null default 1,
  store_number integer not null,
  pool smallint not null,
  start_minute integer not null,
  unit integer,
  hold_id bigint,
  window_starts_at timestamptz not null,
  window_ends_at timestamptz not null,
  locked_until timestamptz,
  link text not null,
  locale text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  body jsonb not null,
  primary key (organization_id, order_id)
) with (fillfactor = 80);
create unique index orders_by_id on cw.orders (id);
create index orders_by_user on cw.orders (organization_id, user_id, created_at);

create sequence cw.event_numbers;

-- An event id lies above 2^53 as the documented sample does, and is a multiple of 1024 so that a double holds it exactly.
create table cw.events (
  id bigint primary key default (1152921504606846976 + nextval('cw.event_numbers') * 1024),
  organization_id integer not null,
  banner_id integer,
  order_ref bigint,
  order_id text,
  name text not null,
  occurred_at timestamptz not null,
  metadata jsonb not null
);
create index events_by_organization on cw.events (organization_id, id);
create index events_by_order on cw.events (order_ref, id);

create table cw.idempotency_keys (
  application_id integer not null,
  target text not null,
  key text not null,
  body_hash bytea not null,
  status smallint,
  response text,
  created_at timestamptz not null,
  primary key (application_id, target, key)
);
create index idempotency_keys_by_age on cw.idempotency_keys (created_at);

create table cw.due_work (
  id bigint generated always as identity primary key,
  organization_id integer not null,
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  claimed_until timestamptz,
  attempts integer not null default 0,
  payload jsonb not null default '{}'
);
create index due_work_by_time on cw.due_work (due_at);
create index due_work_by_subject on cw.due_work (organization_id, kind, subject);

-- What other processes must forget; each reads the rows after the last one it saw.
create table cw.invalidations (
  id bigint generated always as identity primary key,
  topic text not null,
  created_at timestamptz not null
);
