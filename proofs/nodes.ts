import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../src/storage/engine/index.ts';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { faultSql } from './faults/index.ts';
import { inspectData } from './kill/inspection.ts';
import { newEntry, Findings as OrderFindings } from './kill/ledger.ts';
import { checkAfterRestart } from './kill/recovery.ts';
import { Cluster, until } from './nodes/cluster.ts';
import { CHANNELS, Coherence, makeRole } from './nodes/coherence.ts';
import { DUE_ORDER, proveDueWork } from './nodes/due-work.ts';
import { Load } from './nodes/load.ts';
import { applied, LOCKING, nextMigrations } from './nodes/migrations.ts';
import { addMigration, copyRelease } from './nodes/release.ts';
import { ApiClient } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { idOf, listDeliveries, listEvents } from './support/management.ts';
import { Random } from './support/random.ts';
import { Receiver } from './support/receiver.ts';
import { startServer } from './support/server.ts';
import { listWindows, Shop } from './support/shop.ts';

/**
 * Several processes on one PostgreSQL, behind the ports of one command, under load over HTTPS: all are replaced one after another; they are
 * replaced by a next release that migrates; they are killed. Then two servers of their own: what is changed at one, the other knows within a
 * second, also when it cannot hear of it.
 */
const EVENTS = ['fulfillment.brand_new', 'cartwright.order_updated', 'fulfillment.canceled'];
/** Requests before, between and after what is done to the nodes. */
const BETWEEN = 150;

const options = readOptions({ processes: 3, clients: 12, rolls: 2, kills: 5, organizations: 12, rounds: 2, seed: 1 }, {}, [
  'no-drain',
  'locking-migration',
  'answer-before-commit',
  'no-invalidation',
]);
const { plantedFault: fault } = options;
const random = new Random(options.seed);
const orders = new OrderFindings();

await prove(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-nodes-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await using postgres = await startTestPostgres({ own: true });
  await using opened = await postgres.createDatabase();
  const { url } = opened;
  const release = await copyRelease(join(folder, 'release'));
  const preloads = fault === 'no-drain' || fault === 'answer-before-commit' ? [new URL(`faults/${fault}.ts`, import.meta.url)] : [];
  const data = join(folder, 'data');
  const cluster = await Cluster.start({ data, release, databaseUrl: url, processes: options.processes, preloads });
  await using database = await openPostgres(url, 'development', { statementTimeout: 120_000 });
  const shop = await Shop.open(cluster, 'proof');
  for (const [store, capacity] of [
    ['wide', 1_000],
    ['narrow', 5],
  ] as const)
    await shop.addStore(cluster, store, capacity);
  const api = new ApiClient(cluster, shop.token);
  await api.demand('POST', '/v2/fulfillment/users', { user_id: 'lister', first_name: 'Proof' });
  const receiver = await Receiver.open();
  await api.demand('POST', '/cartwright/v1/webhooks', { name: 'Receiver', events: EVENTS, ...receiver.webhook });
  const [wide, narrow] = [await listWindows(api, 'lister', 'wide'), await listWindows(api, 'lister', 'narrow')];
  const windows = { wide: wide.slice(2), narrow: narrow.slice(2, 42) };
  await api.close();

  const load = new Load(options.clients, random, orders);
  load.start(cluster, shop.token, windows);
  await load.more(BETWEEN);
  for (let roll = 1; roll <= options.rolls; roll++) {
    await cluster.roll();
    await load.more(BETWEEN);
    console.error(`rolling restart ${roll}: ${load.requests} requests, ${load.failed} failed`);
  }
  const next = fault === 'locking-migration' ? [...(await nextMigrations(database)), LOCKING] : await nextMigrations(database);
  for (const [file, sql] of next) await addMigration(release, file, sql);
  await cluster.roll();
  await load.more(BETWEEN);
  await load.stop();
  const migrations = (await applied(database)).length;
  console.error(`rolling migration: ${migrations} migrations, ${load.requests} requests, ${load.failed} failed`);
  const rolled = load.requests;

  const once = await callbacksSent(cluster, shop, receiver);
  const due = await proveDueWork(cluster, options.organizations);

  load.killing = true;
  load.start(cluster, shop.token, windows);
  for (let kill = 1; kill <= options.kills; kill++) {
    await load.more(BETWEEN);
    await cluster.kill(random.pick(cluster.nodes()));
  }
  await load.more(BETWEEN);
  await load.stop();
  const entries = load.clients.flatMap((client) => client.entries);
  await checkAfterRestart(cluster, shop.token, entries, orders);
  const after = await callbacksSent(cluster, shop, receiver);
  const exit = await cluster.stop();
  await receiver.down();
  // Those of other organizations are known by name only.
  await inspectData(database, [...entries, newEntry(random, DUE_ORDER, '', 0, false, 0)], orders);

  const coherence = await proveCoherence();
  const doubled = once.doubled + due.doubled + orders.duplicated;
  const lost = once.lost + after.lost + due.undone + orders.lost;
  const { torn, oversold, unexpected } = orders;
  const holds =
    load.failed + doubled + lost + torn + oversold + unexpected + coherence.stale === 0 && migrations === next.length && exit === 0;
  const line = summary({
    processes: options.processes,
    clients: options.clients,
    seed: options.seed,
    rolls: options.rolls + 1,
    migrations,
    kills: options.kills,
    requests: load.requests,
    while_rolling: rolled,
    failed: load.failed,
    cut: load.cut,
    orders: entries.filter((entry) => entry.state === 'acknowledged').length,
    events: after.events,
    callbacks: receiver.arrivals.length,
    due: due.due,
    changes: coherence.changes,
    latest_ms: coherence.latest,
    stale: coherence.stale,
    lost,
    doubled,
    torn,
    oversold,
    unexpected,
    exit: exit ?? 'signal',
  });
  return { holds, line };

  /** Two servers on one database, the second one with a role of its own. */
  async function proveCoherence(): Promise<Coherence> {
    await makeRole(database);
    const restricted = new URL(url);
    restricted.username = 'node_b';
    await using a = await startServer({ data: join(folder, 'a'), databaseUrl: url, release });
    await using b = await startServer({ data: join(folder, 'b'), databaseUrl: restricted.href, release });
    if (fault === 'no-invalidation') await database.execute(faultSql(fault));
    const coherence = new Coherence(database, shop, [a, b]);
    for (let round = 1; round <= options.rounds; round++) for (const channel of CHANNELS) await coherence.round(channel);
    await a.stop();
    await b.stop();
    return coherence;
  }
});

/** Waits until nothing is to be sent; then every event must have arrived, and while nobody was killed only once. */
async function callbacksSent(cluster: Cluster, shop: Shop, receiver: Receiver): Promise<{ events: number; lost: number; doubled: number }> {
  const api = new ApiClient(cluster, shop.token);
  await until(async () => (await listDeliveries(api, 'state=pending')).length === 0, 'the callbacks');
  const events = (await listEvents(api)).filter(({ event_name }) => EVENTS.includes(event_name));
  await api.close();
  const times = events.map((event) => receiver.timesTaken(idOf(event)));
  return {
    events: events.length,
    lost: times.filter((count) => count === 0).length,
    doubled: times.filter((count) => count > 1).length,
  };
}
