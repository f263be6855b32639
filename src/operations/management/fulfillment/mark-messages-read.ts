import { RetailerId, Type } from '../../../contract/schema.ts';
import { markMessagesRead } from '../../../storage/post-checkout/chat.ts';
import { findCustomerOrder } from '../../../storage/post-checkout/order.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ORDER_ERRORS } from '../../post-checkout/access.ts';
import { MarkedSchema } from '../../post-checkout/chat.ts';
import { requireCustomerOrder } from '../../post-checkout/finding.ts';

export const markCustomerMessagesRead = defineOperation({
  id: 'management.order_messages.mark_read',
  method: 'PUT',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/messages',
  title: "Mark the customer's messages as read",
  description: 'The shopper has opened the chat: every unread message of the customer counts as read from now on.',
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  response: MarkedSchema,
  errors: ORDER_ERRORS,
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3' }, response: { messages_read_count: 1 } },
  handle: async (context) => {
    const { row } = await requireCustomerOrder(context, findCustomerOrder);
    const [marked] = await context.db.query(markMessagesRead, [context.tenant.organizationId, row.id, 'user', new Date(context.now)]);
    return { messages_read_count: marked!.count };
  },
});
