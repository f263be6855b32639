import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bench } from '../chapters.ts';
import type { Load } from '../measure.ts';
import { inTurn, type Side, type SideFigures } from '../peers/in-turn.ts';
import { installPeer, PEERS, PeerMissing, titleOf } from '../peers/install.ts';
import { startOurs } from '../peers/ours.ts';
import { startPeer } from '../peers/process.ts';

export interface VendureFigures {
  readonly connections: number;
  /** Customers at once at which Vendure was fastest. */
  readonly customers: number | undefined;
  readonly sides: readonly SideFigures<'flow'>[];
  readonly missing: readonly string[];
}

const PROGRAM = fileURLToPath(new URL('../peers/vendure-server.mjs', import.meta.url));
/** A flow of Vendure takes a tenth of a second and more. */
const LEAST_SECONDS = 3;
const CUSTOMERS = [1, 2, 4, 8, 16];
const PATIENCE = 180_000;

/** Whole orders of ten lines by the API of each: ours, and Vendure's on the same PostgreSQL server, in a database of its own. */
export async function measureVendure(bench: Bench): Promise<VendureFigures> {
  const { folder } = bench;
  const options = { ...bench.options, seconds: Math.max(bench.options.seconds, LEAST_SECONDS) };
  const connections = Math.min(32, Math.max(...options.concurrency));
  const missing: string[] = [];
  await using stack = new AsyncDisposableStack();
  const { sides, load } = await startOurs(stack, { ...bench, options }, 'vendure', connections);
  const all: Side<'flow'>[] = [...sides];
  let customers: number | undefined;
  try {
    const name = titleOf(PEERS.vendure);
    if (bench.postgres === undefined) throw new PeerMissing(`${name} needs PostgreSQL, which was left out.`);
    const home = await installPeer(PEERS.vendure);
    const { url } = stack.use(await bench.postgres.createDatabase());
    await prepare(name, home, url);
    const argv = (port: number) => [PROGRAM, home, url, 'serve', String(port)];
    const started = stack.use(await startPeer({ name, argv, log: join(folder, 'vendure.log'), cwd: folder }));
    const target = { host: '127.0.0.1', port: started.port, ca: undefined };
    const run = async (concurrency: number, seconds: number) => (await load.run({ type: 'vendure', target, concurrency, seconds }))!;
    customers = await fastest(run, LEAST_SECONDS);
    const best = customers;
    const { milliseconds, memory } = started;
    all.push({ name, ours: false, milliseconds, memory, run: (_call, seconds) => run(best, seconds) });
  } catch (error) {
    if (!(error instanceof PeerMissing)) throw error;
    missing.push(error.message);
  }
  return { connections, customers, missing, sides: await inTurn(all, ['flow'], options) };
}

async function prepare(name: string, home: string, url: string): Promise<void> {
  try {
    const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' };
    await promisify(execFile)(process.execPath, [PROGRAM, home, url, 'prepare'], { cwd: home, env, timeout: PATIENCE });
  } catch (error) {
    throw new PeerMissing(`${name} could not be prepared: ${(error as Error).message.slice(0, 1_000)}`);
  }
}

async function fastest(run: (concurrency: number, seconds: number) => ReturnType<Load['run']>, seconds: number): Promise<number> {
  let best = { customers: 1, rate: 0 };
  for (const customers of CUSTOMERS) {
    const { rate, firstError } = (await run(customers, seconds))!;
    if (rate > best.rate) best = { customers, rate };
    else if (firstError !== undefined && best.rate === 0) throw new PeerMissing(firstError);
  }
  return best.customers;
}
