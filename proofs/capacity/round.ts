import type { Answer } from '../support/api.ts';
import type { Random } from '../support/random.ts';
import { DELIVERY_ADDRESS, holdIdOf, listWindows } from '../support/shop.ts';
import { atOnce, type Crowd, type Shopper } from './crowd.ts';

/** Clients who want the one place that a cancellation gave back. */
const LATECOMERS = 50;
/** Shoppers besides those who reserve at once: the latecomers, and one who came too early. */
export const BESIDES = LATECOMERS + 1;

export interface Round {
  readonly crowd: Crowd;
  readonly random: Random;
  /** A store whose windows nobody has touched. */
  readonly store: string;
  readonly capacity: number;
  readonly letHoldsLapse: () => Promise<void>;
}

export interface RoundResult {
  readonly reserved: number;
  readonly orders: number;
  readonly afterCancel: number;
  /** What was not as it must be, in words. */
  readonly problems: readonly string[];
}

const won = ({ status }: Answer) => status === 200;
const lost = ({ status }: Answer) => status >= 400 && status < 500;

export async function playRound({ crowd, random, store, capacity, letHoldsLapse }: Round): Promise<RoundResult> {
  const problems: string[] = [];
  const expect = (what: string, answers: readonly Answer[], winners: number) => {
    const count = answers.filter(won).length;
    if (count !== winners) problems.push(`${what}: ${count} succeeded, not ${winners}`);
    const odd = answers.find((answer) => !won(answer) && !lost(answer));
    if (odd) problems.push(`${what}: answered ${odd.status}: ${odd.text.slice(0, 300)}`);
    return count;
  };
  // Chance decides who comes too early and who comes only after the cancellation.
  const order = [...crowd.shoppers].sort(() => random.next() - 0.5);
  const [early, ...rest] = order as [Shopper, ...Shopper[]];
  const latecomers = rest.slice(0, LATECOMERS);
  const others = rest.slice(LATECOMERS);

  const window = (await listWindows(early.client, early.userId, store)).at(-1)!;
  const reserve = ({ client, userId }: Shopper) => client.call('POST', `/v2/fulfillment/users/${userId}/service_options/${window}/reserve`);
  const place =
    (holdId: number, number: number) =>
    ({ client, userId }: Shopper) =>
      client.call('POST', `/v2/fulfillment/users/${userId}/orders/delivery`, orderBody(`${store}-${userId}-${number}`, holdId));

  const lapsed = await reserve(early);
  expect('the early hold', [lapsed], 1);
  await letHoldsLapse();

  const stampede = await atOnce(others, reserve);
  const reserved = expect('reserve at once', stampede, capacity);
  const holders = stampede.filter(won).map(({ shopper, text }) => ({ ...shopper, holdId: holdIdOf(text) }));
  const losers = stampede.filter((answer) => !won(answer)).map(({ shopper }) => shopper);
  // Those who got nothing try with the hold of another, and the early one with a hold that lapsed and whose place is gone.
  const forged = holders.map(({ holdId }) => holdId);
  const attempts = [
    ...holders.map((holder) => ({ ...holder, forger: false })),
    ...losers.map((loser) => ({ ...loser, holdId: random.pick(forged), forger: true })),
    { ...early, holdId: holdIdOf(lapsed.text), forger: true },
  ].sort(() => random.next() - 0.5);
  const orders = await atOnce(attempts, (attempt) => place(attempt.holdId, 1)(attempt));
  const created = expect('create orders at once', orders, capacity);
  for (const answer of orders.filter(won)) {
    if (answer.shopper.forger) problems.push(`an order was created with the hold of another or a lapsed one by ${answer.shopper.userId}`);
  }

  const given = random.pick(orders.filter(won)).shopper;
  const canceled = await given.client.call('POST', `/v2/fulfillment/users/${given.userId}/orders/${store}-${given.userId}-1/cancel`);
  expect('the cancellation', [canceled], 1);
  const second = await atOnce(latecomers, reserve);
  const afterCancel = expect('reserve the place given back', second, 1);
  const heirs = second.filter(won).map(({ shopper, text }) => ({ ...shopper, holdId: holdIdOf(text) }));
  expect('order the place given back', await atOnce(heirs, (heir) => place(heir.holdId, 2)(heir)), 1);
  return { reserved, orders: created, afterCancel, problems };
}

function orderBody(orderId: string, holdId: number) {
  return {
    order_id: orderId,
    service_option_hold_id: holdId,
    initial_tip_cents: 500,
    address: DELIVERY_ADDRESS,
    items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }],
  };
}
