import type { Client } from '../../client/index.ts';
import type { Platform } from '../../testing/index.ts';
import { Random } from '../support/random.ts';
import { OK, type Receiver } from '../support/receiver.ts';

const DAY = 86_400_000;
const ADDRESS = { address_line_1: '50 Beale St', postal_code: '94105' };
const UPCS = ['400000000015', '400000000022', '400000000039'];
/** Its steps hold messages both ways and a replacement that the customer approves. */
const SCENARIO = 'chat-heavy';
/** The receiver refuses everything from one day to the other: shorter than the schedule of retries, longer than most of its waits. */
const DOWN = { from: 1, to: 3 };
const EXPECTED = ['brand_new', 'acknowledged', 'picking', 'item_replaced', 'checkout', 'delivering', 'delivered', 'rating_reminder'];

export interface Story {
  readonly orders: number;
  readonly events: number;
  /** Callbacks that the receiver took, and those that it refused before. */
  readonly taken: number;
  readonly refused: number;
  readonly problems: readonly string[];
}

/**
 * What a retailer's tests do in a run of CI: a user, windows of several days, holds and orders, the shopper with messages and a
 * replacement, delivery, the reminder to rate, a receiver that is down for two days, the ends of chat and token; day by day on the test clock.
 */
export async function play(platform: Platform, receiver: Receiver, { orders = 3, days = 10, seed = 1 } = {}): Promise<Story> {
  const client = platform.development.client();
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => void (holds || problems.push(problem));
  let day = 0;
  receiver.behave = () => (day >= DOWN.from && day < DOWN.to ? { kind: 'status', status: 503 } : OK);

  const { now } = await platform.clock.freeze(startOfStory());
  await client.management.webhooks.create({ body: { name: 'Story', ...receiver.webhook } });
  await client.users.create({ body: { user_id: 'ada', first_name: 'Ada', phone_number: '+14155550100' } });
  const early = await client.token();
  const ids = await placeOrders(client, orders, new Random(seed));

  for (day = 1; day <= days; day++) {
    const { complete, failed } = await platform.clock.advanceTo(new Date(Date.parse(now) + day * DAY));
    expect(complete && failed === 0, `day ${day}: the clock did not arrive, or ${failed} pieces of work failed`);
    if (day === 2) expect(await isRefused(platform, early), 'a token was still good after two days');
    // Order n is delivered between day n + 1 and the next, so that its chat ends a day later.
    const [open, ended] = [ids[day - 2], ids[day - 3]];
    if (open !== undefined) expect((await chatOf(client, open)).messages > 0, `${open}: the chat ended early`);
    if (ended !== undefined) expect((await chatOf(client, ended)).expired, `${ended}: the chat did not end`);
  }

  const events = (await platform.events()).filter(({ order_id }) => order_id !== null && ids.includes(order_id));
  for (const id of ids) {
    const names = new Set(events.filter(({ order_id }) => order_id === id).map(({ event_name }) => event_name));
    for (const name of EXPECTED) expect(names.has(`fulfillment.${name}`), `${id}: ${name} did not happen`);
    expect(names.has('chat_message_created'), `${id}: nobody wrote`);
  }
  for (const { event_id, event_name, order_id } of events) {
    // A webhook that names no events gets all of Connect's and none of ours.
    if (event_name.startsWith('cartwright.')) continue;
    expect(receiver.has(BigInt(event_id).toString()), `${order_id}: ${event_name} was not delivered`);
  }
  const answers = [...receiver.seen.values()].flatMap((seen) => seen.answers.map(({ answer }) => answer));
  const refused = answers.filter((answer) => answer === '503').length;
  expect(refused > 0, 'the receiver was never asked while it was down');
  return { orders: ids.length, events: events.length, taken: answers.length - refused, refused, problems };
}

/** Tomorrow at eight in the morning in San Francisco, about: a whole day of windows lies ahead. */
function startOfStory(): Date {
  const at = new Date(Date.now() + DAY);
  at.setUTCHours(16, 0, 0, 0);
  return at;
}

/** An order for each of the days from the second on. */
async function placeOrders(client: Client, orders: number, random: Random): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < orders; n++) {
    const id = `story/${n + 1}`;
    const items = UPCS.map((upc, index) => ({ line_num: String(index + 1), count: random.between(1, 5), item: { upc } }));
    const { service_options } = await client.serviceOptions.listDelivery({ user_id: 'ada', body: { address: ADDRESS, items } });
    const scheduled = service_options.filter(({ window, availability }) => window.type === 'scheduled' && availability.available);
    const dates = [...new Set(scheduled.map(({ date }) => date))].sort();
    const ofDay = scheduled.filter(({ date, window }) => date === dates[n + 1] && isLater(window.start_at));
    if (ofDay.length === 0) throw new Error(`No window is offered ${n + 1} days ahead, only on ${dates.join(', ')}.`);
    const option = ofDay[random.between(0, ofDay.length)]!;
    const { service_option_hold: hold } = await client.serviceOptions.reserve({ user_id: 'ada', service_option_id: option.id });
    const body = { order_id: id, service_option_hold_id: hold.id, initial_tip_cents: 500, address: ADDRESS, items };
    await client.orders.createDelivery({ user_id: 'ada', body });
    await client.management.automaticShopper.start({ order_id: id, body: { scenario: SCENARIO, start: 'before_window' } });
    ids.push(id);
  }
  return ids;
}

/** Begins late enough for the shopper to start after the story's hour of the day, and ends before that of the next. */
function isLater(start: string): boolean {
  const hour = new Date(start).getUTCHours();
  return hour >= 18 && hour <= 23;
}

async function chatOf(client: Client, orderId: string): Promise<{ expired: boolean; messages: number }> {
  const { chat_messages, metadata } = await client.forUser('ada').postCheckout.chat.list({ order_id: orderId });
  return { expired: metadata.is_expired && chat_messages.length === 0, messages: chat_messages.length };
}

async function isRefused(platform: Platform, token: string): Promise<boolean> {
  const client = platform.development.client({ token });
  return client.management.organization.get().then(
    () => false,
    (error: { status?: number }) => error.status === 401,
  );
}
