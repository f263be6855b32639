-- The catalogue as retailers send it. A product is found by the retailer's reference code or by a lookup code; it has at least one.
alter table cw.products drop constraint products_pkey;
alter table cw.products alter column rrc drop not null;
alter table cw.products add primary key (organization_id, banner_id, id);
create unique index products_by_rrc on cw.products (organization_id, banner_id, rrc);
-- Not only the words of English: `simple` takes them as they are.
create index products_by_words on cw.products using gin (to_tsvector('simple', name)) with (fastupdate = on);

-- A reference code groups several lookup codes into one product: the first is products.upc, the others are here, without leading zeros.
create table cw.product_codes (
  organization_id integer not null,
  banner_id integer not null,
  code text collate "C" not null,
  product_id bigint not null,
  primary key (organization_id, banner_id, code)
);
create index product_codes_by_product on cw.product_codes (organization_id, banner_id, product_id);

-- What a store says differently of a product; null: as the product says. Rows only where a retailer has sent an item.
create table cw.store_items (
  organization_id integer not null,
  banner_id integer not null,
  store_number integer not null,
  product_id bigint not null,
  available boolean,
  price_cents integer,
  alcoholic boolean,
  cost_unit text check (cost_unit in ('each', 'lb', 'kg')),
  par_weight double precision,
  blackout_times jsonb,
  attributes jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (organization_id, banner_id, store_number, product_id)
);

-- What the data ingestion operations took in. `objects` is emptied once they are processed.
create table cw.catalogue_submissions (
  organization_id integer not null,
  id bigint generated always as identity,
  banner_id integer not null,
  kind text not null check (kind in ('product', 'item')),
  batch boolean not null,
  request_id text not null,
  object_count integer not null,
  objects jsonb not null,
  state text not null default 'received' check (state in ('received', 'processing', 'completed', 'failed')),
  errors jsonb not null default '[]',
  received_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, id)
);

-- Claims the oldest submissions of one banner whose time has come. While some of a banner's are claimed its later ones wait, so that
-- submissions take effect in the order in which they came. A claim lapses at p_until, as when its process has died.
create function cw.claim_submissions(p_now timestamptz, p_until timestamptz, p_limit integer)
returns table (work_id bigint, organization_id integer, banner_id integer, submission_id bigint, attempts integer) language plpgsql as $$
declare
  v_banner record;
begin
  for v_banner in
    select b.organization_id, b.id from cw.banners b
     where exists (select 1 from cw.due_work w
                    where w.organization_id = b.organization_id and w.kind = 'catalogue.submission' and w.subject = b.id::text
                      and w.due_at <= p_now and (w.claimed_until is null or w.claimed_until <= p_now))
     for no key update of b skip locked
  loop
    -- A new snapshot, now that nobody else can claim for this banner.
    continue when exists (
      select 1 from cw.due_work w
       where w.organization_id = v_banner.organization_id and w.kind = 'catalogue.submission' and w.subject = v_banner.id::text
         and w.claimed_until > p_now);
    return query
      with oldest as (
        select w.id from cw.due_work w
         where w.organization_id = v_banner.organization_id and w.kind = 'catalogue.submission' and w.subject = v_banner.id::text
           and not exists (select 1 from cw.due_work e
                            where e.organization_id = w.organization_id and e.kind = w.kind and e.subject = w.subject
                              and e.id < w.id and e.due_at > p_now)
           and w.due_at <= p_now
         order by w.id limit p_limit for update skip locked
      ), claimed as (
        update cw.due_work w set claimed_until = p_until, attempts = w.attempts + 1
          from oldest where w.id = oldest.id
        returning w.id, (w.payload->>'submission_id')::bigint as submission, w.attempts
      ), marked as (
        update cw.catalogue_submissions s set state = 'processing', started_at = coalesce(s.started_at, p_now)
          from claimed where s.organization_id = v_banner.organization_id and s.id = claimed.submission
      )
      select c.id, v_banner.organization_id, v_banner.id, c.submission, c.attempts from claimed c order by c.id;
    if found then
      return;
    end if;
  end loop;
end $$;

-- How far an import from a file has come; written in the transaction of the rows it counts.
create table cw.imports (
  organization_id integer not null,
  banner_id integer not null,
  kind text not null,
  fingerprint text not null,
  file text not null,
  bytes_done bigint not null default 0,
  lines_done bigint not null default 0,
  rows_done bigint not null default 0,
  rows_bad bigint not null default 0,
  error_bytes bigint not null default 0,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (organization_id, banner_id, kind, fingerprint)
);
