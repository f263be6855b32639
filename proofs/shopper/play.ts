import { createHash } from 'node:crypto';
import { openReceiver } from '../../src/callbacks/receiver.fixture.ts';
import { operations } from '../../src/operations/index.ts';
import { openWorld } from '../../src/operations/management/management.fixture.ts';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import type { TestEngine } from '../../src/storage/testing/engines.ts';
import { faultSql } from '../faults/index.ts';
import { Random } from '../support/random.ts';
import { type HistoryEvent, illegalities } from './legal.ts';
import { BEGIN, openProofShop, type ProofShop } from './shop.ts';

/** Much happens, so that little is left untried. */
const PROBABILITIES = {
  short: 0.15,
  replace: 0.2,
  refund: 0.1,
  add: 0.1,
  message: 0.3,
  customer_approves: 0.3,
  customer_rejects: 0.2,
  customer_alternative: 0.2,
  customer_arrives: 1,
  staged: 0.7,
  late: 0.1,
  customer_missing: 0.1,
  runner_missing: 0.1,
  cancel: 0.1,
  reschedule: 0.1,
  rate: 0.3,
};
const SPEED = 60;
/** Of so many orders one follows a scenario of the library. */
const SCENARIO_EVERY = 5;
const HOURS = 40;

interface EventRow {
  readonly id: string;
  readonly order_id: string;
  readonly name: string;
  readonly at: number;
  readonly metadata: Record<string, unknown>;
}
const eventsOf = statement<[organizationId: number], EventRow>(
  '',
  `select e.id::text as id, e.order_id, e.name, e.occurred_at as at, e.metadata from cw.events e
    where e.organization_id = $1 and e.order_ref is not null order by e.order_ref, e.id`,
);
const statusesOf = statement<[organizationId: number], { order_id: string; status: string; run: string | null; refused: number }>(
  '',
  `select o.order_id, o.status, r.status as run,
          (select count(*)::integer from jsonb_array_elements(r.log) e where e->>'result' like 'stopped: %' and e->>'result' not like '%canceled') as refused
     from cw.orders o left join cw.shopper_runs r on r.organization_id = o.organization_id and r.order_ref = o.id
    where o.organization_id = $1`,
);

export interface Played {
  readonly events: number;
  readonly pieces: number;
  readonly scenarios: number;
  readonly problems: readonly string[];
  /** Events that should have reached the receiver, and those that did. */
  readonly owed: number;
  readonly delivered: number;
  readonly digest: string;
  readonly seconds: number;
}

/** Orders of all kinds in the hands of the automatic shopper, their time advanced, and what became of them. */
export async function play(
  engine: TestEngine,
  orders: number,
  seed: number,
  listening: boolean,
  fault: string | undefined,
): Promise<Played> {
  await using stack = new AsyncDisposableStack();
  const received = new Set<string>();
  const receiver = listening ? stack.use(await openReceiver({ onReceived: ({ eventId }) => void received.add(eventId) })) : undefined;
  const world = stack.use(await openWorld(engine, operations, 'development', { allow: ['127.0.0.1/32'] }));
  if (fault !== undefined) await world.database.execute(faultSql(fault));
  const shop = await openProofShop(world, seed);
  if (receiver) {
    const { url, authUri, clientId, clientSecret, ca } = receiver;
    const access = { auth_uri: authUri, client_id: clientId, client_secret: clientSecret, ca_certificate: ca };
    await shop.call('POST', '/webhooks', { name: 'proof', url, ...access });
  }
  await shop.call('PUT', '/automatic_shopper', { speed: SPEED, seed: String(seed), probabilities: PROBABILITIES });
  const { kinds, scenarios } = await makeOrders(shop, orders, seed);
  const began = performance.now();
  let pieces = 0;
  const to = new Date(BEGIN + HOURS * 3_600_000).toISOString();
  for (let complete = false; !complete; ) {
    const answer = (await shop.call('POST', '/clock/advance', { to })) as {
      complete: boolean;
      ran: Record<string, number>;
      failed: number;
    };
    complete = answer.complete;
    if (answer.failed > 0) throw new Error(`${answer.failed} pieces of work failed.`);
    pieces += answer.ran['shopper.step'] ?? 0;
  }
  const seconds = (performance.now() - began) / 1_000;
  return { ...(await judge(world.database, shop, kinds, receiver ? received : undefined)), pieces, scenarios, seconds };
}

async function makeOrders(shop: ProofShop, orders: number, seed: number) {
  const library = (await shop.call('GET', '/scenarios')).scenarios as { name: string; kinds: string[] }[];
  const random = new Random(seed);
  const kinds = new Map<string, Parameters<typeof illegalities>[0]>();
  let scenarios = 0;
  for (let n = 0; n < orders; n++) {
    const { id, kind } = await shop.order(n);
    kinds.set(id, kind);
    if (n % SCENARIO_EVERY !== 0) continue;
    const fitting = library.filter((scenario) => scenario.kinds.includes(kind));
    await shop.call('POST', `/orders/${id}/automatic_shopper`, { scenario: fitting[random.between(0, fitting.length)]!.name });
    scenarios++;
  }
  return { kinds, scenarios };
}

async function judge(
  database: Database,
  shop: ProofShop,
  kinds: ReadonlyMap<string, Parameters<typeof illegalities>[0]>,
  received?: Set<string>,
) {
  const events = await database.query(eventsOf, [shop.organizationId]);
  const histories = Map.groupBy(events, (event) => event.order_id);
  const states = new Map((await database.query(statusesOf, [shop.organizationId])).map((row) => [row.order_id, row]));
  const problems: string[] = [];
  for (const [id, kind] of kinds) {
    const history = histories.get(id) ?? [];
    const { status, run, refused } = states.get(id)!;
    const wrong = illegalities(kind, history as readonly HistoryEvent[], status, run === 'held');
    if (run !== 'done' && run !== 'held') wrong.push(`the shopper ended ${run}`);
    if (refused > 0) wrong.push('the shopper gave up');
    problems.push(...wrong.map((one) => `${id} (${kind}): ${one}`));
  }
  const owed = received === undefined ? [] : events.filter((event) => !event.name.startsWith('cartwright.'));
  const lost = owed.filter((event) => !received!.has(event.id));
  problems.push(...lost.map((event) => `${event.order_id}: ${event.name} was not delivered`));
  return { events: events.length, owed: owed.length, delivered: owed.length - lost.length, problems, digest: digestOf(events) };
}

/** Links have random parts; all else is the same for the same seed. */
function digestOf(events: readonly EventRow[]): string {
  const digest = createHash('sha256');
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const lines = events.map(({ order_id, name, at, metadata }, index) => ({
    order_id,
    index,
    text: `${name} ${at - BEGIN} ${plain(metadata)}`,
  }));
  lines.sort((a, b) => order(a.order_id, b.order_id) || a.index - b.index);
  for (const { order_id, text } of lines) digest.update(`${order_id} ${text}\n`);
  return digest.digest('hex').slice(0, 16);
}

function plain(metadata: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(metadata).filter(([name]) => !/url|link/.test(name)));
}
