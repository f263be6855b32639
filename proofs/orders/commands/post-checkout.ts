import { type Order, type State, utc } from '../model/state.ts';
import { begins, define, itemOf, NOT_FOUND, record, refused, SUCCESS } from './kit.ts';

/** The Post-checkout API finds an order by its id alone, as long as it has a user. */
function findCustomers(state: State, id: string): Order | { readonly refused: readonly string[] } {
  const order = state.orders[id];
  if (!order) return { refused: [NOT_FOUND] };
  if (order.owner === 0) return { refused: ['400 User ID not found'] };
  return order.gone ? { refused: ['403 User Not Active'] } : order;
}

const pathOf = (order: string) => `/v2/post_checkout/orders/${order}`;
const placeOf = (order: Order) => (order.status === 'canceled' ? 'canceled' : order.state);
const TYPES = { delivery: 'delivery', pickup: 'pickup', last_mile: 'last_mile_delivery', dispatch: 'last_mile_delivery' } as const;

export const followOrder = define<{ order: string }>('follow order', {
  request: (_, { order }) => ({ method: 'GET', path: pathOf(order) }),
  apply: (state, { order: id }) => {
    const order = findCustomers(state, id);
    if ('refused' in order) return order;
    return {
      members: {
        workflow_state: placeOf(order),
        fulfillment_type: TYPES[order.kind],
        pickup_category: order.kind === 'pickup' ? (order.inside ? 'in_store' : 'curbside') : undefined,
        window_starts_at: utc(order.starts),
        window_ends_at: utc(order.ends),
      },
    };
  },
});

const STATUSES = { not_found: 'NOT_PICKED', found: 'FOUND', replaced: 'REPLACED', to_refund: 'TO_REFUND' } as const;

export const followItems = define<{ order: string }>('follow items', {
  request: (_, { order }) => ({ method: 'GET', path: `${pathOf(order)}/items` }),
  apply: (state, { order: id }) => {
    const order = findCustomers(state, id);
    if ('refused' in order) return order;
    const items = order.lines.map(({ num, pick }) => ({
      line_num: num,
      status: STATUSES[pick?.status ?? 'not_found'],
      replacement_status: pick?.answer ?? 'SUBSTITUTION_STATUS_UNSPECIFIED',
      alternative: pick?.alternative === undefined ? undefined : { quantity: String(pick.alternativeQty) },
    }));
    return { members: { line_items: items } };
  },
});

interface AnswerArgs {
  order: string;
  num: string;
  approved: boolean;
  /** What the customer would rather have; only with a rejection. */
  alternative: { readonly code: string; readonly count: number } | null;
}

/** Once, and while the order is picking; a rejection without an alternative is a refund. */
export const answerReplacement = define<AnswerArgs>('answer replacement', {
  // Ids of items are opaque: the shop looks the line's up, as a client does.
  request: (_, { order, num, approved, alternative }) => ({
    method: 'PUT',
    path: `${pathOf(order)}/items/{${num}}/replacement`,
    body: {
      status: approved ? 'APPROVED' : 'REJECTED',
      ...(alternative ? { alternative_item: { ...itemOf(alternative.code), count: alternative.count } } : {}),
    },
  }),
  apply: (state, { order: id, num, approved, alternative }) => {
    const order = findCustomers(state, id);
    if ('refused' in order) return order;
    const line = order.lines.find((one) => one.num === num);
    const pick = line?.pick;
    const pending = pick?.answer === 'PENDING';
    const refusal = refused(
      !line && begins('404 Order item '),
      pick?.answer !== undefined && !pending && '400 The replacement has already been responded to',
      pick?.status !== 'replaced' && '400 The order item has no replacement to respond to',
      placeOf(order) !== 'picking' && `400 Replacements are approved or rejected while the order is picking; it is ${placeOf(order)}`,
    );
    if (refusal) return refusal;
    if (approved) pick!.answer = 'APPROVED';
    else if (alternative) {
      Object.assign(pick!, { answer: 'REJECTED', alternative: alternative.code, alternativeQty: alternative.count });
    } else {
      Object.assign(pick!, { answer: 'REJECTED', status: 'to_refund', qty: 0 });
      record(order, 'order_item_refund', 'item_refunded');
    }
    return { members: {} };
  },
});

/** A runner's batch is made, which waits, unless somebody has one with the order; nobody arrives twice. */
export const arrive = define<{ order: string; batch: string }>('arrive', {
  request: (_, { order }) => ({ method: 'POST', path: `${pathOf(order)}/pickup/user_arrived` }),
  apply: (state, { order: id, batch }) => {
    const order = findCustomers(state, id);
    if ('refused' in order) return order;
    const refusal = refused(
      order.kind !== 'pickup' && '404 No pickup status found for order',
      order.status !== 'staged' && '400 Params error',
    );
    if (refusal) return refusal;
    if (order.arrived) return SUCCESS;
    order.arrived = true;
    record(order, 'customer_arrived');
    const called = order.batch === null ? undefined : state.batches[order.batch];
    const runners = called?.type === 'runner_customer' ? called : undefined;
    if (!runners || runners.shopper === null) order.state = 'runner_awaiting';
    else if (runners.state === 'brand_new') order.state = 'user_at_store';
    if (!runners) {
      state.batches[batch] = { type: 'runner_customer', state: 'brand_new', shopper: null, took: [id] };
      order.batch = batch;
    }
    return SUCCESS;
  },
});

const CHAT_BEGINS = { delivery: 2, pickup: 2, last_mile: 1, dispatch: 1 } as const;

/** From the start of the shopping, of last mile orders from when a shopper has them, until the customer has the order. */
function canChat({ kind, status, chats }: Order): boolean {
  const before = ['brand_new', 'acknowledged'].slice(0, CHAT_BEGINS[kind]);
  return chats && ![...before, 'delivered', 'canceled'].includes(status);
}

export const say = define<{ order: string; by: 'customer' | 'shopper' }>('say', {
  request: (_, { order, by }) => ({
    method: 'POST',
    path: by === 'customer' ? `/v2/post_checkout/chat/${order}/messages` : `/cartwright/v1/fulfillment/orders/${order}/messages`,
    body: { body: `Hello from the ${by}` },
  }),
  apply: (state, { order: id, by }) => {
    const order = findCustomers(state, id);
    if ('refused' in order) return order;
    if (!canChat(order)) return { refused: ['403 Sending a message is not allowed at this time'] };
    order.messages.push(by);
    record(order, 'chat_message_created');
    return { members: { type: 'CHAT', created_at: utc(state.now), timezone: 'America/Phoenix' } };
  },
});

const READABLE = 24 * 60 * 60_000;

export const readChat = define<{ order: string }>('read chat', {
  request: (_, { order }) => ({ method: 'GET', path: `/v2/post_checkout/chat/${order}/messages` }),
  apply: (state, { order: id }) => {
    const order = findCustomers(state, id);
    if ('refused' in order) return order;
    const expired = order.endedAt !== null && state.now - order.endedAt >= READABLE;
    const sender = { customer: 'user', shopper: 'driver' } as const;
    const messages = expired ? [] : order.messages.map((by) => ({ sender_type: sender[by], body: `Hello from the ${by}` }));
    return { members: { chat_messages: messages, metadata: { is_expired: expired } } };
  },
});
