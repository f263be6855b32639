import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DatabaseOptions, openDatabases } from '../src/server/databases.ts';
import { type Database, statement } from '../src/storage/engine/index.ts';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { addRetailer } from './import/retailer.ts';
import { type Made, rows, writeCsv } from './import/rows.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine } from './support/databases.ts';
import { Random } from './support/random.ts';

/**
 * A catalogue import that is killed with SIGKILL in the middle, several times, and started again: every row of the file is in the
 * catalogue once and as the file says. Rate and peak memory are printed as information.
 */
const options = readOptions({ rows: 100_000, seed: 1, kills: 3 }, { engine: ['both', ...ENGINES] }, ['offset-first']);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];

/** Part of the rows behind which no kill is wanted any more, since the run might end before it falls. */
const LAST_KILL = 0.75;
/** Times that a run is begun anew on an empty database because one of its kills came after its end; beyond it the proof fails. */
const TRIES = 5;
const PAGE = 5_000;

const COMMAND = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const FAULTY = fileURLToPath(new URL('./import/faulty.ts', import.meta.url));
const program = options.plantedFault === undefined ? [COMMAND, 'import'] : [FAULTY];

const readProducts = statement<[after: number, limit: number], Kept>(
  '',
  `select id, rrc, upc, name, brand, cost_unit, price_cents, attributes->>'department' as department,
          (attributes->'organic')::boolean as organic
     from cw.products where id > $1 order by id limit $2`,
);
interface Kept extends Made {
  readonly id: number;
}

interface Home extends AsyncDisposable {
  readonly options: DatabaseOptions;
  readonly flags: readonly string[];
}

/** A database that lives as long as the proof needs it, opened by one process after another. */
async function makeHome(engine: Engine): Promise<Home> {
  await using stack = new AsyncDisposableStack();
  const data = await mkdtemp(join(tmpdir(), 'cartwright-import-'));
  stack.defer(() => rm(data, { recursive: true, force: true }));
  const base = { data, serve: ['development'] as const, seed: 'none' as const };
  const flags = ['--data', data, '--seed', 'none'];
  if (engine === 'embedded') {
    const owned = stack.move();
    return { options: { ...base, databaseUrl: {} }, flags, [Symbol.asyncDispose]: () => owned.disposeAsync() };
  }
  const postgres = stack.use(await startTestPostgres({ own: true }));
  const { url } = stack.use(await postgres.createDatabase());
  const owned = stack.move();
  return {
    options: { ...base, databaseUrl: { development: url } },
    flags: [...flags, '--database-url', url],
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function withDatabase<T>(home: Home, use: (database: Database) => Promise<T>): Promise<T> {
  await using databases = await openDatabases(home.options);
  return await use(databases.of.development!);
}

/**
 * Runs the import until it ends, or until it has shown that many rows and is killed: a part of the time that its last batch took after
 * that, so that the kill falls inside a batch however fast the machine is. Gives how far it came.
 */
async function run(home: Home, file: string, killAt: number | undefined, part: number) {
  const child = spawn(process.execPath, [...program, 'catalog', file, ...home.flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let shown = 0;
  let said = '';
  let peak = 0;
  let last = performance.now();
  let condemned = false;
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    for (const [, count] of chunk.toString().matchAll(/([\d,]+) rows /g)) shown = Number(count!.replaceAll(',', ''));
    peak = Math.max(peak, peakMemory(child.pid!));
    const took = performance.now() - last;
    last += took;
    if (killAt === undefined || shown < killAt || condemned) return;
    condemned = true;
    void wait(took * part).then(() => child.kill('SIGKILL'));
  });
  const code = await ended;
  if (killAt === undefined && code !== 0) throw new Error(`The import ended with ${code}:\n${said}`);
  return { killed: child.signalCode === 'SIGKILL', shown, peak, said };
}

/** Peak resident memory of a process in MB, 0 where /proc does not say. */
function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** Compares the catalogue with the file, page by page. */
async function compare(database: Database): Promise<{ duplicates: number; lost: number; different: number }> {
  const seen = new Set<string>();
  const found = { duplicates: 0, lost: 0, different: 0 };
  const expected = new Map<string, string>();
  for (const row of rows(options.rows, options.seed)) expected.set(row.rrc, textOf(row));
  for (let after = 0; ; ) {
    const page = await database.query(readProducts, [after, PAGE]);
    for (const row of page) {
      if (seen.has(row.rrc) || !expected.has(row.rrc)) found.duplicates++;
      else if (expected.get(row.rrc) !== textOf(row)) found.different++;
      seen.add(row.rrc);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  found.lost = options.rows - seen.size;
  return found;
}

function textOf({ rrc, upc, name, brand, department, cost_unit, price_cents, organic }: Made): string {
  return JSON.stringify([rrc, upc, name, brand, department, cost_unit, price_cents, organic]);
}

async function proveOn(engine: Engine, file: string) {
  const random = new Random(options.seed).fork();
  for (let tried = 1; ; tried++) {
    const result = await proveOnce(engine, file, random);
    if (result.kills === options.kills || tried === TRIES) return result;
    console.log(`${engine}: a kill came after the end; begun anew on an empty database`);
  }
}

/** One import on a database of its own, with all its kills, or with fewer when one of them came too late. */
async function proveOnce(engine: Engine, file: string, random: Random) {
  await using home = await makeHome(engine);
  await withDatabase(home, (database) => database.query(addRetailer, [new Date()]));
  const targets = Array.from({ length: options.kills }, () =>
    random.between(Math.floor(options.rows * 0.05), Math.floor(options.rows * LAST_KILL)),
  );
  let kills = 0;
  for (const target of targets.sort((a, b) => a - b)) {
    const { killed, shown } = await run(home, file, target, random.between(0, 100) / 100);
    if (killed) kills++;
    console.log(`${engine}: ${killed ? 'killed' : 'ended'} after row ${shown} was shown`);
  }
  const started = performance.now();
  const last = await run(home, file, undefined, 0);
  console.log(
    `${engine}: last run ${((performance.now() - started) / 1_000).toFixed(1)} s, peak ${Math.round(last.peak)} MB; ${last.said.trim().split('\n').slice(-1)}`,
  );
  return { kills, ...(await withDatabase(home, compare)) };
}

await prove(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-import-file-'));
  const file = join(folder, 'catalog.csv');
  const lines: string[] = [];
  let holds = true;
  try {
    await writeCsv(file, rows(options.rows, options.seed));
    for (const engine of engines) {
      const { kills, duplicates, lost, different } = await proveOn(engine, file);
      holds &&= duplicates + lost + different === 0 && kills === options.kills;
      lines.push(summary({ engine, rows: options.rows, seed: options.seed, kills, duplicates, lost, different }));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { holds, line: lines.join('\n') };
});
