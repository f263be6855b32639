create table cw.pos_transactions (
  organization_id integer not null,
  id text collate "C" not null,
  banner_id integer not null,
  store_id text not null,
  transacted_at timestamptz not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (organization_id, id)
);
create index pos_transactions_by_time on cw.pos_transactions (organization_id, transacted_at);

-- Shopping list and recipe pages of the developer platform, found by an unguessable link.
create table cw.product_pages (
  link text collate "C" primary key,
  organization_id integer not null,
  kind text not null check (kind in ('shopping_list', 'recipe')),
  body jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index product_pages_by_organization on cw.product_pages (organization_id, created_at);
