import { statement } from '../engine/types.ts';
import { customerOrders } from './order.ts';

export type Party = 'user' | 'driver';

/** A message as the order's read gives it. Times in epoch milliseconds. */
export interface ChatMessageRow {
  readonly id: number;
  readonly sender_type: Party;
  readonly user_ref: number;
  readonly shopper_id: number;
  readonly body: string;
  readonly image: string | null;
  readonly created_at: number;
  readonly read_at: number | null;
}

/** An event of an order. `id` is a decimal text; `line_num` is that of its only or first line. */
export interface OrderEventRow {
  readonly id: string;
  readonly name: string;
  readonly occurred_at: number;
  readonly line_num: string | null;
}

const MILLISECONDS = (column: string) => `floor(extract(epoch from ${column}) * 1000)`;
const MESSAGES = `, (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'sender_type', m.sender_type, 'user_ref', m.user_ref,
     'shopper_id', m.shopper_id, 'body', m.body, 'image', m.image, 'created_at', ${MILLISECONDS('m.created_at')},
     'read_at', ${MILLISECONDS('m.read_at')}) order by m.id), '[]')
     from cw.chat_messages m where m.organization_id = o.organization_id and m.order_ref = o.id) as messages`;
const EVENTS = `, (select coalesce(jsonb_agg(jsonb_build_object('id', e.id::text, 'name', e.name,
     'occurred_at', ${MILLISECONDS('e.occurred_at')}, 'line_num', e.metadata->'order_items'->0->>'line_num') order by e.id), '[]')
     from cw.events e where e.organization_id = o.organization_id and e.order_ref = o.id) as events`;

/** An order with its chat, oldest message first. */
export const findOrderChat = customerOrders<{ readonly messages: readonly ChatMessageRow[] }>('find_order_chat', MESSAGES);

/** The same with the order's events. */
export const findOrderMessages = customerOrders<{
  readonly messages: readonly ChatMessageRow[];
  readonly events: readonly OrderEventRow[];
}>('find_order_messages', MESSAGES + EVENTS);

/** The command that `cw.send_chat_message` takes. */
export interface SendChatMessageCommand {
  readonly organization_id: number;
  readonly order_ref: number;
  /** Status and shopper of the order as the sender's request saw them. */
  readonly status: string;
  readonly shopper_id: number;
  readonly sender_type: Party;
  readonly body: string;
  readonly image: string | null;
  readonly event_name: string;
  readonly event: unknown;
  readonly now: string;
}

export const sendChatMessage = statement<[command: string], { outcome: 'sent' | 'conflict'; message_id: number | null }>(
  'send_chat_message',
  'select outcome, message_id from cw.send_chat_message($1::jsonb)',
);

/** Marks what one side wrote as read by the other; says how many messages were unread. */
export const markMessagesRead = statement<[organizationId: number, orderRef: number, sender: Party, now: Date], { count: number }>(
  'mark_messages_read',
  `with marked as (
     update cw.chat_messages set read_at = $4
      where organization_id = $1 and order_ref = $2 and sender_type = $3 and read_at is null returning id)
   select count(*)::integer as count from marked`,
);
