import { isDeepStrictEqual } from 'node:util';
import { orderUpdated, staged } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { type Static, Type } from '../../contract/schema.ts';
import { type OrderView, STATUSES } from '../../fulfillment/orders/order.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { RequestScope } from '../define.ts';
import { changeOrder } from '../orders/changing.ts';
import { orderUrl, toOrderView } from '../orders/order-answer.ts';
import { changedBody, stagingFields } from './details.ts';
import type { FoundOrder } from './finding.ts';

export const StagingBody = Type.Object(stagingFields);

export const STAGING_ERRORS: readonly ErrorDefinition[] = [
  errors.userNotActive,
  errors.resourceNotFound,
  errors.orderTooLate,
  errors.retryLater,
];

/**
 * Marks an order staged, with the event in the same write. Its `status` stays: a shopper is only now sent for. Staging
 * again takes over new details and tells nobody twice.
 */
export async function stageLastMile(
  context: RequestScope,
  find: () => Promise<FoundOrder>,
  request: Static<typeof StagingBody>,
): Promise<OrderView> {
  const { environment, now } = context;
  const change = await changeOrder(context, async () => {
    const { order, view } = await find();
    if (order.locked_until !== null && order.locked_until > now) throw new ApiError(errors.retryLater);
    if (!STATUSES[view.status].stage) throw new ApiError(errors.orderTooLate);
    const changed = changedBody(view.body, request);
    if (view.body.last_mile?.staged_at !== undefined) {
      const event = { name: 'cartwright.order_updated', metadata: orderUpdated(view) };
      return { order, body: changed, event: isDeepStrictEqual(changed, view.body) ? undefined : event };
    }
    const body = {
      ...changed,
      // Once a shopper is under way, the shopper's way says more.
      ...((changed.workflow_state ?? 'brand_new') === 'brand_new' ? { workflow_state: 'staged_for_delivery' as const } : {}),
      last_mile: { ...changed.last_mile!, staged_at: formatUtc(now) },
    };
    return { order, body, event: { name: 'fulfillment.staged', metadata: staged({ ...view, body }, orderUrl(environment, view.link)) } };
  });
  return { ...toOrderView(change.order), body: change.body };
}
