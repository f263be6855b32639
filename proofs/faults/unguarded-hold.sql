-- Planted fault: a place is made for whoever asks, whether or not the window has one left.
create or replace function cw.claim_unit(p_org integer, p_store integer, p_pool smallint, p_start integer, p_capacity integer,
                                         p_now timestamptz, p_until timestamptz, p_hold bigint, p_after integer default 0)
returns integer language plpgsql as $$
begin
  insert into cw.slot_units values (p_org, p_store, p_pool, p_start, p_hold % 2000000000, p_until, p_hold);
  return p_hold % 2000000000;
end $$;
