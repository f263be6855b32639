import { ApiError, errors } from '../../../contract/errors.ts';
import { RetailerId, Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { requireOrderUnderWay } from '../../fulfilling/finding.ts';
import { move } from '../../fulfilling/moving.ts';
import { SuccessResponse } from '../../success.ts';

export const reportLocation = defineOperation({
  id: 'management.orders.report_location',
  method: 'PUT',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/location',
  title: "Report a shopper's location",
  description:
    "Where the shopper who delivers the order is. From then on it is answered and sent in place of the position on the computed route. Causes the callback Order location, unless the organization removes shoppers' information.",
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: Type.Object({
    latitude: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees.' }),
    longitude: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees.' }),
  }),
  response: SuccessResponse,
  errors: [errors.blank, errors.tooSmall, errors.tooLarge, errors.resourceNotFound, errors.notDelivering],
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3' }, body: { latitude: 37.7793, longitude: -122.4193 }, response: { success: true } },
  handle: async (context) => {
    const { latitude, longitude } = context.body;
    await move(context, async () => {
      const order = await requireOrderUnderWay(context, context.params.order_id);
      if (order.view.status !== 'delivering') throw new ApiError(errors.notDelivering);
      const position = { latitude, longitude };
      const metadata = { order_id: order.view.orderId, coordinates: position };
      const events = order.settings.removeShopperInformation ? [] : [{ name: 'fulfillment.order_location', metadata }];
      return { orders: [{ order, view: { ...order.view, body: { ...order.view.body, position } }, events }] };
    });
    return { success: true };
  },
});
