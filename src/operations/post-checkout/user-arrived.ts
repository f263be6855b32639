import { customerArrived } from '../../callbacks/payloads.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { WorkflowState } from '../../fulfillment/workflow/workflows.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { type Move, move } from '../fulfilling/moving.ts';
import { SuccessResponse } from '../success.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { type CustomerOrder, requireCustomerOrder } from './finding.ts';

export const recordUserArrival = defineOperation({
  id: 'post_checkout.pickup.user_arrived',
  method: 'POST',
  path: '/v2/post_checkout/orders/{order_id}/pickup/user_arrived',
  title: 'Record customer arrival',
  description:
    'The customer, or the delegate, is at the store. A runner batch is made that waits for an employee to bring out the order, unless somebody has the order already. Recording the arrival again changes nothing.',
  access: POST_CHECKOUT,
  params: OrderPath,
  body: Type.Object({
    is_pickup_delegate: Type.Optional(
      Type.Boolean({ description: 'It is the delegate who arrived; the order must have a delegate. Default false.' }),
    ),
  }),
  response: SuccessResponse,
  errors: [errors.notStaged, errors.delegateMissing, ...ORDER_ERRORS, errors.noPickupStatus, errors.retryLater],
  writes: 'one_call',
  example: { params: EXAMPLE_PATH, body: { is_pickup_delegate: false }, response: { success: true } },
  handle: async (context) => {
    const byDelegate = context.body.is_pickup_delegate ?? false;
    await move(context, async () => {
      const order = await requireCustomerOrder(context, findCustomerOrder);
      const { kind, status, body } = order.view;
      if (kind !== 'pickup') throw new ApiError(errors.noPickupStatus);
      if (status !== 'staged') throw new ApiError(errors.notStaged);
      if (byDelegate && !body.pickup?.delegate) throw new ApiError(errors.delegateMissing);
      return body.pickup?.arrived_at === undefined ? arrival(order, byDelegate, context.now) : undefined;
    });
    return { success: true };
  },
});

/** Whoever has a runner's batch with the order meets the customer; else such a batch is made and waits for a runner. */
function arrival(order: CustomerOrder, by_delegate: boolean, now: number): Move {
  const { view, batch } = order;
  const called = batch?.type === 'runner_customer' ? batch : undefined;
  const pickup = { ...view.body.pickup, arrived_at: formatUtc(now), by_delegate };
  const body = { ...view.body, pickup, workflow_state: stateAfter(called, view.body.workflow_state) };
  const moved = {
    order,
    view: { ...view, body },
    events: [{ name: 'cartwright.customer_arrived', metadata: customerArrived(view, now) }],
  };
  if (called) return { orders: [moved] };
  const runners = { id: null, version: null, batch_type: 'runner_customer', workflow_state: 'brand_new', shopper_id: null };
  return { batch: runners, orders: [{ ...moved, inBatch: true }] };
}

function stateAfter(called: CustomerOrder['batch'], state: WorkflowState | undefined): WorkflowState {
  if (called === undefined || called.shopperId === null) return 'runner_awaiting';
  // Once the runner is with the customer, the state is the runner's.
  return called.state === 'brand_new' ? 'user_at_store' : (state ?? 'user_at_store');
}
