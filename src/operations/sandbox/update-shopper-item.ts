import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { numericId } from '../fulfilling/finding.ts';
import { changeItem, ItemChangeBody, SHOPPING_ERRORS } from '../fulfilling/shopping.ts';
import { SuccessResponse } from '../success.ts';

export const updateShopperItem = defineOperation({
  id: 'sandbox.items.update',
  method: 'PUT',
  path: '/v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items/{line_num}',
  title: 'Update an order item as a shopper',
  description:
    'The shopper finds an item, finds less of it, replaces it, or finds neither it nor a replacement (`to_refund`). Causes the callbacks Order item replacement and Order item refund, and those about the one item.',
  access: FULFILLMENT,
  server: 'development',
  internalIds: true,
  params: Type.Object({
    shopper_id: Type.String({ maxLength: 20, description: 'Id of the shopper.' }),
    order_id: RetailerId('Id of the order.'),
    line_num: RetailerId('Line number of the item.'),
  }),
  body: ItemChangeBody,
  response: SuccessResponse,
  errors: [...SHOPPING_ERRORS, errors.lineNumsNotFound, errors.tooLarge],
  writes: 'one_call',
  example: {
    params: { shopper_id: '21850710', order_id: 'a1b2c3', line_num: '1' },
    body: {
      delivered_count: 10,
      replacement_item: { rrc: 'product1011' },
      scans: [{ scanned_string: '2222222222222', scanned_string_type: 'upca' }],
      status: 'replaced',
    },
    response: { success: true },
  },
  handle: async (context) => {
    const { shopper_id, order_id, line_num } = context.params;
    await changeItem(
      context,
      { shopperId: numericId(shopper_id), orderId: order_id, internal: context.internalIds },
      line_num,
      context.body,
    );
    return { success: true };
  },
});

/** The how-to of the sandbox posts where its reference puts (contract/sandbox.md). */
export const updateShopperItemByPost = { ...updateShopperItem, id: 'sandbox.items.update_by_post', method: 'POST' as const };
