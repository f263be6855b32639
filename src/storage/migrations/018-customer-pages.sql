-- Pages for customers: orders are found by their links, customers sign in to allow an application.

-- A link is all that its holder has: the look-up goes without the organization, as a token's does.
create unique index orders_by_link on cw.orders (link);

-- Given at the sign-up; accounts made otherwise have none.
alter table cw.customers add column name text;

-- Sessions of browsers at the consent page, found by the digest of the cookie. `turn` counts the decisions made in it: a form knows the
-- turn that it was made for, and so is good for one decision.
create table cw.customer_sessions (
  hash bytea primary key,
  organization_id integer not null,
  customer_id bigint not null,
  turn integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index customer_sessions_by_customer on cw.customer_sessions (organization_id, customer_id);
create index customer_sessions_by_age on cw.customer_sessions (expires_at);

-- Tries to sign in, by what they name: a digest of the e-mail address, whether or not it has an account, or of the caller's address.
create table cw.customer_sign_in_tries (
  organization_id integer not null,
  subject text collate "C" not null,
  tries integer not null,
  since timestamptz not null,
  primary key (organization_id, subject)
);
create index customer_sign_in_tries_by_age on cw.customer_sign_in_tries (since);
