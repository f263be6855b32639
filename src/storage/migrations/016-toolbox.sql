-- Who follows changes of orders reads the events: each change of an order that a list shows writes one, and cw.events is kept in the order
-- of commits anyhow. A column, its index and a trigger for the same on orders made every order dearer (docs/decisions.md).
drop trigger mark_order_changed on cw.orders;
drop function cw.mark_order_changed();
drop index cw.orders_by_change;
alter table cw.orders drop column changed_in;

-- As in 009-callbacks.sql.
create or replace function cw.adopt_restored_events() returns void language sql as $$
  update cw.events e set xid = '3'
   where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
     and e.organization_id in (
       select o.id from cw.organizations o
        cross join lateral (select l.xid from cw.events l where l.organization_id = o.id order by l.xid desc limit 1) last
        where last.xid >= pg_snapshot_xmax(pg_current_snapshot()));
$$;

-- An order changes its user only when cw.delete_user forgets the user.
create function cw.tell_forgotten_order() returns trigger language plpgsql as $$
begin
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  values (new.organization_id, new.banner_id, new.id, new.order_id, 'cartwright.order_updated', new.updated_at,
          jsonb_build_object('order_id', new.order_id));
  return null;
end $$;
create trigger tell_forgotten_order after update of user_id on cw.orders
  for each row when (old.user_id is distinct from new.user_id) execute function cw.tell_forgotten_order();

-- As in 011-due-work.sql. Clocks count milliseconds: what falls due between two of them is done at the later one, else an advance would
-- stand before it for ever.
create or replace function cw.begin_step(p_org integer, p_holder text, p_kinds text[], p_also timestamptz, p_wall timestamptz,
                                         p_until timestamptz)
returns table (instant timestamptz, under_way jsonb, settings jsonb, moved boolean) language plpgsql as $$
declare
  v_now timestamptz;
  v_to timestamptz;
begin
  update cw.due_turns t set claimed_until = p_until
   where t.organization_id = p_org and t.holder = p_holder and t.claimed_until > p_wall
   returning t.advance into under_way;
  if not found then
    return;
  end if;
  select cw.time_of(o.test_clock, p_wall), o.settings into v_now, settings from cw.organizations o where o.id = p_org;
  moved := false;
  instant := v_now;
  if under_way is not null then
    v_to := to_timestamp((under_way->>'to')::double precision / 1000);
    instant := date_trunc('milliseconds', least(cw.next_due(p_org, p_kinds, p_wall), p_also) + interval '999 microseconds');
    if instant > v_to then
      instant := null;
    elsif instant < v_now then
      instant := v_now;
    elsif instant > v_now then
      moved := true;
      update cw.organizations o set test_clock = jsonb_build_object(
          'at', round(extract(epoch from instant) * 1000)::bigint, 'set_at', round(extract(epoch from p_wall) * 1000)::bigint, 'frozen', true)
       where o.id = p_org;
    end if;
  end if;
  return next;
end $$;

-- For the hourly tidying up alone. Rows come about in the order of time, so that ranges of pages are enough, and cost a write next to nothing.
create index deliveries_by_end on cw.deliveries using brin (finished_at) with (pages_per_range = 16, autosummarize = on);
create index chat_messages_by_age on cw.chat_messages using brin (created_at) with (pages_per_range = 16, autosummarize = on);
