/** What may follow what in an order's history, written from the contract (contract/callbacks.md) and not from the tables of the server. */

type Kind = 'delivery' | 'pickup' | 'last_mile' | 'dispatch';

const SHOPPED = ['brand_new', 'acknowledged', 'picking', 'checkout'];
const LAST_MILE = ['brand_new', 'acknowledged', 'acknowledged_for_delivery', 'at_store', 'bags_verified', 'delivering', 'delivered'];

/** The events that move an order, in the only order in which they may come. */
const COURSE: Readonly<Record<Kind, readonly string[]>> = {
  delivery: [...SHOPPED, 'delivering', 'delivered'],
  pickup: [...SHOPPED, 'staged', 'customer_acknowledged', 'pickup_runner_started', 'delivered'],
  last_mile: LAST_MILE,
  dispatch: LAST_MILE,
};

const UNDER_WAY = 'under way';
const SHOPPING = ['picking'];
const AT_CURB = ['staged', 'customer_acknowledged', 'pickup_runner_started'];
const CHAT = ['picking', 'checkout', 'staged', 'customer_acknowledged', 'pickup_runner_started', 'delivering'];

/** The other events, and after which event of the course each may come. */
const BESIDE: Readonly<Record<string, readonly string[] | typeof UNDER_WAY>> = {
  item_found: SHOPPING,
  item_replaced: SHOPPING,
  item_refunded: SHOPPING,
  item_not_picked: SHOPPING,
  order_item_replacement: SHOPPING,
  order_item_refund: SHOPPING,
  late_delivery: UNDER_WAY,
  late_pickup: UNDER_WAY,
  rescheduled: UNDER_WAY,
  canceled: UNDER_WAY,
  order_location: ['delivering'],
  customer_mia: ['delivering'],
  arrival_at_customer: ['delivering'],
  at_store_eta: ['acknowledged_for_delivery'],
  pickup_geofence_reached: ['staged', 'customer_acknowledged'],
  runner_not_found: ['staged'],
  unable_to_find_customer: AT_CURB,
  'cartwright.customer_arrived': AT_CURB,
  chat_message_created: CHAT,
  rating_reminder: ['delivered'],
  rating_updated: ['delivered'],
  // Where there are states between two callbacks (contract/batch-states.tsv).
  'cartwright.order_moved': ['brand_new', 'picking', 'checkout', 'pickup_runner_started'],
};
const ONLY: Readonly<Record<string, readonly Kind[]>> = {
  late_delivery: ['delivery', 'last_mile', 'dispatch'],
  late_pickup: ['pickup'],
  arrival_at_customer: ['last_mile', 'dispatch'],
};

export interface HistoryEvent {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is illegal in the history of an order; `held`: it was told to stay somewhere. */
export function illegalities(kind: Kind, history: readonly HistoryEvent[], status: string, held: boolean): string[] {
  const course = COURSE[kind];
  const wrong: string[] = [];
  let place = -1;
  let canceled = false;
  let staged = 0;
  for (const [index, { name: full, at }] of history.entries()) {
    const name = full.replace(/^fulfillment\./, '');
    if (index > 0 && at < history[index - 1]!.at) wrong.push(`${name} is earlier than what came before`);
    if (canceled) wrong.push(`${name} after canceled`);
    const here = course[place] ?? 'nothing';
    const isStagedByRetailer = name === 'staged' && (kind === 'last_mile' || kind === 'dispatch');
    if (isStagedByRetailer) {
      if (here !== 'brand_new' || ++staged > 1) wrong.push(`staged after ${here}`);
    } else if (course.includes(name)) {
      if (course.indexOf(name) !== place + 1) wrong.push(`${name} after ${here}`);
      place = course.indexOf(name);
    } else {
      const legal = BESIDE[name];
      const isFitting = legal === UNDER_WAY ? place >= 0 && place < course.length - 1 : legal?.includes(here);
      if (!isFitting || ONLY[name]?.includes(kind) === false) wrong.push(`${name} after ${here}`);
    }
    canceled ||= name === 'canceled';
  }
  const end = canceled ? 'canceled' : place === course.length - 1 ? 'delivered' : undefined;
  if (end === undefined && !held) wrong.push(`it ends after ${course[place]}`);
  if (end !== undefined && end !== status) wrong.push(`the order says ${status} and its history ${end}`);
  return wrong;
}
