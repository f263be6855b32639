import { canceled, eventsOfMove, rescheduled } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { type OrderKind, type OrderStatus, type OrderView, STATUSES } from '../../fulfillment/orders/order.ts';
import { offeredOptions } from '../../fulfillment/slots/offer.ts';
import type { Fulfillment } from '../../fulfillment/slots/option-id.ts';
import { type Incident, LATE_MINUTES, lateBy, statesMissing } from '../../fulfillment/workflow/incidents.ts';
import { type CancelOrderCommand, cancelOrder } from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';
import { windowCommand } from '../last-mile/windows.ts';
import { changeOrder } from '../orders/changing.ts';
import { orderUrl } from '../orders/order-answer.ts';
import { stateOf } from './batching.ts';
import { type OrderUnderWay, requireOrderUnderWay } from './finding.ts';
import { iso, move } from './moving.ts';

export const INCIDENT_ERRORS: readonly ErrorDefinition[] = [
  errors.notIncluded,
  errors.resourceNotFound,
  errors.eventNotNow,
  errors.noLaterWindow,
  errors.retryLater,
];

const UNDER_WAY = (Object.keys(STATUSES) as OrderStatus[]).filter((status) => !STATUSES[status].completed && status !== 'canceled');
const SERVICE: Readonly<Record<OrderKind, Fulfillment>> = {
  delivery: 'delivery',
  pickup: 'pickup',
  last_mile: 'last_mile',
  dispatch: 'last_mile',
};

/** What is said of an incident besides. */
interface IncidentDetails {
  /** Why the order is canceled. */
  readonly reason?: string;
  /** By how much it is late. */
  readonly lateMinutes?: number;
}

/** Makes something happen to an order that the states of batches do not reach: the order changes, and the callback goes out. */
export async function makeHappen(context: RequestScope, orderId: string, incident: Incident, details: IncidentDetails = {}): Promise<void> {
  if (incident === 'canceled') return cancelUnderWay(context, orderId, details.reason ?? 'instacart_driven');
  if (incident === 'rescheduled') return reschedule(context, orderId);
  await move(context, async () => {
    const order = await requireFitting(context, orderId, incident);
    const [view, name] = outcomeOf(order.view, incident, details.lateMinutes);
    const facts = { order: view, orderUrl: orderUrl(context.environment, view.link), settings: order.settings };
    return { orders: [{ order, view, events: eventsOfMove([name], facts) }] };
  });
}

function outcomeOf(order: OrderView, incident: Exclude<Incident, 'canceled' | 'rescheduled'>, late = LATE_MINUTES): [OrderView, string] {
  if (incident === 'late_delivery') {
    return [lateBy(order, late), order.kind === 'pickup' ? 'fulfillment.late_pickup' : 'fulfillment.late_delivery'];
  }
  // Nobody brings the bags out: the customer comes in (contract/concepts.md §12).
  const inside = { ...order.body, pickup: { ...order.body.pickup, category: 'in_store' as const } };
  return [incident === 'runner_not_found' ? { ...order, body: inside } : order, `fulfillment.${incident}`];
}

async function requireFitting(context: RequestScope, orderId: string, incident: Incident): Promise<OrderUnderWay> {
  const order = await requireOrderUnderWay(context, orderId);
  const state = stateOf(order);
  const states = statesMissing(incident, order.view.kind, state);
  if (states !== undefined) throw new ApiError(errors.eventNotNow, { values: { state, states } });
  return order;
}

/** The place in the store's capacity is free again, whoever has the order in hand. */
async function cancelUnderWay(context: RequestScope, orderId: string, reason: string): Promise<void> {
  const { db, tenant, now } = context;
  const order = await requireFitting(context, orderId, 'canceled');
  const command: CancelOrderCommand = {
    organization_id: tenant.organizationId,
    banner_id: tenant.bannerId,
    user_id: null,
    owner: null,
    order_id: orderId,
    kinds: [order.view.kind],
    statuses: UNDER_WAY,
    reason,
    event: canceled(orderId, reason),
    now: iso(now),
  };
  const [result] = await db.query(cancelOrder, [JSON.stringify(command)]);
  if (result!.outcome === 'too_late') await requireFitting(context, orderId, 'canceled');
  if (result!.outcome !== 'canceled') throw new ApiError(errors.retryLater);
}

/** To the store's next windows, the first with a free place. */
async function reschedule(context: RequestScope, orderId: string): Promise<void> {
  const { db, tenant, environment, now } = context;
  await changeOrder(context, async () => {
    const { row, view } = await requireFitting(context, orderId, 'rescheduled');
    const store = await environment.directory.storeByNumber(db, tenant.organizationId, row.store_number);
    const request = { now, fulfillment: SERVICE[view.kind], withEta: false, withPriorityEta: false, defaultKinds: ['scheduled'] as const };
    const options = store ? offeredOptions(store.calendar, request).filter((option) => option.startsAt > view.windowStartsAt) : [];
    const choices = options.map((option) =>
      windowCommand({ option, window: option }, rescheduled({ ...view, windowStartsAt: option.startsAt, windowEndsAt: option.endsAt })),
    );
    if (choices.length === 0) throw new ApiError(errors.noLaterWindow);
    const windows = { choices, full: new ApiError(errors.noLaterWindow) };
    return { order: row, body: view.body, windows, event: { name: 'fulfillment.rescheduled', metadata: null } };
  });
}
