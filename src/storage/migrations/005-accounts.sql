-- Grants for users, customers' accounts and their links to users, deletion of users.

alter table cw.applications add column require_signed_assertion boolean not null default false;

-- Public keys that the application's assertions are verified with.
create table cw.application_keys (
  organization_id integer not null,
  application_id integer not null,
  key_id text collate "C" not null,
  algorithm text not null check (algorithm in ('RS256', 'ES256')),
  jwk jsonb not null,
  created_at timestamptz not null,
  primary key (organization_id, application_id, key_id)
);

-- Customers' accounts: the "Instacart accounts" that a retailer's users link (contract/users.md §1).
create table cw.customers (
  organization_id integer not null,
  id bigint generated always as identity (start with 940626754),
  email text collate "C" not null,
  phone text,
  password_hash text,
  instacartplus_member boolean not null,
  instacartplus_expires_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, email)
);

-- One account to one user of the organization, and one user to one account.
create table cw.account_links (
  organization_id integer not null,
  customer_id bigint not null,
  user_ref bigint not null,
  linked_at timestamptz not null,
  primary key (organization_id, customer_id),
  unique (organization_id, user_ref)
);

-- A linking token stands for a customer, a user token for a user, any other for neither.
alter table cw.tokens add column customer_id bigint;
create index tokens_by_user on cw.tokens (organization_id, user_id) where user_id is not null;
create index tokens_by_customer on cw.tokens (organization_id, customer_id) where customer_id is not null;

create table cw.authorization_codes (
  hash bytea primary key,
  organization_id integer not null,
  application_id integer not null,
  customer_id bigint not null,
  redirect_uri text not null,
  scopes text[] not null,
  -- S256 of the verifier (RFC 7636)
  code_challenge text,
  expires_at timestamptz not null,
  -- of the token that the code gave; set means used
  token_hash bytea
);
create index authorization_codes_by_application on cw.authorization_codes (application_id, expires_at);
create index authorization_codes_by_customer on cw.authorization_codes (organization_id, customer_id);

-- `jti` of assertions that were accepted, so that none is accepted twice.
create table cw.used_assertions (
  application_id integer not null,
  jti text collate "C" not null,
  expires_at timestamptz not null,
  primary key (application_id, jti)
);
create index used_assertions_by_age on cw.used_assertions (application_id, expires_at);

-- Issues a token that reaches one user. Outcome: issued | disabled | user_not_found | replayed.
create function cw.issue_user_token(p_hash bytea, p_application integer, p_secret_hash bytea, p_grant text, p_scopes text[],
                                    p_user text, p_jti text, p_jti_expires timestamptz, p_now timestamptz, p_expires timestamptz)
returns text language plpgsql as $$
declare
  v_org integer;
begin
  select organization_id into v_org from cw.applications
   where id = p_application and secret_hash = p_secret_hash and status = 'Enabled';
  if v_org is null then
    return 'disabled';
  end if;
  -- Until the commit the user can not be deleted: a deletion that waits sees the token and revokes it.
  perform 1 from cw.users u where u.organization_id = v_org and u.user_id = p_user and u.active for key share;
  if not found then
    return 'user_not_found';
  end if;
  if p_jti is not null then
    -- Kept longer than the assertion lives, since the clocks of two nodes differ.
    delete from cw.used_assertions where (application_id, jti) in (
      select a.application_id, a.jti from cw.used_assertions a
       where a.application_id = p_application and a.expires_at < p_now - interval '10 minutes' limit 100 for update skip locked);
    insert into cw.used_assertions values (p_application, p_jti, p_jti_expires) on conflict do nothing;
    if not found then
      return 'replayed';
    end if;
  end if;
  insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, user_id, created_at, expires_at)
  values (p_hash, v_org, p_application, p_grant, p_scopes, p_user, p_now, p_expires);
  return 'issued';
end $$;

-- Gives an authorization code for a customer. Outcome: created | customer_not_found.
create function cw.create_authorization_code(p_hash bytea, p_org integer, p_application integer, p_customer bigint, p_redirect_uri text,
                                             p_scopes text[], p_challenge text, p_now timestamptz, p_expires timestamptz)
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
  insert into cw.authorization_codes (hash, organization_id, application_id, customer_id, redirect_uri, scopes, code_challenge, expires_at)
  values (p_hash, p_org, p_application, p_customer, p_redirect_uri, p_scopes, p_challenge, p_expires);
  return 'created';
