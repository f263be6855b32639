import { hasRoom, LATE, offered, type State } from '../model/state.ts';
import { HAPPENINGS, OVER } from '../model/tables.ts';
import { cancel, moveTo } from './changing.ts';
import { begins, define, NOT_FOUND, record, SUCCESS } from './kit.ts';

export const EVENT_NAMES = ['canceled', 'rescheduled', 'late_delivery', ...Object.keys(HAPPENINGS)] as const;

/** What the states of batches do not reach: the sandbox's simulated callbacks, and the same under the Management API. */
export const happen = define<{ via: 'sandbox' | 'management'; order: string; event: string }>('happen', {
  request: (_, { via, order, event }) => ({
    method: 'POST',
    path: via === 'sandbox' ? `/v2/fulfillment_sandbox/orders/${order}/callbacks` : `/cartwright/v1/fulfillment/orders/${order}/events`,
    body: { event_name: event },
  }),
  apply: (state: State, { via, order: id, event }) => {
    const order = state.orders[id];
    if (!order) return { refused: [NOT_FOUND] };
    const place = order.status === 'canceled' ? 'canceled' : order.state;
    const needed = HAPPENINGS[event];
    const can = needed ? needed[order.kind]?.includes(place) : !OVER.includes(place);
    if (!can) return { refused: [begins(`400 can't happen to an order that is ${place}`)] };
    if (event === 'canceled') cancel(order, via === 'sandbox' ? 'instacart_driven' : 'retailer_driven', state.now);
    else if (event === 'rescheduled') {
      const start = offered(state.now).find((one) => one > order.starts && hasRoom(state, { ...order.slot, start: one }));
      if (start === undefined) return { refused: ['400 The store has no later time slot with a free place; raise its capacity'] };
      order.hold = null;
      moveTo(order, start);
      record(order, event);
    } else if (event === 'late_delivery') {
      order.starts += LATE;
      order.ends += LATE;
      record(order, order.kind === 'pickup' ? 'late_pickup' : event);
    } else {
      if (event === 'runner_not_found') order.inside = true;
      record(order, event);
    }
    return SUCCESS;
  },
});
