import { type Batch, idOf, type Order, ordersOf, type State } from '../model/state.ts';
import { BATCH_TYPES, type BatchType, ENTRIES, OVER, SETTLED, STATES } from '../model/tables.ts';
import { begins, define, type Expected, record, refused } from './kit.ts';

/** The Sandbox API and the Management API move orders by the same rules. */
type Via = { via: 'sandbox' | 'management' };
const API = { sandbox: '/v2/fulfillment_sandbox', management: '/cartwright/v1/fulfillment' } as const;

const NO_SHOPPER = '400 Batch has no shopper yet; assign one first';
const NO_SUCH_SHOPPER = '400 Shopper not found';
const NO_BATCH = '404 Batch not found';
const REMINDER = 60 * 60_000;

export const createShopper = define<Via & { shopper: string; phone: string | null }>('create shopper', {
  request: (_, { via, phone }) => ({ method: 'POST', path: `${API[via]}/shoppers`, body: phone === null ? {} : { phone } }),
  apply: (state, { shopper, phone }) => {
    if (phone !== null && Object.values(state.shoppers).some((one) => one.phone === phone)) {
      return { refused: ['400 An account already exists with this number'] };
    }
    state.shoppers[shopper] = { phone };
    return { members: {}, bind: ({ id }: { id: number }) => void Object.assign(state.ids, { [shopper]: id }) };
  },
});

export interface BatchArgs extends Via {
  batch: string;
  /** None: the batch waits for one (Management API). */
  shopper: string | null;
  orders: readonly string[];
  type: BatchType | null;
  state: string | null;
}

export const generateBatch = define<BatchArgs>('generate batch', {
  request: (state, { via, shopper, orders, type, state: wanted }) => ({
    method: 'POST',
    path: `${API[via]}/batches`,
    body: {
      ...(shopper === null ? {} : { shopper_id: idOf(state, shopper) }),
      ...(type === null ? {} : { batch_type: type }),
      ...(wanted === null ? {} : { workflow_state: wanted }),
      orders: orders.map((id) => ({ id })),
    },
  }),
  apply: (state, args) => {
    const orders = args.orders.map((id) => state.orders[id]);
    const present = orders.filter((order) => order !== undefined);
    const type = args.type ?? (orders[0] && neededBy(orders[0])) ?? 'delivery';
    const reached = args.state ?? (args.shopper === null || type === 'runner_customer' ? 'brand_new' : 'acknowledged');
    const missing = orders.length - present.length;
    const refusal = refused(
      args.shopper !== null && !state.shoppers[args.shopper] && NO_SUCH_SHOPPER,
      new Set(args.orders).size < args.orders.length && '400 has already been taken',
      missing === 1 && '400 Order not found',
      missing > 1 && '400 There were issues with your request',
      !present.every((order) => batchable(state, order, type)) && begins('400 Orders '),
      new Set(present.map((order) => order.slot.store)).size > 1 && '400 Orders of several stores can not share a batch',
      !STATES[type].includes(reached) && unknownState(type),
      args.shopper === null && reached !== 'brand_new' && NO_SHOPPER,
    );
    if (refusal) return refusal;
    const batch: Batch = { type, state: reached, shopper: args.shopper, took: args.orders };
    state.batches[args.batch] = batch;
    for (const order of present) {
      order.batch = args.batch;
      order.chats ||= args.shopper !== null;
      // A runner's batch that no runner has leaves its orders where they wait.
      if (args.shopper !== null || type !== 'runner_customer') pass(order, batch, 0, STATES[type].indexOf(reached), state.now);
    }
    const members = { workflow_state: reached };
    return {
      members:
        args.via === 'sandbox' ? members : { ...members, batch_type: type, order_ids: args.orders, shopper_id: shopperId(state, batch) },
      bind: ({ id }: { id: number }) => void Object.assign(state.ids, { [args.batch]: id }),
    };
  },
});

const shopperId = (state: State, { shopper }: Batch) => (shopper === null ? null : state.ids[shopper]);
const unknownState = (type: BatchType) => `400 is not included in the list; a ${type} batch goes through ${STATES[type].join(', ')}`;
const stateNow = (order: Order) => (order.status === 'canceled' ? 'canceled' : order.state);

function neededBy(order: Order): BatchType | undefined {
  return BATCH_TYPES.find((type) => ENTRIES[type][order.kind]?.from.includes(stateNow(order)));
}

function batchable(state: State, order: Order, type: BatchType): boolean {
  const now = order.batch === null ? undefined : state.batches[order.batch];
  const waits = now?.state === 'brand_new' && now.type !== 'runner_customer' && order.status !== 'canceled';
  return !waits && ENTRIES[type][order.kind]?.from.includes(stateNow(order)) === true;
}