end $$;

-- Exchanges a code for a linking token. Outcome: issued | invalid | invalid_scope | disabled | reused. A reused code revokes the token
-- that it gave (RFC 6749 §4.1.2), whose digest is `revoked`, in hex. A code presented by another application is simply unknown.
create function cw.redeem_code(p_code bytea, p_application integer, p_secret_hash bytea, p_redirect_uri text, p_challenge text,
                               p_scopes text[], p_hash bytea, p_now timestamptz, p_expires timestamptz)
returns table (outcome text, scopes text[], revoked text) language plpgsql as $$
declare
  v_code cw.authorization_codes;
  v_application cw.applications;
begin
  outcome := 'invalid';
  select * into v_code from cw.authorization_codes c where c.hash = p_code and c.application_id = p_application for update;
  if v_code.hash is null then
    return next; return;
  elsif v_code.token_hash is not null then
    delete from cw.tokens t where t.hash = v_code.token_hash;
    outcome := 'reused'; revoked := encode(v_code.token_hash, 'hex');
    return next; return;
  end if;
  select * into v_application from cw.applications a where a.id = p_application and a.organization_id = v_code.organization_id;
  if v_code.expires_at <= p_now or v_code.redirect_uri <> p_redirect_uri or v_code.code_challenge is distinct from p_challenge
     or not (cardinality(v_application.redirect_uris) = 0 or p_redirect_uri = any (v_application.redirect_uris))
     or not v_code.scopes <@ v_application.scopes then
    return next; return;
  elsif v_application.secret_hash <> p_secret_hash or v_application.status <> 'Enabled' then
    outcome := 'disabled'; return next; return;
  end if;
  scopes := coalesce(p_scopes, v_code.scopes);
  if not scopes <@ v_code.scopes then
    outcome := 'invalid_scope'; return next; return;
  end if;
  perform 1 from cw.customers c where c.organization_id = v_code.organization_id and c.id = v_code.customer_id for key share;
  if not found then
    return next; return;
  end if;
  insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, customer_id, created_at, expires_at)
  values (p_hash, v_code.organization_id, p_application, 'authorization_code', redeem_code.scopes, v_code.customer_id, p_now, p_expires);
  update cw.authorization_codes c set token_hash = p_hash where c.hash = p_code;
  outcome := 'issued';
  return next;
end $$;

-- Links the customer of a linking token to a user. Linking the same two again changes nothing.
-- Outcome: linked | user_not_found | user_not_active | token_invalid | already_linked.
create function cw.link_account(p_org integer, p_user text, p_token bytea, p_now timestamptz)
returns text language plpgsql as $$
declare
  v_user record;
  v_customer bigint;
begin
  select u.id, u.active into v_user from cw.users u where u.organization_id = p_org and u.user_id = p_user for key share;
  if v_user.id is null then
    return 'user_not_found';
  elsif not v_user.active then
    return 'user_not_active';
  end if;
  select c.id into v_customer
    from cw.tokens t
    join cw.applications a on a.organization_id = t.organization_id and a.id = t.application_id
    join cw.customers c on c.organization_id = t.organization_id and c.id = t.customer_id
   where t.hash = p_token and t.organization_id = p_org and t.grant_type = 'authorization_code'
     and 'account_linking' = any (t.scopes) and t.expires_at > p_now
     for no key update of c;
  -- Looked at again under the customer's lock: unlinking revokes the customer's tokens.
  if v_customer is null or not exists (select 1 from cw.tokens t where t.hash = p_token) then
    return 'token_invalid';
  end if;
  insert into cw.account_links (organization_id, customer_id, user_ref, linked_at)
  values (p_org, v_customer, v_user.id, p_now) on conflict do nothing;
  if not found and not exists (
      select 1 from cw.account_links l
       where l.organization_id = p_org and l.customer_id = v_customer and l.user_ref = v_user.id) then
    return 'already_linked';
  end if;
  return 'linked';
end $$;

