-- Headers that a handler put on the answer kept under an idempotency key (deprecation of one use of an operation); null: none.
alter table cw.idempotency_keys add column headers jsonb;

-- Remembers an idempotency key. Outcome: fresh | replay (status, response and headers are those kept) | mismatch.
-- A concurrent request with the same key waits here until the first one has committed or given up.
drop function cw.begin_idempotent(integer, text, text, bytea, timestamptz);
create function cw.begin_idempotent(p_application integer, p_target text, p_key text, p_hash bytea, p_wall timestamptz)
returns table (outcome text, status smallint, response text, headers jsonb) language plpgsql as $$
declare
  v_row cw.idempotency_keys;
begin
  insert into cw.idempotency_keys (application_id, target, key, body_hash, created_at)
  values (p_application, p_target, p_key, p_hash, p_wall) on conflict do nothing;
  if found then
    outcome := 'fresh'; return next; return;
  end if;
  select * into v_row from cw.idempotency_keys k
   where k.application_id = p_application and k.target = p_target and k.key = p_key for update;
  if v_row.application_id is null or v_row.created_at <= p_wall - interval '24 hours' then
    delete from cw.idempotency_keys k where k.application_id = p_application and k.target = p_target and k.key = p_key;
    insert into cw.idempotency_keys (application_id, target, key, body_hash, created_at)
    values (p_application, p_target, p_key, p_hash, p_wall);
    outcome := 'fresh';
  elsif v_row.body_hash <> p_hash then
    outcome := 'mismatch';
  else
    outcome := 'replay'; status := v_row.status; response := v_row.response; headers := v_row.headers;
  end if;
  return next;
end $$;
