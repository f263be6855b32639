import { idOf, type Line, type Order, type Pick, type State } from '../model/state.ts';
import { SHOPPING } from '../model/tables.ts';
import { begins, define, itemOf, NOT_FOUND, record, refused, SUCCESS } from './kit.ts';

/** Null: by the Management API, as whoever has the order. */
type Target = { shopper: string | null; order: string };

const pathOf = (state: State, { shopper, order }: Target) =>
  shopper === null
    ? `/cartwright/v1/fulfillment/orders/${order}/items`
    : `/v2/fulfillment_sandbox/shoppers/${idOf(state, shopper)}/orders/${order}/items`;

/** The order in the hands of the shopper, or what speaks against it. */
function findShopped(state: State, { shopper, order: id }: Target): { order: Order; against: (string | false)[] } | undefined {
  const order = state.orders[id];
  if (!order) return undefined;
  const hands = order.batch === null ? null : state.batches[order.batch]!.shopper;
  const place = order.status === 'canceled' ? 'canceled' : order.state;
  const against = [
    shopper !== null &&
      (hands !== shopper || state.shoppers[shopper] === undefined) &&
      begins('400 Shopper does not have the order in a batch'),
    !SHOPPING.includes(place) &&
      `400 Items can be changed by a shopper while the order is picking or verifying_replacements; it is ${place}`,
  ];
  return { order, against };
}

export const addItem = define<Target & { code: string; count: number | null }>('add item', {
  request: (state, { code, count, ...target }) => ({
    method: 'POST',
    path: pathOf(state, target),
    body: { item: itemOf(code), ...(count === null ? {} : { delivered_count: count }) },
  }),
  apply: (state, { code, count, ...target }) => {
    const found = findShopped(state, target);
    const refusal = refused(!found && NOT_FOUND, ...(found?.against ?? []));
    if (refusal) return refusal;
    const { order } = found!;
    const qty = count ?? 1;
    const num = String(Math.max(0, ...[...order.lines, ...order.removed].map((line) => Number(line.num))) + 1);
    order.lines.push({ num, code, qty, policy: 'shoppers_choice', wanted: [], pick: { status: 'found', qty } });
    record(order, 'item_found');
    return { members: target.shopper === null ? { line_num: num } : { success: true } };
  },
});

export interface ChangeArgs extends Target {
  num: string;
  /** Null: it follows from the rest. */
  status: Pick['status'] | null;
  count: number | null;
  replacement: string | null;
}

export const changeItem = define<ChangeArgs>('change item', {
  request: (state, { num, status, count, replacement, ...target }) => ({
    method: 'PUT',
    path: `${pathOf(state, target)}/${num}`,
    body: {
      ...(status === null ? {} : { status }),
      ...(count === null ? {} : { delivered_count: count }),
      ...(replacement === null ? {} : { replacement_item: itemOf(replacement) }),
    },
  }),
  apply: (state, { num, count, replacement, ...args }) => {
    const status = args.status ?? (replacement !== null ? 'replaced' : count === 0 ? 'to_refund' : 'found');
    const found = findShopped(state, args);
    const line = found?.order.lines.find((one) => one.num === num);
    const refusal = refused(
      status === 'to_refund' && (count ?? 0) > 0 && '400 must be less than or equal to 0',
      status === 'replaced' && replacement === null && "400 can't be blank",
      !found && NOT_FOUND,
      ...(found?.against ?? []),
      found && !line && `400 Line items not found in the order: ${num}`,
    );
    if (refusal) return refusal;
    const before = line!.pick?.status;
    line!.pick = pickOf(line!, status, count, replacement);
    record(found!.order, ...EVENTS[status], ...(status === 'not_found' && before === 'found' ? ['item_not_picked'] : []));
    return SUCCESS;
  },
});

const EVENTS: Record<Pick['status'], readonly string[]> = {
  found: ['item_found'],
  replaced: ['order_item_replacement', 'item_replaced'],
  to_refund: ['order_item_refund', 'item_refunded'],
  not_found: [],
};

function pickOf(line: Line, status: Pick['status'], count: number | null, replacement: string | null): Pick {
  if (status === 'to_refund' || status === 'not_found') return { status, qty: 0 };
  if (status === 'found') return { status, qty: count ?? line.qty };
  // What the customer chose beforehand needs no second answer.
  const chosen = (line.policy === 'users_choice' && line.wanted.includes(replacement!)) || line.pick?.alternative === replacement;
  return { status, qty: count ?? line.wantedQty ?? line.qty, code: replacement!, answer: chosen ? 'APPROVED' : 'PENDING' };
}
