import { eventsOfMove, type NewEvent, orderUpdated } from '../../callbacks/payloads.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { locateAddress, travelMinutes } from '../../fulfillment/geography/geography.ts';
import type { OrderBody, OrderShopper, OrderView } from '../../fulfillment/orders/order.ts';
import { type DueWork, type JourneySetting, travel } from '../../fulfillment/workflow/journey.ts';
import type { Step } from '../../fulfillment/workflow/workflows.ts';
import { type MoveOrdersCommand, moveOrders } from '../../storage/fulfillment/batch.ts';
import type { RequestScope } from '../define.ts';
import { orderUrl } from '../orders/order-answer.ts';
import type { OrderUnderWay } from './finding.ts';

/** Times orders are read again when another write came between. */
const ATTEMPTS = 5;

/** An order as a move leaves it. */
export interface MovedOrder {
  readonly order: OrderUnderWay;
  readonly view: OrderView;
  readonly events: readonly NewEvent[];
  readonly due?: readonly DueWork[];
  /** Whether the order stands in the batch of this move from now on; undefined: where it stood before. */
  readonly inBatch?: boolean;
}

export interface Move {
  readonly batch?: MoveOrdersCommand['batch'];
  readonly orders: readonly MovedOrder[];
}

/** Reads orders, works out their move and writes it under the versions read; starts over when another write came first. */
export async function move<M extends Move>(
  context: RequestScope,
  attempt: () => Promise<M | undefined>,
): Promise<(M & { batchId: number | null }) | undefined> {
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const intended = await attempt();
    if (intended === undefined) return undefined;
    const [result] = await context.db.query(moveOrders, [JSON.stringify(commandOf(context, intended))]);
    if (result!.outcome === 'moved') return { ...intended, batchId: result!.batch_id };
  }
  throw new ApiError(errors.retryLater);
}

function commandOf({ tenant, now }: RequestScope, { batch, orders }: Move): MoveOrdersCommand {
  return {
    organization_id: tenant.organizationId,
    banner_id: tenant.bannerId,
    now: iso(now),
    batch: batch ?? null,
    orders: orders.map(({ order, view, events, due = [], inBatch }) => ({
      id: order.row.id,
      version: order.row.version,
      status: view.status,
      body: view.body,
      window_starts_at: view.windowStartsAt === order.view.windowStartsAt ? null : iso(view.windowStartsAt),
      window_ends_at: view.windowEndsAt === order.view.windowEndsAt ? null : iso(view.windowEndsAt),
      in_batch: inBatch ?? null,
      // Whoever follows changes reads them off the events.
      events: events.length > 0 ? events : [{ name: 'cartwright.order_moved', metadata: orderUpdated(view) }],
      due: due.map(({ kind, dueAt }) => ({ kind, due_at: iso(dueAt) })),
    })),
  };
}

/** Takes an order through the steps of a batch, with what each causes. */
export async function moveThrough(
  context: RequestScope,
  order: OrderUnderWay,
  steps: readonly Step[],
  details: { shopper?: OrderShopper | undefined; proof?: JourneySetting['proof'] } = {},
): Promise<MovedOrder> {
  const { now } = context;
  const { settings } = order;
  const start = details.shopper ? { ...order.view, body: withShopper(order.view.body, details.shopper) } : order.view;
  const travelled = travel(start, steps, {
    now,
    travelMinutes: steps.some((step) => step.status === 'delivering') ? await minutesOnTheRoad(context, order) : 0,
    locationIntervalSeconds: settings.locationIntervalSeconds,
    proof: details.proof,
  });
  const url = orderUrl(context.environment, order.view.link);
  const events = travelled.stages.flatMap((stage) => eventsOfMove(stage.events, { order: stage.order, orderUrl: url, settings }));
  return { order, view: travelled.stages.at(-1)?.order ?? start, events, due: travelled.due };
}

function withShopper(body: OrderBody, shopper: OrderShopper): OrderBody {
  const others = (body.shoppers ?? []).filter((one) => one.id !== shopper.id);
  return { ...body, shopper, shoppers: [...others, shopper] };
}

/** From the store to the customer; an address that nobody can place counts as at the store's door. */
async function minutesOnTheRoad({ db, environment, tenant }: RequestScope, order: OrderUnderWay): Promise<number> {
  const store = await environment.directory.storeByNumber(db, tenant.organizationId, order.row.store_number);
  const address = order.view.body.address;
  const customer = address && locateAddress(address.postal_code, address.address_line_1);
  return store && customer ? Math.max(1, Math.ceil(travelMinutes(store.position, customer))) : 1;
}

export function iso(instant: number): string {
  return new Date(instant).toISOString();
}
