-- One kept answer in five is gone as soon as its request is done.
create function cw.forgotten_key() returns trigger language plpgsql as $$
begin
  if new.response is not null and hashtext(new.key) % 5 = 0 then
    delete from cw.idempotency_keys k where k.application_id = new.application_id and k.target = new.target and k.key = new.key;
  end if;
  return null;
end $$;
create trigger forgotten_key after insert or update on cw.idempotency_keys for each row execute function cw.forgotten_key();