/** Takes an order through the states of a batch from one index to another, both included. */
function pass(order: Order, { type }: Pick<Batch, 'type'>, from: number, to: number, now: number): void {
  for (const state of STATES[type].slice(from, to + 1)) {
    const [status, place, ...events] = ENTRIES[type][order.kind]!.arrivals[state]!;
    if (status === 'checkout') settle(order);
    order.status = status;
    order.state = place;
    if (status === 'delivered') Object.assign(order, { deliveredAt: now, endedAt: now, remindAt: now + REMINDER });
    record(order, ...events);
  }
}

/** Nothing is left open at the checkout; what is refunded only then is told of. */
function settle(order: Order): void {
  let refunds = 0;
  for (const line of order.lines) {
    const { pick } = line;
    if (!pick) line.pick = { status: 'found', qty: line.qty };
    else if (pick.status === 'not_found' || (pick.status === 'replaced' && pick.answer === 'REJECTED')) {
      line.pick = { ...pick, status: 'to_refund', qty: 0 };
      refunds++;
    } else if (pick.answer === 'PENDING') pick.answer = 'APPROVED';
  }
  if (refunds > 0) record(order, 'order_item_refund');
}

/** Where a batch can go, the next state first. */
export function legal({ type, state }: Pick<Batch, 'type' | 'state'>): string[] {
  const at = STATES[type].indexOf(state);
  return [...STATES[type].slice(at + 1), ...(SETTLED.has(state) ? [] : STATES[type].slice(1, Math.max(1, at)))];
}

/** The batch with the orders that still move with it, or why there is none. */
function findBatch(state: State, name: string): { batch: Batch; orders: Order[] } | { refused: readonly string[] } {
  const batch = state.batches[name];
  const all = ordersOf(state, name);
  if (!batch || all.length === 0) return { refused: [NO_BATCH] };
  const orders = all.filter((order) => order.status !== 'canceled');
  return orders.length > 0 ? { batch, orders } : { refused: [`400 can't go on: canceled is the last state of a ${batch.type} batch`] };
}

function go(state: State, batch: Batch, orders: readonly Order[], to: string): void {
  const [from, until] = [STATES[batch.type].indexOf(batch.state), STATES[batch.type].indexOf(to)];
  batch.state = to;
  // Back it goes in one step.
  if (until > from) for (const order of orders) pass(order, batch, from + 1, until, state.now);
  if (until < from) for (const order of orders) pass(order, batch, until, until, state.now);
}

export const advance = define<Via & { batch: string; to: string | null }>('advance', {
  request: (state, { via, batch, to }) => ({
    method: 'POST',
    path: `${API[via]}/batches/${idOf(state, batch)}/advance`,
    body: to === null ? undefined : { workflow_state: to },
  }),
  apply: (state, { batch: name, to }): Expected => {
    const found = findBatch(state, name);
    if ('refused' in found) return found;
    const { batch, orders } = found;
    const targets = legal(batch);
    const next = STATES[batch.type][STATES[batch.type].indexOf(batch.state) + 1];
    const target = to ?? next;
    const answer = { members: { id: state.ids[name], workflow_state: target } };
    if (target === batch.state) return answer;
    const last = `400 can't go on: ${batch.state} is the last state of a ${batch.type} batch`;
    const refusal = refused(
      target === undefined && last,
      to !== null && !STATES[batch.type].includes(to) && unknownState(batch.type),
      to !== null && targets.length === 0 && last,
      to !== null &&
        targets.length > 0 &&
        !targets.includes(to) &&
        `400 can't go from ${batch.state} to ${to}; it can go to ${targets.join(', ')}`,
      batch.shopper === null && NO_SHOPPER,
    );
    if (refusal) return refusal;
    go(state, batch, orders, target!);
    return answer;
  },
});

/** A batch that waited is acknowledged by whoever gets it; a runner takes the bags over at once. */
export const assign = define<{ batch: string; shopper: string }>('assign', {
  request: (state, { batch, shopper }) => ({
    method: 'PUT',
    path: `${API.management}/batches/${idOf(state, batch)}/shopper`,
    body: { shopper_id: idOf(state, shopper) },
  }),
  apply: (state, { batch: name, shopper }) => {
    const found = findBatch(state, name);
    const refusal = refused(!state.shoppers[shopper] && NO_SUCH_SHOPPER, ...('refused' in found ? found.refused : []));
    if (refusal || 'refused' in found) return refusal!;
    const { batch, orders } = found;
    const waited = batch.shopper === null;
    batch.shopper = shopper;
    for (const order of orders) order.chats = true;
    if (batch.type === 'runner_customer') {
      if (waited) for (const order of orders) pass(order, batch, 0, 0, state.now);
    } else if (batch.state === 'brand_new') go(state, batch, orders, 'acknowledged');
    return { members: { id: state.ids[name], workflow_state: batch.state } };
  },
});

export const isOver = (state: State, name: string) => ordersOf(state, name).every((order) => OVER.includes(order.status));
