import { endOf, hasRoom, type Line, lives, type Order, refusedStart, type Service, type State } from '../model/state.ts';
import type { OrderKind } from '../model/tables.ts';
import { define, type Expected, itemOf, NO_USER, orderMembers, refused } from './kit.ts';
import { ADDRESS, optionId } from './slots.ts';

/** A line of a request. */
export interface LineArgs {
  readonly num: string;
  readonly code: string;
  readonly count: number;
  readonly wanted?: readonly string[];
}

export function lineBody({ num, code, count, wanted }: LineArgs): object {
  return { line_num: num, count, item: itemOf(code), ...(wanted ? { replacement_items: wanted.map(itemOf) } : {}) };
}

export function newLine({ num, code, count, wanted = [] }: LineArgs): Line {
  return { num, code, qty: count, policy: wanted.length > 0 ? 'users_choice' : 'shoppers_choice', wanted };
}

const HOLD_NOT_FOUND = '400 Service option hold not found';
const HOLD_USED = '400 Service option hold has already been used for an order';
const HOLD_OTHER_KIND = '400 Service option hold is for another kind of order';
const HOLD_FULL = '400 The reservation has expired and its time slot is full, choose another';
const ID_TAKEN = '400 has already been taken';
export const DUPLICATES = '400 Duplicate items were provided';

/** What is wrong with a hold that an order of a person is to use. One that has lapsed is tried against what is left of its window. */
export function holdRefusals(state: State, name: string, person: number | undefined, service: Service): (string | false)[] {
  const hold = state.holds[name];
  if (!hold) return [HOLD_NOT_FOUND];
  return [
    (hold.owner !== person || hold.state === 'canceled') && HOLD_NOT_FOUND,
    hold.state === 'consumed' && HOLD_USED,
    hold.service !== service && HOLD_OTHER_KIND,
    hold.state === 'active' && !lives(state, hold) && !hasRoom(state, hold) && HOLD_FULL,
  ];
}

type NewOrder = Pick<Order, 'id' | 'kind' | 'user' | 'owner' | 'slot' | 'hold' | 'lines' | 'items'>;

function place(state: State, order: NewOrder): Expected {
  const placed: Order = {
    ...order,
    gone: false,
    status: 'brand_new',
    state: 'brand_new',
    starts: order.slot.start,
    ends: endOf(order.slot.start),
    removed: [],
    batch: null,
    staged: false,
    bags: null,
    rated: false,
    deliveredAt: null,
    endedAt: null,
    remindAt: null,
    late: 0,
    chats: false,
    messages: [],
    arrived: false,
    inside: false,
    events: ['brand_new'],
  };
  state.orders[order.id] = placed;
  return { members: orderMembers(placed) };
}

type Reserved = { user: string; order: string; hold: string };

function placeReserved(
  state: State,
  { user, order, hold }: Reserved,
  kind: Exclude<OrderKind, 'dispatch'>,
  lines: readonly LineArgs[],
): Expected {
  const person = state.users[user];
  const codes = lines.map((line) => line.code);
  const refusal = refused(
    person === undefined && NO_USER,
    state.orders[order] !== undefined && ID_TAKEN,
    ...holdRefusals(state, hold, person, kind),
    new Set(codes).size < codes.length && DUPLICATES,
  );
  if (refusal) return refusal;
  const used = state.holds[hold]!;
  used.state = 'consumed';
  const { store, pool, start } = used;
  const items = kind === 'last_mile' ? 12 : 0;
  return place(state, { id: order, kind, user, owner: person!, slot: { store, pool, start }, hold, lines: lines.map(newLine), items });
}

export const createOrder = define<Reserved & { kind: 'delivery' | 'pickup'; lines: readonly LineArgs[] }>('create order', {
  request: (state, { user, order, hold, kind, lines }) => ({
    method: 'POST',
    path: `/v2/fulfillment/users/${user}/orders/${kind}`,
    body: {
      order_id: order,
      service_option_hold_id: state.ids[hold] ?? 7,
      items: lines.map(lineBody),
      location_code: state.holds[hold]?.store ?? 'S1',
      ...(kind === 'delivery' ? { address: ADDRESS, initial_tip_cents: 0 } : {}),
    },
  }),
  apply: (state, args) => placeReserved(state, args, args.kind, args.lines),
});

const GOODS = { first_name: 'Jo', last_name: 'Doe', user_phone: '+14155550100', items_count: 12, items_weight: 3, address: ADDRESS };

export const createLastMile = define<Reserved>('create last mile order', {
  request: (state, { user, order, hold }) => ({
    method: 'POST',
    path: `/v2/fulfillment/users/${user}/orders/last_mile`,
    body: { order_id: order, service_option_hold_id: state.ids[hold] ?? 7, location_code: state.holds[hold]?.store ?? 'S1', ...GOODS },
  }),
  apply: (state, args) => placeReserved(state, args, 'last_mile', []),
});

/** Without a reservation, and with a user only where one is named, who is created with the order. */
export const createDispatch = define<{ order: string; user: string; store: string; start: number }>('create dispatch order', {
  request: (state, { order, user, store, start }) => ({
    method: 'POST',
    path: '/v2/fulfillment/lastmile/orders',
    body: {
      order_id: order,
      location_code: store,
      service_option_id: optionId(state, store, 'last_mile', start),
      ...(user === '' ? {} : { user_id: user }),
      ...GOODS,
    },
  }),
  apply: (state, { order, user, store, start }) => {
    const slot = { store, pool: 'delivery' as const, start };
    const refusal = refused(
      refusedStart(state.now, start),
      state.orders[order] !== undefined && ID_TAKEN,
      !hasRoom(state, slot) && '400 Requested delivery window not available at this store',
    );
    if (refusal) return refusal;
    if (user !== '') state.users[user] ??= ++state.people;
    const owner = user === '' ? 0 : state.users[user]!;
    return place(state, { id: order, kind: 'dispatch', user, owner, slot, hold: null, lines: [], items: 12 });
  },
});
