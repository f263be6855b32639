import { endOf, hasRoom, type Line, type Order, refusedStart, type State, serviceOf } from '../model/state.ts';
import { MAY } from '../model/tables.ts';
import { define, type Expected, findOfUser, itemOf, NOT_FOUND, orderMembers, record, refused, SUCCESS, TOO_LATE } from './kit.ts';
import { DUPLICATES, holdRefusals, type LineArgs, lineBody, newLine } from './placing.ts';
import { optionId } from './slots.ts';

type Target = { user: string; order: string };
/** Last mile orders have URIs of their own, without the user; those of LMD orders are deprecated and still served. */
type Via = { via: 'user' | 'dispatch' };

const pathOf = ({ user, order }: Target) => `/v2/fulfillment/users/${user}/orders/${order}`;
const pathVia = (target: Target & Via) => (target.via === 'user' ? pathOf(target) : `/v2/fulfillment/lastmile/orders/${target.order}`);
const may = (order: Order, what: keyof typeof MAY) => (MAY[what] as readonly string[]).includes(order.status);

/** Finds an order under either URI; what is of another kind does not exist there. */
function findVia(state: State, { via, user, order: id }: Target & Via, ofUser: readonly string[]): Order | { refused: readonly string[] } {
  if (via === 'user') {
    const found = findOfUser(state, user, id);
    return 'refused' in found || ofUser.includes(found.kind) ? found : { refused: [NOT_FOUND] };
  }
  const order = state.orders[id];
  if (!order || !['last_mile', 'dispatch'].includes(order.kind)) return { refused: [NOT_FOUND] };
  return order.gone ? { refused: ['403 User Not Active'] } : order;
}

export const getOrder = define<Target & Via>('get order', {
  request: (_, target) => ({ method: 'GET', path: pathVia(target) }),
  apply: (state, target) => {
    const order = findVia(state, target, ['delivery', 'pickup', 'last_mile', 'dispatch']);
    return 'refused' in order ? order : { members: orderMembers(order) };
  },
});

export const cancelOrder = define<Target & Via>('cancel', {
  request: (_, target) => ({ method: 'POST', path: `${pathVia(target)}/cancel` }),
  apply: (state, target) => {
    const order = findVia(state, target, ['delivery', 'pickup', 'last_mile']);
    if ('refused' in order) return order;
    if (!may(order, 'cancel')) return { refused: [TOO_LATE] };
    return { members: orderMembers(cancel(order, 'customer_driven', state.now)) };
  },
});

export function cancel(order: Order, reason: string, now: number): Order {
  order.endedAt = now;
  order.status = 'canceled';
  order.reason = reason;
  record(order, 'canceled');
  return order;
}

/** A line number keeps the identity of its item, also of one that was removed; the request's list is the whole new one. */
export const updateOrder = define<Target & { hold: string | null; lines: readonly LineArgs[] }>('update', {
  request: (state, { hold, lines, ...target }) => ({
    method: 'PUT',
    path: pathOf(target),
    body: {
      initial_tip_cents: 0,
      items: lines.map(lineBody),
      ...(hold === null ? {} : { service_option_hold_id: state.ids[hold] ?? 7 }),
    },
  }),
  apply: (state, { user, order: id, hold, lines }) => {
    const order = findVia(state, { via: 'user', user, order: id }, ['delivery', 'pickup']);
    if ('refused' in order) return order;
    const wanted = hold === order.hold ? null : hold;
    const known = new Map([...order.removed, ...order.lines].map((line) => [line.num, line]));
    const merged = lines.map((line): Line => {
      const old = known.get(line.num);
      return old ? { num: old.num, code: old.code, qty: line.count, policy: old.policy, wanted: line.wanted ?? [] } : newLine(line);
    });
    const codes = merged.map((line) => line.code);
    const again = merged.some((line) => !known.has(line.num) && order.lines.some((one) => one.code === line.code));
    const target = wanted === null ? undefined : state.holds[wanted];
    const refusal = refused(
      !may(order, 'update') && TOO_LATE,
      ...(wanted === null ? [] : holdRefusals(state, wanted, order.owner, serviceOf(order.kind))),
      target !== undefined &&
        target.store !== order.slot.store &&
        '400 Service option hold is for another store; the store of an order can not change',
      (again || new Set(codes).size < codes.length) && DUPLICATES,
    );
    if (refusal) return refusal;
    const listed = new Set(codes.map((_, index) => merged[index]!.num));
    order.removed = [...known.values()].filter((line) => !listed.has(line.num));
    order.lines = merged;
    if (target) {
      target.state = 'consumed';
      order.hold = wanted;
      moveTo(order, target.start);
    }
    record(order, target ? 'rescheduled' : 'order_updated');
    return { members: orderMembers(order) };
  },
});

