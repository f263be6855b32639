import { chatMessageCreated } from '../../callbacks/payloads.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { type Static, Type } from '../../contract/schema.ts';
import { canChat, isExpired, isTooLong, MAX_MESSAGE } from '../../fulfillment/orders/chat.ts';
import type { OrderShopper } from '../../fulfillment/orders/order.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { type ChatMessageRow, type Party, sendChatMessage } from '../../storage/post-checkout/chat.ts';
import type { RequestScope } from '../define.ts';
import type { CustomerOrder } from './finding.ts';
import { storeOf } from './places.ts';

/** Times an order is read again when it changed before a message was kept. */
const ATTEMPTS = 5;

/** Message (contract/post-checkout.md §4). */
export const ChatMessageSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the message.' }),
  order_id: Type.Integer({ description: "The order's internal id, as `X-Treat-Ids-As-Internal` takes it." }),
  created_at: Type.String({ description: 'ISO 8601.' }),
  recipient_id: Type.Integer({ description: 'Internal id of the customer, or id of the shopper.' }),
  recipient_type: Type.String({ description: '`user` or `driver`.' }),
  sender_id: Type.Integer({ description: 'Internal id of the customer, or id of the shopper.' }),
  sender_type: Type.String({ description: '`user` or `driver`.' }),
  read: Type.Boolean({ description: 'The recipient has read it.' }),
  read_at: Type.Optional(Type.String({ description: 'When it was read, ISO 8601.' })),
  body: Type.String({ description: 'The text.' }),
  image: Type.Optional(Type.String({ description: 'Picture that goes with it.' })),
});

export const ChatUserSchema = Type.Object({
  id: Type.Integer({ description: 'Internal id of the customer, or id of the shopper; 0 while there is no shopper.' }),
  display_name: Type.String({ description: 'First name; empty where there is none.' }),
  avatar_url: Type.String({ description: 'Picture; empty where there is none.' }),
});
type ChatUser = Static<typeof ChatUserSchema>;

export const ChatMetadataSchema = Type.Object({
  customer: ChatUserSchema,
  current_shopper: ChatUserSchema,
  shoppers: Type.Array(ChatUserSchema, { description: 'Everybody who had the order, the current one last.' }),
  is_expired: Type.Boolean({
    description: 'True 24 hours after the order was delivered or canceled: the messages are no longer accessible.',
  }),
});

/** Type of a message as its sender is told it. */
const MESSAGE_TYPE = 'CHAT';
export const SentMessageSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the message.' }),
  type: Type.String({ description: `\`${MESSAGE_TYPE}\`.` }),
  created_at: Type.String({ description: 'ISO 8601.' }),
  timezone: Type.String({ description: "IANA time zone of the order's store." }),
});
export const MarkedSchema = Type.Object({ messages_read_count: Type.Integer({ description: 'Messages that were unread.' }) });

export const EXAMPLE_SENT = { id: 123, type: MESSAGE_TYPE, created_at: '2026-05-06T18:05:00Z', timezone: 'America/Los_Angeles' };
export const EXAMPLE_MESSAGE = {
  id: 1,
  order_id: 101,
  created_at: '2026-05-06T18:04:00Z',
  recipient_id: 7,
  recipient_type: 'user',
  sender_id: 21850710,
  sender_type: 'driver',
  read: true,
  read_at: '2026-05-06T18:05:00Z',
  body: 'There are no ripe bananas. Are green ones all right?',
};
const EXAMPLE_SHOPPER: ChatUser = { id: 21850710, display_name: 'Susan', avatar_url: '' };
export const EXAMPLE_METADATA = {
  customer: { id: 7, display_name: 'Ada', avatar_url: '' },
  current_shopper: EXAMPLE_SHOPPER,
  shoppers: [EXAMPLE_SHOPPER],
  is_expired: false,
};

/** Text of a message; its length is judged by `sendMessage`, which counts as people do. */
export const MessageText = Type.String({
  pattern: '\\S',
  description: `The text, at most ${MAX_MESSAGE} characters as people count them.`,
});

export function chatMessage(orderRef: number, row: ChatMessageRow): Static<typeof ChatMessageSchema> {
  const byUser = row.sender_type === 'user';
  return {
    id: row.id,
    order_id: orderRef,
    created_at: formatUtc(row.created_at),
    recipient_id: byUser ? row.shopper_id : row.user_ref,
    recipient_type: byUser ? 'driver' : 'user',
    sender_id: byUser ? row.user_ref : row.shopper_id,
    sender_type: row.sender_type,
    read: row.read_at !== null,
    ...(row.read_at === null ? {} : { read_at: formatUtc(row.read_at) }),
    body: row.body,
    ...(row.image === null ? {} : { image: row.image }),
  };
}

/** Chat and its metadata as the customer sees them; nothing after it has expired. */
export function customerChat({ now }: RequestScope, order: CustomerOrder<{ readonly messages: readonly ChatMessageRow[] }>) {
  const { row, view, settings } = order;
  if (settings.removeShopperInformation) throw new ApiError(errors.shopperPii);
  const { shopper, shoppers = [], last_mile } = view.body;
  const is_expired = isExpired(view, row.canceled_at, now);
  return {
    chat_messages: is_expired ? [] : row.messages.map((message) => chatMessage(row.id, message)),
    metadata: {
      customer: { id: row.user_ref, display_name: row.user_name ?? last_mile?.first_name ?? '', avatar_url: '' },
      current_shopper: shopper ? chatShopper(shopper) : { id: 0, display_name: '', avatar_url: '' },
      shoppers: shoppers.map(chatShopper),
      is_expired,
    },
  };
}

function chatShopper({ id, first_name, avatar_url }: OrderShopper): ChatUser {
  return { id, display_name: first_name, avatar_url: avatar_url ?? '' };
}

interface NewMessage {
  readonly sender: Party;
  readonly body: string;
  readonly image?: string | undefined;
}

/** Keeps a message and its event; reads the order again when it changed meanwhile. */
export async function sendMessage(
  context: RequestScope,
  find: () => Promise<CustomerOrder>,
  { sender, body, image }: NewMessage,
): Promise<Static<typeof SentMessageSchema>> {
  if (isTooLong(body)) throw new ApiError(errors.tooLong, { key: 'body', values: { count: MAX_MESSAGE } });
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const order = await find();
    const { row, view, settings } = order;
    if (settings.removeShopperInformation || !canChat(view)) throw new ApiError(errors.chatNotAllowed);
    const command = {
      organization_id: context.tenant.organizationId,
      order_ref: row.id,
      status: view.status,
      shopper_id: view.body.shopper!.id,
      sender_type: sender,
      body,
      image: image ?? null,
      event_name: 'chat_message_created',
      event: chatMessageCreated(row.id),
      now: new Date(context.now).toISOString(),
    };
    const [result] = await context.db.query(sendChatMessage, [JSON.stringify(command)]);
    if (result?.outcome !== 'sent') continue;
    const { calendar } = await storeOf(context, order);
    return { id: result.message_id!, type: MESSAGE_TYPE, created_at: formatUtc(context.now), timezone: calendar.timeZone };
  }
  throw new ApiError(errors.retryLater);
}
