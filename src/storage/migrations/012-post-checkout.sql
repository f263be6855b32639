-- After the checkout: what customer and shopper write to each other, and what stores tell customers who collect.

-- Between the order's user and its shopper at that time, both by their internal ids; `sender_type` says who wrote.
create table cw.chat_messages (
  organization_id integer not null,
  order_ref bigint not null,
  id bigint generated always as identity,
  sender_type text not null check (sender_type in ('user', 'driver')),
  user_ref bigint not null,
  shopper_id bigint not null,
  body text not null,
  image text,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (organization_id, order_ref, id)
);

-- [{category, instruction, instruction_images: [{url, value}]}], at most one of a category; empty: the default texts hold.
alter table cw.stores add column pickup_instructions jsonb not null default '[]';

-- Keeps a message and its event, while the order is as its sender saw it. Command: {organization_id, order_ref, status, shopper_id,
-- sender_type, body, image | null, event_name, event, now}. Outcome: sent | conflict (the order's status or shopper has changed).
create function cw.send_chat_message(p_command jsonb)
returns table (outcome text, message_id bigint) language plpgsql as $$
declare
  c record;
  v_order record;
begin
  select * into c from jsonb_to_record(p_command) as x(
    organization_id integer, order_ref bigint, status text, shopper_id bigint, sender_type text, body text, image text,
    event_name text, event jsonb, now timestamptz);
  select o.banner_id, o.order_id, o.user_ref into v_order from cw.orders o
   where o.organization_id = c.organization_id and o.id = c.order_ref and o.status = c.status
     and (o.body->'shopper'->>'id')::bigint = c.shopper_id for share;
  if not found then
    outcome := 'conflict'; return next; return;
  end if;
  insert into cw.chat_messages (organization_id, order_ref, sender_type, user_ref, shopper_id, body, image, created_at)
  values (c.organization_id, c.order_ref, c.sender_type, v_order.user_ref, c.shopper_id, c.body, c.image, c.now)
  returning id into message_id;
  insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
  values (c.organization_id, v_order.banner_id, c.order_ref, v_order.order_id, c.event_name, c.now, c.event);
  outcome := 'sent';
  return next;
end $$;

-- An order changes its user only when cw.delete_user forgets the user; the chat is forgotten with it.
create function cw.forget_chat() returns trigger language plpgsql as $$
begin
  delete from cw.chat_messages m where m.organization_id = new.organization_id and m.order_ref = new.id;
  return null;
end $$;
create trigger forget_chat after update of user_id on cw.orders
  for each row when (old.user_id is distinct from new.user_id) execute function cw.forget_chat();
