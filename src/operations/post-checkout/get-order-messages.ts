import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { lifecycleMessages } from '../../fulfillment/orders/lifecycle.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { findOrderMessages } from '../../storage/post-checkout/chat.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { ChatMessageSchema, ChatMetadataSchema, customerChat, EXAMPLE_MESSAGE, EXAMPLE_METADATA } from './chat.ts';
import { requireCustomerOrder } from './finding.ts';

const LifecycleMessageSchema = Type.Object({
  id: Type.Unsafe<bigint>({ type: 'integer', description: '`event_id` of the event that it tells of; a multiple of 1024 above 2^53.' }),
  created_at: Type.String({ description: 'ISO 8601.' }),
  type: Type.String({ description: 'Name of the event: `acknowledged`, `picking`, `item_replaced`, `staged`, `delivered` and so on.' }),
  body: Type.String({ description: "What the customer is told, in the order's language." }),
});

export const getOrderMessages = defineOperation({
  id: 'post_checkout.messages.list',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}/order_messages',
  title: 'Get order messages',
  description:
    'The chat of the order, and what its customer was told of it as it went along. The chat has the same limits as in Get chat messages; what the customer was told stays.',
  access: POST_CHECKOUT,
  params: OrderPath,
  response: Type.Object({
    chat_messages: Type.Array(ChatMessageSchema),
    lifecycle_messages: Type.Array(LifecycleMessageSchema),
    metadata: ChatMetadataSchema,
  }),
  errors: [...ORDER_ERRORS, errors.shopperPii],
  writes: 'none',
  example: {
    params: EXAMPLE_PATH,
    response: {
      chat_messages: [EXAMPLE_MESSAGE],
      lifecycle_messages: [
        { id: 1152921504606848000, created_at: '2026-05-06T18:00:00Z', type: 'picking', body: 'Your shopper has started shopping' },
      ],
      metadata: EXAMPLE_METADATA,
    },
  },
  handle: async (context) => {
    const order = await requireCustomerOrder(context, findOrderMessages);
    const { chat_messages, metadata } = customerChat(context, order);
    const lifecycle_messages = lifecycleMessages(order.view, order.row.events).map(({ event, type, body }) => ({
      id: BigInt(event.id),
      created_at: formatUtc(event.occurred_at),
      type,
      body,
    }));
    return { chat_messages, lifecycle_messages, metadata };
  },
});
