-- Consents of customers, for them to look through and to take back.

-- That a customer allowed an application to be linked with the account: until the customer takes it back, the organization unlinks the
-- account, or one of the three is deleted. The codes and tokens that come of it end sooner.
create table cw.consents (
  organization_id integer not null,
  customer_id bigint not null,
  application_id integer not null,
  -- the first time, by the organization's clock
  allowed_at timestamptz not null,
  primary key (organization_id, customer_id, application_id)
);
create index consents_by_application on cw.consents (organization_id, application_id);

-- Earlier ones are known as far as their codes, which lived five minutes, and tokens are still there.
insert into cw.consents
select k.organization_id, k.customer_id, k.application_id, min(k.allowed_at)
  from (select c.organization_id, c.customer_id, c.application_id, c.expires_at - interval '5 minutes' as allowed_at
          from cw.authorization_codes c
        union all
        select t.organization_id, t.customer_id, t.application_id, t.created_at from cw.tokens t where t.customer_id is not null) k
  join cw.customers c on c.organization_id = k.organization_id and c.id = k.customer_id
  join cw.applications a on a.organization_id = k.organization_id and a.id = k.application_id
 group by k.organization_id, k.customer_id, k.application_id;

-- As in 005; a code is given for a consent.
create or replace function cw.create_authorization_code(p_hash bytea, p_org integer, p_application integer, p_customer bigint,
                                                        p_redirect_uri text, p_scopes text[], p_challenge text, p_now timestamptz,
                                                        p_expires timestamptz)
returns text language plpgsql as $$
begin
  -- Used codes are remembered as long as their tokens live, so that a second use can revoke them.
  delete from cw.authorization_codes where hash in (
    select c.hash from cw.authorization_codes c
     where c.application_id = p_application and c.expires_at < p_now - interval '25 hours' limit 100 for update skip locked);
  perform 1 from cw.customers c where c.organization_id = p_org and c.id = p_customer for key share;
  if not found then
    return 'customer_not_found';
  end if;
  insert into cw.consents (organization_id, customer_id, application_id, allowed_at)
  values (p_org, p_customer, p_application, p_now) on conflict do nothing;
  insert into cw.authorization_codes (hash, organization_id, application_id, customer_id, redirect_uri, scopes, code_challenge, expires_at)
  values (p_hash, p_org, p_application, p_customer, p_redirect_uri, p_scopes, p_challenge, p_expires);
  return 'created';
end $$;

-- As in 005; the customer's consents end too.
create or replace function cw.unlink_customer(p_org integer, p_customer bigint, p_delete boolean)
returns table (outcome text, revoked text[]) language plpgsql as $$
declare
  v_linked boolean;
begin
  revoked := '{}';
  perform 1 from cw.customers c where c.organization_id = p_org and c.id = p_customer for update;
  if not found then
    outcome := 'customer_not_found'; return next; return;
  end if;
  delete from cw.account_links l where l.organization_id = p_org and l.customer_id = p_customer;
  v_linked := found;
  if not v_linked and not p_delete then
    outcome := 'not_linked'; return next; return;
  end if;
  delete from cw.consents s where s.organization_id = p_org and s.customer_id = p_customer;
  delete from cw.authorization_codes c where c.organization_id = p_org and c.customer_id = p_customer;
  with gone as (
    delete from cw.tokens t where t.organization_id = p_org and t.customer_id = p_customer returning t.hash
  )
  select coalesce(array_agg(encode(hash, 'hex')), '{}') into revoked from gone;
  if p_delete then
    delete from cw.customers c where c.organization_id = p_org and c.id = p_customer;
  end if;
  outcome := 'done';
  return next;
end $$;

-- Takes back what a customer allowed an application: its codes and linking tokens for the account end, and so does the account's link, which
-- is one for all applications of the organization. Gives the digests of the tokens, in hex; null where there is no such consent.
create function cw.take_back_consent(p_org integer, p_customer bigint, p_application integer)
returns text[] language plpgsql as $$
declare
  v_revoked text[];
begin
  -- The code before the customer, as an exchange locks them.
  perform 1 from cw.authorization_codes c
   where c.organization_id = p_org and c.customer_id = p_customer and c.application_id = p_application for update;
  perform 1 from cw.customers c where c.organization_id = p_org and c.id = p_customer for update;
  delete from cw.consents s where s.organization_id = p_org and s.customer_id = p_customer and s.application_id = p_application;
  if not found then
    return null;
  end if;
  delete from cw.account_links l where l.organization_id = p_org and l.customer_id = p_customer;
  delete from cw.authorization_codes c
   where c.organization_id = p_org and c.customer_id = p_customer and c.application_id = p_application;
  with gone as (
    delete from cw.tokens t
     where t.organization_id = p_org and t.customer_id = p_customer and t.application_id = p_application returning t.hash
  )
  select coalesce(array_agg(encode(hash, 'hex')), '{}') into v_revoked from gone;
  return v_revoked;
end $$;
