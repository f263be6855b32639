import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { requirePickupOrder } from './finding.ts';
import { EXAMPLE_VEHICLE, VehicleSchema, vehicleAnswer } from './vehicle.ts';

export const getVehicleInfo = defineOperation({
  id: 'post_checkout.pickup.get_vehicle',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}/pickup/vehicle_info',
  title: 'Get vehicle information',
  description: "The customer's or delegate's vehicle; an empty object while none was given.",
  access: POST_CHECKOUT,
  params: OrderPath,
  response: Type.Object({ vehicle_info: Type.Optional(VehicleSchema) }),
  errors: [errors.pickupUnavailable, ...ORDER_ERRORS],
  writes: 'none',
  example: { params: EXAMPLE_PATH, response: { vehicle_info: EXAMPLE_VEHICLE } },
  handle: async (context) => {
    const { view, row } = await requirePickupOrder(context);
    const vehicle = view.body.pickup?.vehicle;
    return vehicle ? { vehicle_info: vehicleAnswer(row.id, vehicle) } : {};
  },
});
