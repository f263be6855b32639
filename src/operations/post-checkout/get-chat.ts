import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { findOrderChat } from '../../storage/post-checkout/chat.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { ChatMessageSchema, ChatMetadataSchema, customerChat, EXAMPLE_MESSAGE, EXAMPLE_METADATA } from './chat.ts';
import { requireCustomerOrder } from './finding.ts';

export const getChatMessages = defineOperation({
  id: 'post_checkout.chat.list',
  method: 'GET',
  path: '/v2/post_checkout/chat/{order_id}/messages',
  title: 'Get chat messages',
  description:
    'What the customer and the shoppers of the order wrote to each other, oldest first; poll it. Messages can be read until 24 hours after the order was delivered or canceled, then `is_expired` is true and there are none. Before a shopper is assigned `current_shopper` has the id 0 and no name. Refused where the organization removes shopper information.',
  access: POST_CHECKOUT,
  internalIds: true,
  params: OrderPath,
  response: Type.Object({ chat_messages: Type.Array(ChatMessageSchema), metadata: ChatMetadataSchema }),
  errors: [...ORDER_ERRORS, errors.shopperPii],
  writes: 'none',
  example: { params: EXAMPLE_PATH, response: { chat_messages: [EXAMPLE_MESSAGE], metadata: EXAMPLE_METADATA } },
  handle: async (context) => customerChat(context, await requireCustomerOrder(context, findOrderChat)),
});
