import { ApiError, errors } from '../../contract/errors.ts';
import { markMessagesRead } from '../../storage/post-checkout/chat.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { MarkedSchema } from './chat.ts';
import { requireCustomerOrder } from './finding.ts';

export const markMessagesAsRead = defineOperation({
  id: 'post_checkout.chat.mark_read',
  method: 'PUT',
  path: '/v2/post_checkout/chat/{order_id}/messages',
  title: 'Mark messages as read',
  description: 'The customer has opened the chat: every unread message of a shopper counts as read from now on.',
  access: POST_CHECKOUT,
  internalIds: true,
  params: OrderPath,
  response: MarkedSchema,
  errors: [...ORDER_ERRORS, errors.shopperPii],
  writes: 'one_call',
  example: { params: EXAMPLE_PATH, response: { messages_read_count: 15 } },
  handle: async (context) => {
    const { row, settings } = await requireCustomerOrder(context, findCustomerOrder);
    if (settings.removeShopperInformation) throw new ApiError(errors.shopperPii);
    const marked = await context.db.query(markMessagesRead, [context.tenant.organizationId, row.id, 'driver', new Date(context.now)]);
    return { messages_read_count: marked[0]!.count };
  },
});
