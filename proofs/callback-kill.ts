import { setTimeout as wait } from 'node:timers/promises';
import { statement } from '../src/storage/engine/index.ts';
import { checkEvents, KINDS_OF_FINDINGS } from './callback-kill/check.ts';
import { Findings as OrderFindings } from './kill/ledger.ts';
import { LoadClient } from './kill/load.ts';
import { checkAfterRestart } from './kill/recovery.ts';
import { ApiClient } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine } from './support/databases.ts';
import { Findings } from './support/findings.ts';
import { Installation } from './support/installation.ts';
import { listDeliveries, listEvents } from './support/management.ts';
import { Random } from './support/random.ts';
import { Receiver } from './support/receiver.ts';
import { listWindows, Shop } from './support/shop.ts';

/**
 * `kill -9` of the server while it sends callbacks, under load over HTTPS that makes ever more events; then a restart. The receivers live
 * in this process and survive: every event whose request was answered, and every other one in the database, must have reached each of
 * them at least once.
 */
const RECEIVERS = 2;
/** Callbacks of a round after which the kill comes, and how long after. */
const CALLBACKS = { from: 10, until: 80 };
const MOMENT_MILLISECONDS = { from: 20, until: 60 };
/** The receivers take their time, so that kills meet callbacks that are on the way. */
const SLOWEST_MILLISECONDS = 30;
const PATIENCE_MILLISECONDS = 60_000;
const EVENTS = ['fulfillment.brand_new', 'cartwright.order_updated', 'fulfillment.canceled'];
const SERVER_FAULTS = ['at-most-once'];

const options = readOptions({ kills: 100, seed: 1, clients: 8 }, { engine: ['both', ...ENGINES] }, [
  'lost-callback',
  'deleted-pending',
  ...SERVER_FAULTS,
]);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const orderFindings = new OrderFindings();
const findings = new Findings(KINDS_OF_FINDINGS);
const totals = { kills: 0, under_way: 0, acknowledged: 0, events: 0, callbacks: 0, duplicates: 0 };

const deletePending = statement<[], never>('', `delete from cw.deliveries where state = 'pending'`);

async function proveOn(engine: Engine): Promise<void> {
  const random = new Random(options.seed);
  const delays = random.fork();
  const clients = Array.from({ length: options.clients }, (_, n) => new LoadClient(`c${n + 1}`, random.fork(), orderFindings));
  const receivers = await Promise.all(Array.from({ length: RECEIVERS }, () => Receiver.open()));
  for (const receiver of receivers) receiver.behave = () => ({ kind: 'ok', delay: delays.between(0, SLOWEST_MILLISECONDS) });
  const fault = options.plantedFault;
  const preloads = fault !== undefined && SERVER_FAULTS.includes(fault) ? [new URL(`faults/${fault}.ts`, import.meta.url)] : [];
  await using installation = await Installation.create({ engine, preloads });
  await installation.start();
  const shop = await Shop.open(installation.server, 'proof');
  for (const [store, capacity] of [
    ['wide', 1_000],
    ['narrow', 5],
  ] as const)
    await shop.addStore(installation.server, store, capacity);
  const api = new ApiClient(installation.server, shop.token);
  await api.demand('POST', '/v2/fulfillment/users', { user_id: 'lister', first_name: 'Proof' });
  for (const [n, receiver] of receivers.entries()) {
    await api.demand('POST', '/cartwright/v1/webhooks', { name: `Receiver ${n + 1}`, events: EVENTS, ...receiver.webhook });
  }
  await api.close();
  const arrived = () => receivers.reduce((sum, receiver) => sum + receiver.arrivals.length, 0);

  for (let round = 1; round <= options.kills; round++) {
    const windows = await windowsOf(installation, shop);
    const load = Promise.all(clients.map((client) => client.run(new ApiClient(installation.server, shop.token), windows, round)));
    const wanted = arrived() + random.between(CALLBACKS.from, CALLBACKS.until);
    // A failure of the proof itself must not wait for the kill.
    await Promise.race([until(() => arrived() >= wanted), load]);
    await wait(random.between(MOMENT_MILLISECONDS.from, MOMENT_MILLISECONDS.until));
    if (receivers.some(({ underWay }) => underWay > 0)) totals.under_way++;
    await installation.kill();
    totals.kills++;
    await load;
    if (fault === 'deleted-pending') await installation.inspect((database) => database.query(deletePending, []));
    await installation.start();
    await Promise.all(clients.map((client) => checkAfterRestart(installation.server, shop.token, client.touched(round), orderFindings)));
    if (round % 10 === 0) console.error(`${engine}: ${round} kills, ${arrived()} callbacks`);
  }

  const last = new ApiClient(installation.server, shop.token);
  // On PostgreSQL what a killed server had taken is free after 20 seconds.
  await until(async () => (await listDeliveries(last, 'state=pending')).length === 0);
  const events = await listEvents(last);
  const deliveries = await listDeliveries(last, '');
  await last.close();
  if (fault === 'lost-callback') receivers[0]!.seen.delete(receivers[0]!.arrivals[random.between(0, 100)]!);
  const entries = clients.flatMap((client) => client.entries);
  checkEvents({ entries, events, deliveries, receivers, expected: EVENTS }, findings);
  totals.acknowledged += clients.reduce((sum, client) => sum + client.acknowledged, 0);
  totals.events += events.filter(({ event_name }) => EVENTS.includes(event_name)).length;
  for (const receiver of receivers) {
    totals.callbacks += receiver.arrivals.length;
    totals.duplicates += receiver.arrivals.length - new Set(receiver.arrivals).size;
    await receiver.down();
  }
}

async function windowsOf({ server }: Installation, shop: Shop) {
  const api = new ApiClient(server, shop.token);
  const [wide, narrow] = await Promise.all([listWindows(api, 'lister', 'wide'), listWindows(api, 'lister', 'narrow')]);
  await api.close();
  return { wide: wide.slice(2), narrow: narrow.slice(2, 42) };
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; !(await done()) && performance.now() < deadline; ) await wait(5);
}

await prove(async () => {
  for (const engine of engines) await proveOn(engine);
  const { engine, seed, clients } = options;
  const { lost, torn, duplicated, unexpected } = orderFindings;
  const line = summary({
    engine,
    seed,
    clients,
    ...totals,
    ...findings.counts,
    orders_lost_or_torn: lost + torn + duplicated,
    unexpected,
  });
  return { holds: findings.none && orderFindings.none, line };
});