-- Ends a customer's link; with p_delete the account goes as well. The customer's codes and linking tokens end too, so that only a new
-- consent links again. Outcome: done | customer_not_found | not_linked; `revoked` are the digests of the tokens, in hex.
create function cw.unlink_customer(p_org integer, p_customer bigint, p_delete boolean)
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

-- Turns `is_instacartplus` on in the commands of orders (for cw.create_orders and cw.create_dispatch_orders) of users whose linked
-- account is a member at the time of the command: in the order, its first event and the answer kept. Such a command gets
-- `"member": true`. Wrapped around the creation of orders, in the same call.
create function cw.with_membership(p_commands jsonb)
returns jsonb language plpgsql stable as $$
declare
  v_members integer[];
begin
  select array_agg(c.n) into v_members
    from jsonb_to_recordset(p_commands) as c(n integer, organization_id integer, user_id text, "user" jsonb, now timestamptz)
    join cw.users u on u.organization_id = c.organization_id and u.user_id = coalesce(c.user_id, c."user"->>'user_id')
    join cw.account_links l on l.organization_id = u.organization_id and l.user_ref = u.id
    join cw.customers m on m.organization_id = l.organization_id and m.id = l.customer_id
   where m.instacartplus_member and (m.instacartplus_expires_at is null or m.instacartplus_expires_at > c.now);
  if v_members is null then
    return p_commands;
  end if;
  return (
    select jsonb_agg(
             case when (e.command->>'n')::integer = any (v_members) then
               cw.with_plus(e.command) || jsonb_build_object(
                 'member', true,
                 'body', (e.command->'body') || '{"is_instacartplus": true}',
                 'windows', (select jsonb_agg(cw.with_plus(w.choice) order by w.place)
                               from jsonb_array_elements(e.command->'windows') with ordinality as w(choice, place)))
             else e.command end
             order by e.place)
      from jsonb_array_elements(p_commands) with ordinality as e(command, place));
end $$;

-- The same for one `event` and `response` (JSON text or null), which a command has, or each of its windows.
create function cw.with_plus(p_part jsonb)
returns jsonb language sql immutable as $$
  select p_part || jsonb_build_object(
    'event', (p_part->'event') || '{"is_instacartplus": true}',
    'response', ((p_part->>'response')::jsonb || '{"is_express": true, "is_instacartplus": true}')::text);
$$;

-- What of an order or an event is not about a person: numbers, yes and no, and the members named here. What later releases add is
-- personal until it is named.
create function cw.impersonal(p_value jsonb)
returns jsonb language plpgsql immutable as $$
declare
  c_kept constant text[] := array[
    'items', 'order_items', 'line_num', 'qty_unit', 'replacement_policy', 'replacement_items', 'upc', 'rrc', 'name', 'alcohol',
    'item_upc', 'item_rrc', 'requested_item_upc', 'requested_item_rrc', 'delivered_item_upc', 'delivered_item_rrc', 'scan_code',
    'last_mile', 'workflow_state', 'staged_at', 'bag_scan_codes', 'order_id', 'location_code', 'store_location', 'cancellation_reason', 'cancellation_type', 'delivered_at',
    'delivery_window', 'new_window', 'starts_at', 'ends_at', 'window_starts_at', 'window_ends_at'];
begin
  case jsonb_typeof(p_value)
    when 'object' then
      return (
        select coalesce(jsonb_object_agg(m.key, cw.impersonal(m.value)), '{}') from jsonb_each(p_value) m
         where m.key = any (c_kept)
            or (jsonb_typeof(m.value) in ('number', 'boolean') and m.key not in ('latitude', 'longitude')));
    when 'array' then
      return (
        select coalesce(jsonb_agg(cw.impersonal(e.value) order by e.place), '[]')
          from jsonb_array_elements(p_value) with ordinality as e(value, place));
    else
      return p_value;
  end case;
end $$;

-- An order that needs no reservation meets no lock of a deletion before it is written: it waits for the user here, and starts over when
-- the user is gone. Those with a reservation wait for its row.
create function cw.require_user() returns trigger language plpgsql as $$
begin
  perform 1 from cw.users u where u.organization_id = new.organization_id and u.user_id = new.user_id for key share;
  if not found then
    raise exception 'The user of the order was deleted meanwhile.' using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
