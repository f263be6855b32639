import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../src/storage/engine/index.ts';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { faultSql } from './faults/index.ts';
import { inspectData } from './kill/inspection.ts';
import { newEntry, Findings as OrderFindings } from './kill/ledger.ts';
import { callbacksSent, EVENTS, sendersOf } from './nodes/callbacks.ts';
import { Cluster } from './nodes/cluster.ts';
import { CHANNELS, Coherence, makeRole } from './nodes/coherence.ts';
import { DUE_ORDER, proveDueWork } from './nodes/due-work.ts';
import { Load } from './nodes/load.ts';
import { applied, LOCKING, nextMigrations } from './nodes/migrations.ts';
import { addMigration, copyRelease } from './nodes/release.ts';
import { ApiClient } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { Random } from './support/random.ts';
import { Receiver } from './support/receiver.ts';
import { startServer } from './support/server.ts';
import { listWindows, Shop } from './support/shop.ts';

/**
 * Several processes on one PostgreSQL, behind the ports of one command, under load over HTTPS: all are replaced one after another; they are
 * replaced by a next release that migrates; they are killed. Then two servers of their own: what is changed at one, the other knows within a
 * second, also when it cannot hear of it.
 */
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

function told(what: string): void {
  console.error(`${Math.round(performance.now() / 1_000)} s: ${what}`);
}

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
  const senders = await sendersOf(receiver, cluster, options.processes);
  for (let roll = 1; roll <= options.rolls; roll++) {
    await cluster.roll();
    await load.more(BETWEEN);
    told(`rolling restart ${roll}: ${load.requests} requests, ${load.failed} failed`);
  }
  const next = fault === 'locking-migration' ? [...(await nextMigrations(database)), LOCKING] : await nextMigrations(database);
  for (const [file, sql] of next) await addMigration(release, file, sql);
  await cluster.roll();
  await load.more(BETWEEN);
  await load.stop();
  const migrations = (await applied(database)).length;
  told(`rolling migration: ${migrations} migrations, ${load.requests} requests, ${load.failed} failed`);
  const rolled = load.requests;

  const once = await callbacksSent(cluster, shop, receiver);
  told('callbacks are sent');
  const due = await proveDueWork(cluster, options.organizations);
  told('due work is done');

  load.killing = true;
  load.start(cluster, shop.token, windows);
  for (let kill = 1; kill <= options.kills; kill++) {
    await load.more(BETWEEN);
    await cluster.kill(random.pick(cluster.nodes()));
  }
  await load.more(BETWEEN);
  await load.stop();
  const entries = load.clients.flatMap((client) => client.entries);
  told(`${options.kills} kills: ${load.requests} requests, ${load.cut} cut`);
  await load.check(cluster, shop.token);
  told('orders are checked');
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
    load.failed + doubled + lost + torn + oversold + unexpected + coherence.stale === 0 &&
    migrations === next.length &&
    senders === options.processes &&
    exit === 0;
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
    senders,
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
    for (let round = 1; round <= options.rounds; round++)
      for (const channel of CHANNELS) {
        await coherence.round(channel);
        told(`changes, ${channel}: ${coherence.changes}, ${coherence.stale} stale`);
      }
    await a.stop();
    await b.stop();
    return coherence;
  }
});
