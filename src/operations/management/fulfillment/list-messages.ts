import { RetailerId, Type } from '../../../contract/schema.ts';
import { findOrderChat } from '../../../storage/post-checkout/chat.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ORDER_ERRORS } from '../../post-checkout/access.ts';
import { ChatMessageSchema, chatMessage, EXAMPLE_MESSAGE } from '../../post-checkout/chat.ts';
import { requireCustomerOrder } from '../../post-checkout/finding.ts';

export const listOrderMessages = defineOperation({
  id: 'management.order_messages.list',
  method: 'GET',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/messages',
  title: 'List the messages of an order',
  description: 'What customer and shoppers wrote to each other, oldest first, for as long as the order is kept.',
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  response: Type.Object({ chat_messages: Type.Array(ChatMessageSchema) }),
  errors: ORDER_ERRORS,
  writes: 'none',
  example: { params: { order_id: 'a1b2c3' }, response: { chat_messages: [EXAMPLE_MESSAGE] } },
  handle: async (context) => {
    const { row } = await requireCustomerOrder(context, findOrderChat);
    return { chat_messages: row.messages.map((message) => chatMessage(row.id, message)) };
  },
});