export function moveTo(order: Order, start: number): void {
  order.slot = { ...order.slot, start };
  order.starts = start;
  order.ends = endOf(start);
}

/** No reservation is needed; the order's own window, also after its lateness, is always there for it. */
export const updateLastMile = define<Target & Via & { items: number; start: number | null }>('update last mile', {
  request: (state, { items, start, ...target }) => ({
    method: 'PUT',
    path: target.via === 'user' ? `${pathOf(target)}/last_mile` : pathVia(target),
    body: {
      items_count: items,
      ...(start === null ? {} : { service_option_id: optionId(state, state.orders[target.order]?.slot.store ?? 'S1', 'last_mile', start) }),
    },
  }),
  apply: (state, { items, start, ...target }) => {
    const order = findVia(state, target, ['last_mile']);
    if ('refused' in order) return order;
    const own = start === order.slot.start;
    const refusal = refused(
      !may(order, 'update') && TOO_LATE,
      start !== null && !own && refusedStart(state.now, start),
      start !== null && !own && !hasRoom(state, { ...order.slot, start }) && '400 Service option is no longer available, choose another',
    );
    if (refusal) return refusal;
    const moves = start !== null && (!own || order.starts !== start || order.ends !== endOf(start));
    if (moves) {
      order.hold = null;
      moveTo(order, start);
    }
    order.items = items;
    record(order, moves ? 'rescheduled' : 'order_updated');
    return { members: orderMembers(order) };
  },
});

export const stage = define<Target & Via & { bags: number }>('stage', {
  request: (_, { bags, ...target }) => ({ method: 'POST', path: `${pathVia(target)}/staged`, body: { bags_count: bags } }),
  apply: (state, { bags, ...target }) => {
    const order = findVia(state, target, ['last_mile']);
    if ('refused' in order) return order;
    if (!may(order, 'stage')) return { refused: [TOO_LATE] };
    if (!order.staged) record(order, 'staged');
    else if (order.bags !== bags) record(order, 'order_updated');
    if (!order.staged && order.state === 'brand_new') order.state = 'staged_for_delivery';
    order.staged = true;
    order.bags = bags;
    return { members: orderMembers(order) };
  },
});

export interface Selection {
  readonly num: string;
  readonly wanted?: readonly string[];
  readonly count?: number;
}

export const setReplacements = define<Target & { selections: readonly Selection[] }>('set replacements', {
  request: (_, { selections, ...target }) => ({
    method: 'PUT',
    path: `${pathOf(target)}/replacement_selections`,
    body: {
      selections: selections.map(({ num, wanted, count }) => ({ line_num: num, count, replacement_items: wanted?.map(itemOf) })),
    },
  }),
  apply: (state, { user, order: id, selections }) => {
    const order = findVia(state, { via: 'user', user, order: id }, ['delivery', 'pickup']);
    if ('refused' in order) return order;
    const missing = selections.filter(({ num }) => !order.lines.some((line) => line.num === num)).map(({ num }) => num);
    const refusal = refused(
      !may(order, 'replacements') && TOO_LATE,
      missing.length > 0 && `400 Line items not found in the order: ${missing.join(', ')}`,
    );
    if (refusal) return refusal;
    const before = JSON.stringify(order.lines);
    for (const { num, wanted, count } of selections) {
      const line = order.lines.find((one) => one.num === num)!;
      if (wanted) line.wanted = wanted;
      if (wanted && wanted.length > 0) line.policy = 'users_choice';
      if (count !== undefined) line.wantedQty = count;
    }
    if (JSON.stringify(order.lines) !== before) record(order, 'order_updated');
    return { members: orderMembers(order) };
  },
});

export const updateTip = define<Target & { cents: number }>('tip', {
  request: (_, { cents, ...target }) => ({ method: 'PUT', path: `${pathOf(target)}/tip`, body: { tip_amount_cents: cents } }),
  apply: (state, { user, order: id }): Expected => {
    const order = findOfUser(state, user, id);
    if ('refused' in order) return order;
    const refusal = refused(
      order.kind === 'pickup' && '400 Tips are not available for pickup orders',
      order.status !== 'delivered' && '400 The tip can be changed only after the order is completed; use update order before',
    );
    if (refusal) return refusal;
    record(order, 'tip_adjustment');
    return { members: orderMembers(order, order.kind === 'delivery') };
  },
});

export const rate = define<Target & { stars: number }>('rate', {
  request: (_, { user, order, stars }) => ({
    method: 'POST',
    path: `/v2/feedback/users/${user}/orders/${order}/rating`,
    body: { rating_value: `STARS${stars}` },
  }),
  apply: (state, { user, order: id }) => {
    const order = findOfUser(state, user, id);
    if ('refused' in order) return order;
    order.rated = true;
    record(order, 'rating_updated');
    return SUCCESS;
  },
});
