import { LATE, type Order, type State } from '../model/state.ts';
import { OVER } from '../model/tables.ts';
import { define, record } from './kit.ts';

const HOUR = 60 * 60_000;
const MOST_LATE = 4;

/**
 * Lives through some time: orders that miss their window are late, whoever has not rated is asked to. The periodic events, of the place of
 * a shopper and of the way to the store, are left out of the comparison (observe.ts).
 */
export const moveClock = define<{ minutes: number }>('move clock', {
  request: (_, { minutes }) => ({ method: 'POST', path: '/cartwright/v1/clock/advance', body: { seconds: minutes * 60 } }),
  apply: (state, { minutes }) => {
    const from = state.now;
    state.now += minutes * 60_000;
    for (const order of Object.values(state.orders)) live(state, order, from);
    return { members: { now: new Date(state.now).toISOString(), complete: true, failed: 0 } };
  },
});

function live(state: State, order: Order, from: number): void {
  if (order.remindAt !== null && order.remindAt <= state.now) {
    order.remindAt = null;
    if (!order.rated && !order.gone) record(order, 'rating_reminder');
  }
  for (let at = lateAt(order); at !== null && at <= state.now; at = lateAt(order)) {
    // What was missed while nobody looked is made good by as many steps as it takes; after a day there is no more to promise.
    const now = Math.max(at, from);
    order.late = now - at > 24 * HOUR ? MOST_LATE : order.late + 1;
    const by = (Math.floor((now - at) / LATE) + 1) * LATE;
    order.starts += by;
    order.ends += by;
    record(order, order.kind === 'pickup' ? 'late_pickup' : 'late_delivery');
  }
}

/** A staged pickup order waits for its customer, and is not late. */
function lateAt({ status, kind, late, ends }: Order): number | null {
  const waits = kind === 'pickup' && status === 'staged';
  return OVER.includes(status) || late >= MOST_LATE || waits ? null : ends;
}
