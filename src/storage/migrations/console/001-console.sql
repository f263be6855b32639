-- `cw.` stands for the console's schema. Times are the wall's, given by the caller.

create table cw.accounts (
  id integer generated always as identity primary key,
  email text collate "C" not null unique check (email = lower(email)),
  password_hash text not null check (password_hash like '$argon2id$%'),
  name text not null,
  created_at timestamptz not null
);

create table cw.sessions (
  token bytea primary key check (octet_length(token) = 32),
  account_id integer not null references cw.accounts on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen timestamptz not null
);
create index sessions_by_account on cw.sessions (account_id);
create index sessions_by_expiry on cw.sessions (expires_at);
