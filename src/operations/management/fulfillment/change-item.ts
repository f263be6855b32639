import { errors } from '../../../contract/errors.ts';
import { RetailerId, Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { changeItem, ItemChangeBody, SHOPPING_ERRORS } from '../../fulfilling/shopping.ts';
import { SuccessResponse } from '../../success.ts';

export const changeOrderItem = defineOperation({
  id: 'management.order_items.update',
  method: 'PUT',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/items/{line_num}',
  title: 'Change an item while shopping',
  description: 'The shopper finds an item, finds less of it, replaces or refunds it, while the order is being picked.',
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.'), line_num: RetailerId('Line number of the item.') }),
  body: ItemChangeBody,
  response: SuccessResponse,
  errors: [...SHOPPING_ERRORS, errors.lineNumsNotFound, errors.tooLarge],
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3', line_num: '1' }, body: { delivered_count: 2, status: 'found' }, response: { success: true } },
  handle: async (context) => {
    const { order_id, line_num } = context.params;
    await changeItem(context, { shopperId: undefined, orderId: order_id, internal: false }, line_num, context.body);
    return { success: true };
  },
});
