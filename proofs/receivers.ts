import { checkArrivals, checkGood, checkOutcomes, KINDS_OF_FINDINGS, lookAt } from './receivers/check.ts';
import { type Kind, openKinds } from './receivers/kinds.ts';
import { addCustomer, playOrders, STORE } from './receivers/orders.ts';
import { ApiClient } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine } from './support/databases.ts';
import { Findings } from './support/findings.ts';
import { Installation } from './support/installation.ts';
import { listDeliveries, listEvents } from './support/management.ts';
import { Random } from './support/random.ts';
import { Shop } from './support/shop.ts';

/**
 * Receivers of every bad kind get the events of many orders while the organization's clock goes through the days of the retries: each
 * event arrives at least once or stands as failed, and what failed arrives when it is replayed.
 */
const HOUR = 3_600;
const DAY = 24 * HOUR;
/** When orders come, in seconds after the beginning; the last ones once the day is over. */
const ADVANCES = [60, 2 * HOUR, DAY - 2 * HOUR];
const MOST_DAYS = 10;
const SERVER_FAULTS = ['deleted-delivery', 'short-schedule', 'failure-delivers'];

const options = readOptions({ orders: 24, seed: 1 }, { engine: ['both', ...ENGINES] }, ['lost-callback', ...SERVER_FAULTS]);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const findings = new Findings(KINDS_OF_FINDINGS);
const totals = { receivers: 0, events: 0, deliveries: 0, attempts: 0, delivered: 0, failed: 0, replayed: 0 };

async function proveOn(engine: Engine): Promise<void> {
  const random = new Random(options.seed);
  const { kinds, trap } = await openKinds(random.fork());
  const fault = options.plantedFault;
  const preloads = fault !== undefined && SERVER_FAULTS.includes(fault) ? [new URL(`faults/${fault}.ts`, import.meta.url)] : [];
  await using installation = await Installation.create({ engine, preloads });
  await installation.start();
  const { server } = installation;
  const shop = await Shop.open(server, 'proof');
  await shop.addStore(server, STORE, 1_000);
  await addCustomer(server, await shop.freshToken(server));
  const call = async <T>(method: 'POST' | 'PATCH', path: string, body?: object) => {
    // The days that pass are days for tokens too.
    const api = new ApiClient(server, await shop.freshToken(server));
    const answer = await api.demand<T>(method, `/cartwright/v1/${path}`, body);
    await api.close();
    return answer;
  };
  const { now: begun } = await call<{ now: string }>('POST', 'clock/freeze');
  const webhooks = new Map<Kind, number>();
  for (const kind of kinds) {
    const { webhook_id } = await call<{ webhook_id: number }>('POST', 'webhooks', { name: kind.name, ...kind.receiver.webhook });
    webhooks.set(kind, webhook_id);
  }

  const parts = ADVANCES.length + 1;
  for (let part = 1; part <= parts; part++) {
    const count = Math.ceil(options.orders / parts);
    await playOrders(server, await shop.freshToken(server), random, `order-${part}`, count);
    await advance(call, ADVANCES[part - 1] ?? 0);
    if (part === parts - 1) for (const kind of kinds) await kind.afterADay?.();
  }
  await settle(call, shop, installation);

  const lost = fault === 'lost-callback' ? kinds[random.between(0, 2)]!.receiver : undefined;
  lost?.seen.get(lost.arrivals[3]!)?.answers.splice(0);

  const client = async () => new ApiClient(server, await shop.freshToken(server));
  let api = await client();
  const events = (await listEvents(api)).filter(({ event_name }) => !event_name.startsWith('cartwright.'));
  for (const [kind, webhookId] of webhooks) {
    const { deliveries } = await lookAt(api, kind, webhookId, findings);
    checkOutcomes(kind, events, deliveries, findings);
    totals.delivered += deliveries.filter(({ state }) => state === 'delivered').length;
    const failed = deliveries.filter(({ state }) => state === 'failed');
    totals.failed += failed.length;
    kind.atLast?.();
    const gone = deliveries.some(({ last_status }) => last_status === 410);
    if (gone) await call('PATCH', `webhooks/${webhookId}`, { status: 'Enabled' });
    const wish = { from: begun, which: gone ? 'all' : 'failed' };
    totals.replayed += (await call<{ replayed: number }>('POST', `webhooks/${webhookId}/replay`, wish)).replayed;
  }
  await api.close();
  await settle(call, shop, installation);
  api = await client();
  const later = (await listEvents(api)).filter(({ event_name }) => !event_name.startsWith('cartwright.'));
  for (const [kind, webhookId] of webhooks) {
    const { deliveries, attempts } = await lookAt(api, kind, webhookId, findings);
    for (const { state, delivery_id } of deliveries)
      if (state === 'pending') findings.note('stuck', `${kind.name}, delivery ${delivery_id}`);
    checkArrivals(kind, later, findings);
    totals.deliveries += deliveries.length;
    totals.attempts += attempts;
    if (kind.name === 'good') checkGood(kind, findings);
    await kind.receiver.down();
  }
  if (trap.arrivals.length + trap.unauthorized > 0) findings.note('followed', `${trap.unauthorized} redirects`);
  await trap.down();
  await api.close();
  totals.receivers += kinds.length;
  totals.events += later.length;
}

type Call = <T>(method: 'POST' | 'PATCH', path: string, body?: object) => Promise<T>;

async function advance(call: Call, seconds: number): Promise<void> {
  // What is due by then has been tried when the answer comes, and a receiver may change its ways.
  const { complete } = await call<{ complete: boolean }>('POST', 'clock/advance', { seconds });
  if (!complete) throw new Error('The advance stopped before its goal.');
}

/** Ratings are asked for and lateness is told of, days later too: what comes late has to be tried for days as well. */
async function settle(call: Call, shop: Shop, installation: Installation): Promise<void> {
  for (let day = 0; day < MOST_DAYS && (day === 0 || (await anyPending(shop, installation))); day++) await advance(call, DAY);
}

async function anyPending(shop: Shop, { server }: Installation): Promise<boolean> {
  const api = new ApiClient(server, await shop.freshToken(server));
  const pending = await listDeliveries(api, 'state=pending');
  await api.close();
  return pending.length > 0;
}

await prove(async () => {
  for (const engine of engines) {
    await proveOn(engine);
    console.error(`${engine}: ${summary(totals)}`);
  }
  const { engine, orders, seed } = options;
  return { holds: findings.none, line: summary({ engine, seed, orders, ...totals, ...findings.counts }) };
});
