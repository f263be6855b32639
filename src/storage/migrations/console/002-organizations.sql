alter table cw.accounts
  -- Runs the installation: the pool of servers, incidents, the status page.
  add column is_operator boolean not null default false,
  add column locale text not null default 'en-US' check (locale in ('en-US', 'en-CA', 'fr-CA')),
  add column email_confirmed_at timestamptz,
  -- Sealed; it counts as a second factor once a code of it was given.
  add column totp_secret bytea,
  add column totp_confirmed_at timestamptz,
  -- The 30 seconds that the last accepted code was for: a code works once.
  add column totp_step bigint;

-- Tries of sign-ins since the last that succeeded, whether or not there is an account.
create table cw.sign_in_tries (
  email_hash bytea primary key check (octet_length(email_hash) = 32),
  count integer not null,
  locked_until timestamptz,
  last_at timestamptz not null
);

create table cw.organizations (
  id integer generated always as identity primary key,
  slug text collate "C" not null unique,
  name text not null,
  country text not null check (country in ('US', 'CA')),
  created_at timestamptz not null
);

create table cw.members (
  organization_id integer not null references cw.organizations on delete cascade,
  account_id integer not null references cw.accounts on delete cascade,
  role text not null check (role in ('developer', 'developer_admin', 'operator')),
  created_at timestamptz not null,
  primary key (organization_id, account_id)
);
create index members_by_account on cw.members (account_id);

alter table cw.sessions
  add column id integer generated always as identity unique,
  -- The organization that the session works in.
  add column organization_id integer references cw.organizations on delete set null,
  add column address text not null default '',
  add column user_agent text not null default '';
create index sessions_by_organization on cw.sessions (organization_id);

create table cw.recovery_codes (
  account_id integer not null references cw.accounts on delete cascade,
  hash bytea not null check (octet_length(hash) = 32),
  used_at timestamptz,
  primary key (account_id, hash)
);

-- What a link in a mail proves. Used once: it is deleted.
create table cw.mail_tokens (
  hash bytea primary key check (octet_length(hash) = 32),
  account_id integer not null references cw.accounts on delete cascade,
  purpose text not null check (purpose in ('confirm_email', 'change_email', 'reset_password')),
  -- Where the mail went; for change_email the address to come.
  email text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index mail_tokens_by_account on cw.mail_tokens (account_id, purpose);

create table cw.invitations (
  id integer generated always as identity primary key,
  organization_id integer not null references cw.organizations on delete cascade,
  email text collate "C" not null check (email = lower(email)),
  role text not null check (role in ('developer', 'developer_admin', 'operator')),
  hash bytea not null unique check (octet_length(hash) = 32),
  invited_by integer references cw.accounts on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique (organization_id, email)
);
create index invitations_by_inviter on cw.invitations (invited_by);

create table cw.outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  state text not null check (state in ('logged', 'sent', 'failed'))
);

-- Rows are only added. Organization and account are kept by number and name, so that the log outlives both.
create table cw.audit_entries (
  id bigint generated always as identity primary key,
  -- Null for what concerns an account or the installation.
  organization_id integer,
  account_id integer,
  actor text not null,
  operation text not null,
  target text not null,
  -- Null for what the console did itself.
  environment text check (environment in ('development', 'production')),
  status integer not null,
  address text not null,
  request_id text not null,
  at timestamptz not null
);
create index audit_entries_by_organization on cw.audit_entries (organization_id, id desc);
create index audit_entries_by_account on cw.audit_entries (account_id, id desc);

create function cw.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of the audit log are never changed.';
end $$;
create trigger audit_entries_append_only before update or delete on cw.audit_entries
  for each row execute function cw.refuse_change();

create table cw.pool_servers (
  id integer generated always as identity primary key,
  environment text not null check (environment in ('development', 'production')),
  -- Says which server it is when its URL changes: where its credentials come from.
  name text collate "C" not null,
  -- Public base URL without a trailing slash.
  url text collate "C" not null,
  -- PEM of the authorities to trust besides those that Node trusts.
  ca text,
  -- An application with the scope cartwright:platform there; the secret is sealed.
  client_id text not null,
  client_secret bytea not null,
  takes_new boolean not null default true,
  created_at timestamptz not null,
  unique (environment, name)
);

-- A server of the organization's: made in the pool, then on the server itself.
create table cw.assignments (
  organization_id integer not null references cw.organizations on delete cascade,
  environment text not null check (environment in ('development', 'production')),
  server_id integer references cw.pool_servers,
  -- The organization's slug there.
  slug text collate "C" not null,
  state text not null check (state in ('pending', 'ready')),
  -- The console's own application there; the secret is sealed.
  client_id text,
  client_secret bytea,
  -- Why the last try failed, for people.
  problem text,
  updated_at timestamptz not null,
  primary key (organization_id, environment),
  unique (server_id, slug),
  check (state = 'pending' or (server_id is not null and client_id is not null and client_secret is not null))
);
