-- The shopper takes its time as chance will have it, and not as its seed says.
create function cw.random_pace() returns trigger language plpgsql as $$
begin
  if new.kind = 'shopper.step' then
    new.due_at := new.due_at + floor(random() * 60000) * interval '1 millisecond';
  end if;
  return new;
end $$;
create trigger random_pace before insert on cw.due_work for each row execute function cw.random_pace();
