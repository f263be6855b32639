import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { type Platform, startCartwright } from '../testing/index.ts';
import { differences, type Facts, factsOf } from './backup/facts.ts';
import { type Backup, restoreBackup, takeBackup } from './backup/keeping.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES } from './support/databases.ts';
import { Receiver } from './support/receiver.ts';

/**
 * An installation in which the acceptance suite has worked is backed up as docs/operating.md says, destroyed and restored elsewhere: all
 * that its API told is there again, its callbacks still have their secrets, and the acceptance suite passes on it.
 */
const FAULTS = ['early-backup', 'without-key'] as const;
const options = readOptions({}, { engine: ['both', ...ENGINES] }, FAULTS);
const NAME = 'Backup';
const folder = mkdtempSync(join(tmpdir(), 'cartwright-backup-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

interface Place {
  readonly data: string;
  readonly databaseUrl: string | undefined;
}

const start = ({ data, databaseUrl }: Place) =>
  startCartwright({ command: [process.execPath, 'src/main.ts'], data, ...(databaseUrl === undefined ? {} : { databaseUrl }) });

/** The suite's exit code against the whole platform. */
async function acceptance({ ready }: Platform): Promise<number> {
  const file = join(folder, 'ready.json');
  await writeFile(file, JSON.stringify(ready));
  const suite = spawn(process.execPath, ['scripts/acceptance.ts', '--ready-file', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  suite.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(suite, 'exit')) as [number];
  if (code !== 0) console.log(said.split('\n').slice(-60).join('\n'));
  return code;
}

async function playOn(engine: (typeof ENGINES)[number]): Promise<{ facts: number; problems: string[]; suites: number[] }> {
  await using postgres = engine === 'postgresql' ? await startTestPostgres({ own: true }) : undefined;
  await using first = await postgres?.createDatabase();
  await using second = await postgres?.createDatabase();
  const from: Place = { data: join(folder, engine, 'first'), databaseUrl: first?.url };
  const to: Place = { data: join(folder, engine, 'second'), databaseUrl: second?.url };
  await using receiver = await openReceiver();

  const kept = join(folder, engine, 'backup');
  const keep = () => takeBackup(from, kept);
  const suites: number[] = [];
  let before: Facts | undefined;
  let backup: Backup | undefined;
  {
    await using platform = await start(from);
    await platform.development.client().management.webhooks.create({ body: { name: NAME, ...receiver.webhook } });
  }
  if (options.plantedFault === 'early-backup') backup = await keep();
  {
    await using platform = await start(from);
    suites.push(await acceptance(platform));
    before = await factsOf(platform);
    if (engine === 'postgresql') backup ??= await keep();
  }
  backup ??= await keep();
  await rm(from.data, { recursive: true });
  await first?.[Symbol.asyncDispose]();

  await restoreBackup(backup, to);
  if (options.plantedFault === 'without-key') await rm(join(to.data, 'secret.key'));
  await using platform = await start(to);
  const { lost, changed, appeared } = differences(before, await factsOf(platform));
  const problems = [
    ...lost.map((name) => `lost: ${name}`),
    ...changed.map((name) => `changed: ${name}`),
    ...appeared.map((name) => `appeared: ${name}`),
  ];
  const hooks = await platform.development.client().management.webhooks.list();
  const { webhook_id } = hooks.webhooks.find(({ name }) => name === NAME)!;
  const { delivered, error } = await platform.development.client().management.webhooks.test({ webhook_id });
  if (!delivered) problems.push(`the webhook's secret is of no use: ${error}`);
  suites.push(await acceptance(platform));
  return { facts: before.size, problems, suites };
}

async function openReceiver(): Promise<Receiver & AsyncDisposable> {
  const receiver = await Receiver.open();
  return Object.assign(receiver, { [Symbol.asyncDispose]: () => receiver.down() });
}

await prove(async () => {
  const engines = options.engine === 'both' ? ENGINES : [options.engine];
  let [facts, differing, failed] = [0, 0, 0];
  for (const engine of engines) {
    const outcome = await playOn(engine);
    for (const problem of outcome.problems.slice(0, 20)) console.log(`${engine}: ${problem}`);
    facts += outcome.facts;
    differing += outcome.problems.length;
    failed += outcome.suites.filter((code) => code !== 0).length;
  }
  return {
    holds: differing === 0 && failed === 0 && facts > 0,
    line: summary({ engine: options.engine, facts, differences: differing, suites: engines.length * 2, suites_failed: failed }),
  };
});
