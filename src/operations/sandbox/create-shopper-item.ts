import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { numericId } from '../fulfilling/finding.ts';
import { addItem, NewItemBody, SHOPPING_ERRORS } from '../fulfilling/shopping.ts';
import { SuccessResponse } from '../success.ts';

export const createShopperItem = defineOperation({
  id: 'sandbox.items.create',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items',
  title: 'Create an order item as a shopper',
  description: "Adds an item at the customer's request while the order is being picked. Its line number is one above the highest.",
  access: FULFILLMENT,
  server: 'development',
  internalIds: true,
  params: Type.Object({
    shopper_id: Type.String({ maxLength: 20, description: 'Id of the shopper.' }),
    order_id: RetailerId('Id of the order.'),
  }),
  body: NewItemBody,
  response: SuccessResponse,
  errors: SHOPPING_ERRORS,
  writes: 'one_call',
  example: {
    params: { shopper_id: '21850710', order_id: 'a1b2c3' },
    body: { delivered_count: 10, item: { upc: '123456789012' }, scans: [{ scanned_string: '123456789012', scanned_string_type: 'upca' }] },
    response: { success: true },
  },
  handle: async (context) => {
    const { shopper_id, order_id } = context.params;
    await addItem(context, { shopperId: numericId(shopper_id), orderId: order_id, internal: context.internalIds }, context.body);
    return { success: true };
  },
});
