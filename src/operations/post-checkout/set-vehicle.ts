import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, oneOf, Type } from '../../contract/schema.ts';
import { VEHICLE_COLORS, VEHICLE_TYPES, type VehicleColor } from '../../fulfillment/orders/pickup.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { changePickup } from './change-pickup.ts';
import { EXAMPLE_VEHICLE, VehicleSchema, vehicleAnswer } from './vehicle.ts';

const COLORS = Object.keys(VEHICLE_COLORS) as VehicleColor[];

export const setVehicleInfo = defineOperation({
  id: 'post_checkout.pickup.set_vehicle',
  method: 'PUT',
  path: '/v2/post_checkout/orders/{order_id}/pickup/vehicle_info',
  title: 'Create or update vehicle information',
  description:
    'What the vehicle looks like to which the order is brought. What is not sent stays as it is. `Idempotency-Key` is ignored: the same request sets the same.',
  access: POST_CHECKOUT,
  params: OrderPath,
  body: Type.Object({
    model: OptionalText('Make and model.'),
    vehicle_type: Type.Optional(oneOf(VEHICLE_TYPES, 'Kind of vehicle, in lower case.')),
    license_plate: OptionalText('Licence plate.'),
    color: Type.Optional(oneOf(COLORS, 'Colour, in lower case.')),
    is_pickup_delegate: Type.Optional(
      Type.Boolean({ description: "It is the delegate's vehicle; the order must have a delegate. Default false." }),
    ),
  }),
  response: Type.Object({ vehicle_info: VehicleSchema }),
  errors: [errors.notIncluded, errors.delegateMissing, errors.pickupUnavailable, ...ORDER_ERRORS, errors.retryLater],
  // A kept answer would outlive the customer's data in it.
  writes: 'own',
  example: {
    params: EXAMPLE_PATH,
    body: { model: 'SomeCarModel', vehicle_type: 'sedan', license_plate: 'F4K3L1C3NC3', color: 'silver' },
    response: { vehicle_info: EXAMPLE_VEHICLE },
  },
  handle: async (context) => {
    const { is_pickup_delegate: by_delegate = false, ...vehicle } = context.body;
    const { orderRef, pickup } = await changePickup(context, ({ view }) => {
      const known = view.body.pickup;
      if (by_delegate && !known?.delegate) throw new ApiError(errors.delegateMissing);
      return { vehicle: { ...known?.vehicle, ...vehicle, by_delegate } };
    });
    return { vehicle_info: vehicleAnswer(orderRef, pickup.vehicle!) };
  },
});
