import { setTimeout as wait } from 'node:timers/promises';
import { inspectData } from './kill/inspection.ts';
import { type Entry, Findings } from './kill/ledger.ts';
import { LoadClient, type Windows } from './kill/load.ts';
import { checkAfterRestart } from './kill/recovery.ts';
import { ApiClient } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES } from './support/databases.ts';
import { Installation } from './support/installation.ts';
import { Random } from './support/random.ts';
import { listWindows, Shop } from './support/shop.ts';

/**
 * `kill -9` of the server at random moments under load over HTTPS, on PostgreSQL in half the rounds also of the database; then
 * a restart, and everything that was answered must be there, and everything else whole or absent.
 */
const STORES = { wide: 1_000, narrow: 5 } as const;
/** Answers of a round after which the kill comes, within moments. */
const ANSWERS = { from: 20, until: 250 };
const MOMENT_MILLISECONDS = { from: 1, until: 30 };
const PATIENCE_MILLISECONDS = 30_000;
/** Rounds between two looks at the whole database. */
const INSPECT_EVERY = 10;

const options = readOptions({ kills: 100, seed: 1, clients: 16 }, { engine: ENGINES }, ['answer-before-commit']);
const random = new Random(options.seed);
const findings = new Findings();
const clients = Array.from({ length: options.clients }, (_, n) => new LoadClient(`c${n + 1}`, random.fork(), findings));
let databaseKills = 0;

const acknowledged = () => clients.reduce((sum, client) => sum + client.acknowledged, 0);
const entries = (): Entry[] => clients.flatMap((client) => client.entries);

async function playRound(installation: Installation, shop: Shop, round: number): Promise<void> {
  const windows = await currentWindows(installation, shop);
  const load = Promise.all(clients.map((client) => client.run(new ApiClient(installation.server, shop.token), windows, round)));
  // A failure of the proof itself must not wait for the kill.
  await Promise.race([answered(acknowledged() + random.between(ANSWERS.from, ANSWERS.until)), load]);
  const withDatabase = installation.engine === 'postgresql' && random.chance(0.5);
  await Promise.all([installation.kill(), withDatabase ? installation.killDatabase() : undefined]);
  await load;
  if (withDatabase) {
    databaseKills++;
    await installation.restartDatabase();
  }
  const inspected = round % INSPECT_EVERY === 0 && round < options.kills;
  const inspect = () => installation.inspect((database) => inspectData(database, entries(), findings));
  // The embedded data can be read only while no server has them; PostgreSQL may for a moment still write what the killed server sent.
  if (inspected && installation.engine === 'embedded') await inspect();
  await installation.start();
  await Promise.all(clients.map((client) => checkAfterRestart(installation.server, shop.token, client.touched(round), findings)));
  if (inspected && installation.engine === 'postgresql') await inspect();
}

async function answered(total: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (acknowledged() < total && performance.now() < deadline)
    await wait(random.between(MOMENT_MILLISECONDS.from, MOMENT_MILLISECONDS.until));
}

async function currentWindows({ server }: Installation, shop: Shop): Promise<Windows> {
  const api = new ApiClient(server, shop.token);
  const [wide, narrow] = await Promise.all([listWindows(api, 'lister', 'wide'), listWindows(api, 'lister', 'narrow')]);
  await api.close();
  // Those that start soon would be past before a slow round ends.
  return { wide: wide.slice(2), narrow: narrow.slice(2, 42) };
}

await prove(async () => {
  const preloads = options.plantedFault === undefined ? [] : [new URL(`faults/${options.plantedFault}.ts`, import.meta.url)];
  await using installation = await Installation.create({ engine: options.engine, preloads });
  await installation.start();
  const shop = await Shop.open(installation.server, 'proof');
  for (const [store, capacity] of Object.entries(STORES)) await shop.addStore(installation.server, store, capacity);
  const api = new ApiClient(installation.server, shop.token);
  await api.demand('POST', '/v2/fulfillment/users', { user_id: 'lister', first_name: 'Proof' });
  await api.close();

  for (let round = 1; round <= options.kills; round++) {
    await playRound(installation, shop, round);
    if (round % INSPECT_EVERY === 0) console.error(`${round} kills, ${entries().length} orders sent`);
  }
  await installation.stop();
  const settings = await installation.inspect(async (database) => {
    await inspectData(database, entries(), findings);
    return database.settings();
  });

  const { lost, torn, duplicated, oversold, unexpected } = findings;
  const line = summary({
    engine: options.engine,
    kills: options.kills,
    ...(options.engine === 'postgresql'
      ? { database_kills: databaseKills, fsync: settings.fsync!, synchronous_commit: settings.synchronous_commit! }
      : {}),
    seed: options.seed,
    clients: options.clients,
    acknowledged: acknowledged(),
    orders: entries().filter((entry) => entry.state === 'acknowledged').length,
    lost,
    torn,
    duplicated,
    oversold,
    unexpected,
  });
  return { holds: findings.none, line };
});
