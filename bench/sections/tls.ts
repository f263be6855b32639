import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Load } from '../measure.ts';
import type { BenchOptions } from '../options.ts';
import { type Figures, median, medians } from '../phase.ts';
import { Worker } from '../worker.ts';
import type { TlsPorts } from './tls-server.ts';

export interface TlsFigures {
  readonly connections: number;
  /** A trivial https.Server: what the load generator reaches at most. */
  readonly ceiling: Figures;
  /** Our port, which looks at the first byte, ÷ a plain https.Server: requests on open connections, and new connections. */
  readonly requestRatio: number;
  readonly connectionRatio: number;
  readonly connectionsPerSecond: Figures;
}

/** The two ports differ by little: many short turns see it sooner than few long ones. */
const SLICES = 4;
const WARM_UP_SECONDS = 0.5;

export async function measureTls(folder: string, { rounds, seconds, concurrency }: BenchOptions): Promise<TlsFigures> {
  await using server = new Worker<{ folder: string }, TlsPorts>(new URL('./tls-server.ts', import.meta.url));
  await using load: Load = new Worker(new URL('../load/generator.ts', import.meta.url));
  const ports = await server.run({ folder: join(folder, 'certificates') });
  const ca = readFileSync(ports.caFile, 'utf8');
  const connections = Math.min(32, Math.max(...concurrency));
  const run = async (port: number, fresh: boolean, length = seconds / SLICES) => {
    const target = { host: '127.0.0.1', port, ca };
    return (await load.run({ type: 'plain', target, fresh, concurrency: connections, seconds: length }))!;
  };
  for (const port of [ports.plain, ports.secure]) await run(port, false, WARM_UP_SECONDS);
  const found = { plain: [] as Figures[], secure: [] as Figures[], plainFresh: [] as Figures[], secureFresh: [] as Figures[] };
  for (let slice = 0; slice < rounds * SLICES; slice++) {
    found.plain.push(await run(ports.plain, false));
    found.secure.push(await run(ports.secure, false));
    found.plainFresh.push(await run(ports.plain, true));
    found.secureFresh.push(await run(ports.secure, true));
  }
  const ratio = (ours: Figures[], other: Figures[]) => median(ours.map((round, index) => round.rate / other[index]!.rate));
  return {
    connections,
    ceiling: medians(found.plain),
    requestRatio: ratio(found.secure, found.plain),
    connectionRatio: ratio(found.secureFresh, found.plainFresh),
    connectionsPerSecond: medians(found.secureFresh),
  };
}
