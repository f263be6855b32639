import { ApiError, errors } from '../../../contract/errors.ts';
import { RetailerId, Type } from '../../../contract/schema.ts';
import { findCustomerOrder } from '../../../storage/post-checkout/order.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ShopperId } from '../../fulfilling/fields.ts';
import { ORDER_ERRORS } from '../../post-checkout/access.ts';
import { EXAMPLE_SENT, MessageText, SentMessageSchema, sendMessage } from '../../post-checkout/chat.ts';
import { requireCustomerOrder } from '../../post-checkout/finding.ts';

export const sendShopperMessage = defineOperation({
  id: 'management.order_messages.send',
  method: 'POST',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/messages',
  title: 'Send a message to the customer',
  description:
    "As the order's shopper, from the start of the picking (of a last mile order: from when a shopper has it) until the customer has the order. Causes the callback Chat message created.",
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: Type.Object({
    body: MessageText,
    image: Type.Optional(Type.String({ maxLength: 2_000, format: 'https-url', description: 'Picture that goes with it, an `https` URL.' })),
    shopper_id: Type.Optional({ ...ShopperId, description: 'Who writes; must be the shopper who has the order.' }),
  }),
  response: SentMessageSchema,
  errors: [
    errors.blank,
    errors.tooLong,
    errors.invalid,
    errors.chatNotAllowed,
    errors.shopperNotAssigned,
    ...ORDER_ERRORS,
    errors.retryLater,
  ],
  writes: 'one_call',
  example: {
    params: { order_id: 'a1b2c3' },
    body: { body: 'There are no ripe bananas. Are green ones all right?', image: 'https://example.com/shelf.jpg' },
    response: EXAMPLE_SENT,
  },
  handle: (context) => {
    const { body, image, shopper_id } = context.body;
    const find = async () => {
      const order = await requireCustomerOrder(context, findCustomerOrder);
      const { shopper } = order.view.body;
      if (shopper_id !== undefined && shopper?.id !== shopper_id) throw new ApiError(errors.shopperNotAssigned);
      return order;
    };
    return sendMessage(context, find, { sender: 'driver', body, image });
  },
});
