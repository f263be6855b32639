import { RetailerId, Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { addItem, NewItemBody, SHOPPING_ERRORS } from '../../fulfilling/shopping.ts';

export const addOrderItem = defineOperation({
  id: 'management.order_items.create',
  method: 'POST',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/items',
  title: 'Add an item while shopping',
  description: 'The shopper adds an item while the order is being picked. Its line number is one above the highest.',
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: NewItemBody,
  response: Type.Object({ line_num: Type.String({ description: 'Line number of the new item.' }) }),
  errors: SHOPPING_ERRORS,
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3' }, body: { delivered_count: 2, item: { upc: '400000000015' } }, response: { line_num: '4' } },
  handle: async (context) => {
    const target = { shopperId: undefined, orderId: context.params.order_id, internal: false };
    return { line_num: await addItem(context, target, context.body) };
  },
});
