import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { instructionsFor, type PickupInstruction } from '../../fulfillment/orders/pickup.ts';
import { findPickupOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { requirePickupOrder } from './finding.ts';
import { EXAMPLE_INSTRUCTION, PickupInstructionSchema } from './instructions.ts';

export const getPickupDetails = defineOperation({
  id: 'post_checkout.pickup.get_details',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}/pickup/details',
  title: 'Get pickup instructions',
  description:
    "What the store tells customers who collect, for each way of collecting that it has, the order's own first. A store that set nothing answers a text in the order's language for `curbside` and `in_store`.",
  access: POST_CHECKOUT,
  params: OrderPath,
  response: Type.Object({ pickup_instructions: Type.Array(PickupInstructionSchema, { description: 'At most three.' }) }),
  errors: [errors.pickupUnavailable, ...ORDER_ERRORS],
  writes: 'none',
  example: { params: EXAMPLE_PATH, response: { pickup_instructions: [EXAMPLE_INSTRUCTION] } },
  handle: async (context) => {
    const { view, row } = await requirePickupOrder(context, findPickupOrder);
    return { pickup_instructions: [...instructionsFor(view, row.pickup_instructions as PickupInstruction[])] as never };
  },
});
