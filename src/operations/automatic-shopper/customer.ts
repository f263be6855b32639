import { ApiError, errors } from '../../contract/errors.ts';
import type { OrderLine } from '../../fulfillment/orders/order.ts';
import type { Replacement } from '../../fulfillment/orders/picking.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { RequestScope } from '../define.ts';
import { stateOf } from '../fulfilling/batching.ts';
import { requireOrderUnderWay } from '../fulfilling/finding.ts';
import { move } from '../fulfilling/moving.ts';

/** What customers do through the Post-checkout API, for the automatic shopper: the only place that knows how. */

export type Decision = 'APPROVED' | 'REJECTED';

/** Answers the replacement of a line, which waits for it. */
export async function answerReplacement(
  context: RequestScope,
  orderId: string,
  lineNum: string,
  decision: Decision,
  alternative?: Replacement & { readonly qty: number },
): Promise<void> {
  await move(context, async () => {
    const order = await requireOrderUnderWay(context, orderId);
    const { items } = order.view.body;
    const at = items.findIndex((line) => line.line_num === lineNum);
    const line = items[at];
    if (line?.pick?.replacement_status !== 'PENDING') {
      throw new ApiError(errors.lineNumsNotFound, { values: { line_nums: lineNum } });
    }
    const state = stateOf(order);
    if (state !== 'picking') throw new ApiError(errors.notBeingPicked, { values: { state } });
    const pick = { ...line.pick, replacement_status: decision, ...(alternative ? { alternative } : {}) };
    const answered: OrderLine =
      decision === 'REJECTED' && !alternative ? { ...line, pick: { ...pick, status: 'to_refund', qty: 0 } } : { ...line, pick };
    const view = { ...order.view, body: { ...order.view.body, items: items.with(at, answered) } };
    return { orders: [{ order, view, events: [] }] };
  });
}

/** The customer of a staged pickup order is at the store. */
export async function arrive(context: RequestScope, orderId: string): Promise<void> {
  await move(context, async () => {
    const order = await requireOrderUnderWay(context, orderId);
    const { kind, status, body } = order.view;
    if (kind !== 'pickup' || status !== 'staged') throw new ApiError(errors.eventNotNow, { values: { state: status, states: 'staged' } });
    if (body.pickup?.arrived_at !== undefined) return undefined;
    const state = body.workflow_state === 'ready_for_pickup' ? ('runner_awaiting' as const) : body.workflow_state;
    const pickup = { ...body.pickup, arrived_at: formatUtc(context.now) };
    const view = { ...order.view, body: { ...body, pickup, ...(state === undefined ? {} : { workflow_state: state }) } };
    return { orders: [{ order, view, events: [] }] };
  });
}

/** False: there is no chat. */
export async function sendMessage(_context: RequestScope, _orderId: string, _sender: 'user' | 'driver', _text: string): Promise<boolean> {
  return false;
}