create trigger require_user before insert on cw.orders
  for each row when (new.kind = 'dispatch' and new.user_ref <> 0) execute function cw.require_user();

-- Forgets a user: whoever the user was is gone from the row, the orders and their events, which go on under a random id. Command:
-- {organization_id, user_id, new_user_id, path_segment (the user id as it stands in paths), under_way (statuses), now}.
-- Outcome: deleted | user_not_found | user_not_active | order_under_way; `revoked` are the digests of the user's tokens, in hex.
-- After a refusal the caller rolls back.
create function cw.delete_user(p_command jsonb)
returns table (outcome text, revoked text[]) language plpgsql as $$
declare
  c record;
  v_user record;
  v_hold cw.holds;
  v_orders bigint[];
  v_order_ids text[];
begin
  revoked := '{}';
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, user_id text, new_user_id text, path_segment text, under_way jsonb, now timestamptz);
  -- With this lock no reservation, link or token begins; with those of the holds no order does.
  select u.id, u.active, u.phone_number into v_user
    from cw.users u where u.organization_id = c.organization_id and u.user_id = c.user_id for update;
  if v_user.id is null then
    outcome := 'user_not_found'; return next; return;
  elsif not v_user.active then
    outcome := 'user_not_active'; return next; return;
  end if;
  for v_hold in
    update cw.holds h set state = 'canceled'
     where h.organization_id = c.organization_id and h.user_ref = v_user.id and h.state = 'active' returning h.*
  loop
    perform cw.release_unit(v_hold.organization_id, v_hold.store_number, v_hold.pool, v_hold.start_minute, v_hold.unit, v_hold.id);
  end loop;
  if exists (select 1 from cw.orders o
              where o.organization_id = c.organization_id and o.user_id = c.user_id and c.under_way ? o.status) then
    outcome := 'order_under_way'; return next; return;
  end if;

  select array_agg(o.id), array_agg(o.order_id) into v_orders, v_order_ids
    from cw.orders o where o.organization_id = c.organization_id and o.user_id = c.user_id;
  update cw.orders o set user_id = c.new_user_id, link = replace(gen_random_uuid()::text, '-', ''), version = o.version + 1,
      updated_at = c.now,
      body = cw.impersonal(o.body) || '{"removed_items": [], "user": {"sms_opt_in": false}}'
        || case when o.body ? 'last_mile' then
             jsonb_build_object('last_mile', cw.impersonal(o.body->'last_mile') || '{"first_name": "", "last_name": ""}')
           else '{}' end
   where o.organization_id = c.organization_id and o.user_id = c.user_id;
  update cw.events e set metadata = cw.impersonal(e.metadata)
      || case when e.metadata ? 'user_id' then jsonb_build_object('user_id', c.new_user_id) else '{}' end
   where e.organization_id = c.organization_id and e.order_ref = any (v_orders);
  delete from cw.idempotency_keys k
   using cw.applications a
   where a.organization_id = c.organization_id and k.application_id = a.id
     and (strpos(k.target, '/users/' || c.path_segment || '/') > 0
          or k.response::jsonb->>'user_id' = c.user_id
          or (strpos(k.target, '/orders') > 0 and k.response::jsonb->>'id' = any (v_order_ids)));
  -- Point-of-sale transactions name customers as the retailer likes: by id or by phone number.
  update cw.pos_transactions t set body = t.body - 'customer_reference' - 'cardholder_name'
   where t.organization_id = c.organization_id and t.body->>'customer_reference' in (c.user_id, v_user.phone_number);
  delete from cw.account_links l where l.organization_id = c.organization_id and l.user_ref = v_user.id;
  with gone as (
    delete from cw.tokens t where t.organization_id = c.organization_id and t.user_id = c.user_id returning t.hash
  )
  select coalesce(array_agg(encode(hash, 'hex')), '{}') into revoked from gone;
  update cw.users u set user_id = c.new_user_id, first_name = null, last_name = null, phone_number = null, locale = null,
      address = null, active = false, updated_at = c.now
   where u.organization_id = c.organization_id and u.id = v_user.id;
  outcome := 'deleted';
  return next;
end $$;
