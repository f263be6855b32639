-- One delivery in a hundred is never made.
create function cw.lost_callback() returns trigger language plpgsql as $$
begin
  return case when new.id % 100 = 0 then null else new end;
end $$;
create trigger lost_callback before insert on cw.deliveries for each row execute function cw.lost_callback();
