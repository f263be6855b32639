import { ApiError, type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import type { OrderShopper } from '../../fulfillment/orders/order.ts';
import { enter, legalTargets, walk } from '../../fulfillment/workflow/moves.ts';
import { type BatchType, batchTypeFor, statesOf, WORKFLOWS } from '../../fulfillment/workflow/workflows.ts';
import { findShopper, type ShopperRow } from '../../storage/fulfillment/shopper.ts';
import type { RequestScope } from '../define.ts';
import { findBatchOrders, findOrders, type OrderBatch, type OrderUnderWay } from './finding.ts';
import { type Move, move, moveThrough } from './moving.ts';

export const GENERATE_ERRORS: readonly ErrorDefinition[] = [
  errors.shopperNotFound,
  errors.batchOrderNotFound,
  errors.ordersUnbatchable,
  errors.ordersOfSeveralStores,
  errors.batchWithoutShopper,
  errors.workflowStateUnknown,
  errors.taken,
];

export interface BatchRequest {
  readonly shopperId: number | undefined;
  readonly type: BatchType | undefined;
  readonly state: string | undefined;
  readonly orderIds: readonly string[];
  /** The ids are ours and not the retailer's. */
  readonly internal: boolean;
}

export interface BatchAnswer {
  readonly id: number;
  readonly workflow_state: string;
}

/**
 * Joins orders and a shopper in a new batch. Without a wish it starts `acknowledged`, the state in which a shopper has it
 * (contract/sandbox.md, generate a batch); a runner's batch, and one without a shopper, starts `brand_new`.
 */
export async function generateBatch(context: RequestScope, request: BatchRequest): Promise<BatchAnswer> {
  const shopper = await requireShopper(context, request.shopperId);
  const twice = request.orderIds.findIndex((id, index) => request.orderIds.indexOf(id) !== index);
  if (twice >= 0) throw new ApiError(errors.taken, { key: `orders[${twice}].id` });
  const moved = await move(context, async () => {
    const orders = await requireOrders(context, request);
    const type = request.type ?? batchTypeFor(orders[0]!.view.kind, stateOf(orders[0]!)) ?? 'delivery';
    requireBatchable(orders, type);
    const state = request.state ?? (shopper === undefined || type === 'runner_customer' ? 'brand_new' : 'acknowledged');
    requireState(type, state, shopper !== undefined);
    const movements = orders.map(async (order) => {
      // Nobody has a runner's batch yet that no runner has: the order goes on waiting.
      const steps = shopper === undefined && type === 'runner_customer' ? [] : enter(type, order.view.kind, state);
      return { ...(await moveThrough(context, order, steps, { shopper })), inBatch: true };
    });
    const batch = { id: null, version: null, batch_type: type, workflow_state: state, shopper_id: shopper?.id ?? null };
    return { batch, orders: await Promise.all(movements) } satisfies Move;
  });
  return { id: moved!.batchId!, workflow_state: moved!.batch.workflow_state };
}

export const ADVANCE_ERRORS: readonly ErrorDefinition[] = [
  errors.batchNotFound,
  errors.workflowStateUnknown,
  errors.illegalMove,
  errors.lastState,
  errors.batchWithoutShopper,
];

/** Moves a batch to a state, to the next one where none is named; the state where it stands already changes nothing. */
export function advanceBatch(
  context: RequestScope,
  batchId: number,
  target: string | undefined,
  details: Parameters<typeof moveThrough>[3] = {},
): Promise<BatchAnswer> {
  return moveBatch(context, batchId, (batch) => nextState(batch, target), details);
}

/** Gives a batch to a shopper; one that nobody had is acknowledged with it. */
export async function assignBatch(context: RequestScope, batchId: number, shopperId: number): Promise<BatchAnswer> {
  const shopper = await requireShopper(context, shopperId);
  const target = ({ state, type }: OrderBatch) => (state === 'brand_new' && type !== 'runner_customer' ? 'acknowledged' : state);
  return moveBatch(context, batchId, target, { shopper });
}

/** `target` is asked for each state in which the batch is read: another move may come between. */
async function moveBatch(
  context: RequestScope,
  batchId: number,
  target: (batch: OrderBatch) => string,
  details: Parameters<typeof moveThrough>[3] = {},
): Promise<BatchAnswer> {
  let answer: BatchAnswer = { id: batchId, workflow_state: '' };
  await move(context, async () => {
    const { batch, orders } = await requireBatch(context, batchId);
    const shopperId = details.shopper?.id ?? batch.shopperId;
    const to = target(batch);
    answer = { id: batchId, workflow_state: to };
    if (to === batch.state && shopperId === batch.shopperId) return undefined;
    if (shopperId === null) throw new ApiError(errors.batchWithoutShopper);
    const movements = orders.map((order) => moveThrough(context, order, stepsTo(order, batch, to, shopperId), details));
    const written = { id: batch.id, version: batch.version, batch_type: batch.type, workflow_state: to, shopper_id: shopperId };
    return { batch: written, orders: await Promise.all(movements) };
  });
  return answer;
}

/** A runner's batch that nobody had is entered by the runner who takes it. */
function stepsTo(order: OrderUnderWay, batch: OrderBatch, to: string, shopperId: number) {
  const { kind } = order.view;
  const taken = batch.type === 'runner_customer' && batch.shopperId === null && shopperId !== null;
  return taken ? enter(batch.type, kind, to) : walk(batch.type, kind, batch.state, to);
}

function nextState(batch: OrderBatch, target: string | undefined): string {
  const targets = legalTargets(batch.type, batch.state);
  if (target === undefined) {
    const [next] = targets;
    if (next === undefined || statesOf(batch.type).indexOf(next) < statesOf(batch.type).indexOf(batch.state)) {
      throw new ApiError(errors.lastState, { values: { state: batch.state, type: batch.type } });
    }
    return next;
  }
  requireKnownState(batch.type, target);
  if (target === batch.state || targets.includes(target)) return target;
  throw new ApiError(targets.length === 0 ? errors.lastState : errors.illegalMove, {
    values: { state: batch.state, type: batch.type, target, targets: targets.join(', ') },
  });
}

async function requireBatch(context: RequestScope, batchId: number): Promise<{ batch: OrderBatch; orders: OrderUnderWay[] }> {
  const all = await findBatchOrders(context, batchId);
  const batch = all[0]?.batch;
  if (!batch) throw new ApiError(errors.batchNotFound);
  const orders = all.filter((order) => order.view.status !== 'canceled');
  if (orders.length === 0) throw new ApiError(errors.lastState, { values: { state: 'canceled', type: batch.type } });
  return { batch, orders };
}

export async function requireShopper(context: RequestScope, id: number | undefined): Promise<OrderShopper | undefined> {
  if (id === undefined) return undefined;
  const [row] = await context.db.query(findShopper, [context.tenant.organizationId, id]);
  if (!row) throw new ApiError(errors.shopperNotFound);
  return orderShopper(row);
}

export function orderShopper({ id, first_name, avatar_url }: ShopperRow): OrderShopper {
  return { id, first_name, ...(avatar_url === null ? {} : { avatar_url }) };
}

async function requireOrders(context: RequestScope, { orderIds, internal }: BatchRequest): Promise<OrderUnderWay[]> {
  const orders = await findOrders(context, orderIds, internal);
  raiseAll(orders.flatMap((order, index) => (order ? [] : [new ApiError(errors.batchOrderNotFound, { key: `orders[${index}]` })])));
  return orders as OrderUnderWay[];
}

/** One store, the right kind, and where such a batch begins. */
function requireBatchable(orders: readonly OrderUnderWay[], type: BatchType): void {
  const wrong = orders.flatMap((order) => {
    const { kind, orderId } = order.view;
    const workflow = WORKFLOWS[type][kind];
    const state = stateOf(order);
    return workflow?.from.includes(state) && !waitsForShopper(order) ? [] : [`${orderId} (${kind}, ${state})`];
  });
  if (wrong.length > 0) throw new ApiError(errors.ordersUnbatchable, { values: { type, orders: wrong.join(', '), from: startsOf(type) } });
  if (orders.some((order) => order.row.store_number !== orders[0]!.row.store_number)) throw new ApiError(errors.ordersOfSeveralStores);
}

function startsOf(type: BatchType): string {
  return Object.entries(WORKFLOWS[type])
    .map(([kind, workflow]) => `${workflow.from.join(' | ')} (${kind})`)
    .join(', ');
}

/** In a batch that has not begun, so that its state alone does not tell. */
function waitsForShopper({ batch, view }: OrderUnderWay): boolean {
  return batch?.state === 'brand_new' && batch.type !== 'runner_customer' && view.status !== 'canceled';
}

export function stateOf({ view }: OrderUnderWay) {
  return view.status === 'canceled' ? 'canceled' : (view.body.workflow_state ?? 'brand_new');
}

function requireKnownState(type: BatchType, state: string): void {
  const states = statesOf(type);
  if (!states.includes(state)) throw new ApiError(errors.workflowStateUnknown, { values: { type, states: states.join(', ') } });
}

function requireState(type: BatchType, state: string, shopper: boolean): void {
  requireKnownState(type, state);
  if (!shopper && state !== 'brand_new') throw new ApiError(errors.batchWithoutShopper);
}
