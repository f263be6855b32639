-- Planted fault: a place that is given back stays taken.
create or replace function cw.release_unit(p_org integer, p_store integer, p_pool smallint, p_start integer, p_unit integer, p_hold bigint)
returns void language sql as $$
  select null::void;
$$;
