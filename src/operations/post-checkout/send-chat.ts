import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { EXAMPLE_SENT, MessageText, SentMessageSchema, sendMessage } from './chat.ts';
import { requireCustomerOrder } from './finding.ts';

export const sendCustomerMessage = defineOperation({
  id: 'post_checkout.chat.send',
  method: 'POST',
  path: '/v2/post_checkout/chat/{order_id}/messages',
  title: 'Send a message to the shopper',
  description:
    'From the start of the picking (of a last mile order: from when a shopper has it) until the customer has the order. Causes the callback Chat message created.',
  access: POST_CHECKOUT,
  params: OrderPath,
  body: Type.Object({ body: MessageText }),
  response: SentMessageSchema,
  errors: [errors.blank, errors.tooLong, errors.chatNotAllowed, ...ORDER_ERRORS, errors.retryLater],
  writes: 'one_call',
  example: { params: EXAMPLE_PATH, body: { body: 'Green bananas will do' }, response: EXAMPLE_SENT },
  handle: (context) =>
    sendMessage(context, () => requireCustomerOrder(context, findCustomerOrder), { sender: 'user', body: context.body.body }),
});
