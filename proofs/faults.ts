import { setTimeout as wait } from 'node:timers/promises';
import { type Disturbance, disturbancesOf } from './disturbances/disturbances.ts';
import { Stage } from './disturbances/stage.ts';
import { Watch, WatchedClient } from './disturbances/watched-client.ts';
import { inspectData } from './kill/inspection.ts';
import { LoadClient, type Windows } from './kill/load.ts';
import { checkAfterRestart } from './kill/recovery.ts';
import { ApiClient, Unanswered } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine } from './support/databases.ts';
import { Findings } from './support/findings.ts';
import { Random } from './support/random.ts';
import { listWindows, Shop } from './support/shop.ts';

/**
 * A server under load to whose database, clock and certificate everything happens that does happen, one after the other. It is never started
 * anew: what it answered stays, what it did not answer is there whole or not at all, whom it refuses it tells so at once in the documented form,
 * and once the disturbance is over it goes on.
 */
const STORES = { wide: 1_000, narrow: 5 } as const;
const ANSWERS_BEFORE = 30;
const RECOVERY_MILLISECONDS = 20_000;
/** Successes in a row that count as recovered. */
const IN_A_ROW = 5;
const LOAD_AFTER_MILLISECONDS = 500;
/** More than the clock is ever ahead, and a hold lives. */
const AHEAD_MILLISECONDS = 2 * 3_600_000;

const options = readOptions(
  { rounds: 3, clients: 12, seed: 1, pause: 20 },
  { engine: ['both', ...ENGINES], only: ['all', 'killed', 'paused', 'disk_full', 'read_only', 'cut', 'clock', 'certificate'] },
  ['answer-before-commit', 'unclear-refusal', 'no-reopening'],
);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const findings = new Findings(['lost', 'torn', 'duplicated', 'oversold', 'unexpected', 'unclear', 'hung', 'unrecovered']);
const totals = { disturbances: 0, acknowledged: 0, refused: 0 };

const movesClock = ({ name }: Disturbance) => name === 'clock';

async function currentWindows(stage: Stage, token: string, disturbance: Disturbance): Promise<Windows> {
  const api = new ApiClient(stage.server, token);
  const [wide, narrow] = [await listWindows(api, 'lister', 'wide'), await listWindows(api, 'lister', 'narrow')];
  await api.close();
  // A hold that lapses because the clock is moved may lose its place in a small window: that would be no fault.
  return { wide: wide.slice(4), narrow: movesClock(disturbance) ? [] : narrow.slice(4, 44) };
}

async function disturb(
  stage: Stage,
  disturbance: Disturbance,
  token: string,
  clients: readonly LoadClient[],
  round: number,
  random: Random,
) {
  const name = `${stage.engine} ${disturbance.name}`;
  const watch = new Watch((kind, what) => findings.note(kind, `${name}: ${what}`));
  const windows = await currentWindows(stage, token, disturbance);
  let over = false;
  const acknowledged = () => clients.reduce((sum, client) => sum + client.acknowledged, 0);
  const before = acknowledged();
  const load = Promise.all(clients.map((client) => client.run(new WatchedClient(stage.server, token, watch), windows, round, () => over)));
  while (acknowledged() < before + ANSWERS_BEFORE) await wait(10);
  const problem = await disturbance.happen(stage, random);
  if (problem !== undefined) findings.note('unrecovered', `${name}: ${problem}`);
  const ended = performance.now();
  if (!(await recovers(stage, token))) findings.note('unrecovered', `${name}: writes are refused still`);
  const recovery = performance.now() - ended;
  await wait(LOAD_AFTER_MILLISECONDS);
  over = true;
  await load;
  if (disturbance.refuses === 'no' && watch.refused > 0) findings.note('unclear', `${name}: ${watch.refused} refusals without a reason`);
  if (disturbance.refuses === 'yes' && watch.refused === 0) findings.note('unclear', `${name}: nobody was told of it`);
  await Promise.all(clients.map((client) => checkAfterRestart(stage.server, token, client.touched(round), findings)));
  totals.disturbances++;
  totals.refused += watch.refused;
  const { refused, answered, longest } = watch;
  console.error(
    summary({
      engine: stage.engine,
      disturbance: disturbance.name,
      answered,
      refused,
      longest_ms: Math.round(longest),
      recovered_ms: Math.round(recovery),
    }),
  );
}

let probes = 0;

/** Whether writes succeed again, without a restart of the server. */
async function recovers(stage: Stage, token: string): Promise<boolean> {
  const api = new ApiClient(stage.server, token);
  try {
    for (const deadline = performance.now() + RECOVERY_MILLISECONDS; performance.now() < deadline; ) {
      let row = 0;
      while (row < IN_A_ROW && (await writes(api))) row++;
      if (row === IN_A_ROW) return true;
      await wait(50);
    }
    return false;
  } finally {
    await api.close();
  }
}

async function writes(api: ApiClient): Promise<boolean> {
  try {
    return (await api.call('POST', '/v2/fulfillment/users', { user_id: `probe-${++probes}`, first_name: 'Proof' })).status === 200;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return false;
  }
}

async function proveOn(engine: Engine): Promise<void> {
  const planted = options.plantedFault === undefined ? [] : [new URL(`faults/${options.plantedFault}.ts`, import.meta.url)];
  const random = new Random(options.seed);
  await using stage = await Stage.set(engine, planted);
  if (stage.postgres && !stage.postgres.disk) console.error('disk_full on PostgreSQL is left out: this user may not mount a file system.');
  const shop = await Shop.open(stage.server, 'proof');
  for (const [store, capacity] of Object.entries(STORES)) await shop.addStore(stage.server, store, capacity);
  const api = new ApiClient(stage.server, shop.token);
  await api.demand('POST', '/v2/fulfillment/users', { user_id: 'lister', first_name: 'Proof' });
  await api.close();
  const clients = Array.from({ length: options.clients }, (_, n) => new LoadClient(`c${n + 1}`, random.fork(), findings));
  const entries = () => clients.flatMap((client) => client.entries);
  let round = 0;
  const play = async (disturbances: readonly Disturbance[]) => {
    for (let n = 0; n < options.rounds; n++) {
      for (const disturbance of disturbances) await disturb(stage, disturbance, shop.token, clients, ++round, random);
    }
  };
  const all = disturbancesOf(stage, options.pause * 1_000).filter(({ name }) => options.only === 'all' || options.only === name);
  await play(all.filter((disturbance) => !movesClock(disturbance)));
  if (stage.postgres) await stage.inspect((database) => inspectData(database, entries(), findings));
  await play(all.filter(movesClock));
  await stage.server.stop();
  // A hold that lapsed while the clock was ahead, and whose place another took, looks alive again when the clock has gone back; it is given
  // another place when it is used, if there is one. So the audit is of a moment at which it has lapsed for good.
  await stage.inspect((database) => inspectData(database, entries(), findings, Date.now() + AHEAD_MILLISECONDS));
  totals.acknowledged += clients.reduce((sum, client) => sum + client.acknowledged, 0);
}

await prove(async () => {
  for (const engine of engines) await proveOn(engine);
  const { counts } = findings;
  return { holds: findings.none, line: summary({ engine: options.engine, seed: options.seed, ...totals, ...counts }) };
});
