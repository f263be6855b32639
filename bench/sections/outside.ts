import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import type { BenchOptions } from '../options.ts';
import { measureSettings, type SettingsFigures } from './settings.ts';

const QUIET = { CARTWRIGHT_LOG_LEVEL: 'warn' };
const LOUD = { CARTWRIGHT_LOG_LEVEL: 'info' };

type Setting = 'off' | 'log' | 'metrics' | 'traces' | 'traces, a tenth' | 'all three';

export interface OutsideFigures extends SettingsFigures<Setting> {
  /** Batches of spans that the collector got; traces that are not sent would cost nothing. */
  readonly batches: number;
}

/** What it costs to be seen from outside: the log, metrics and traces, each alone and together, beside none of them. */
export async function measureOutside(folder: string, postgres: TestPostgres, options: BenchOptions): Promise<OutsideFigures> {
  let batches = 0;
  const collector = createServer((request, response) => {
    batches++;
    request.resume().once('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const serve = ['--serve', 'production'];
  const metrics = ['--metrics-port', '0'];
  const traces = ['--trace-endpoint', `http://127.0.0.1:${(collector.address() as AddressInfo).port}`];
  const settings = new Map<Setting, { argv: string[]; env: Record<string, string> }>([
    ['off', { argv: serve, env: QUIET }],
    ['log', { argv: serve, env: LOUD }],
    ['metrics', { argv: [...serve, ...metrics], env: QUIET }],
    ['traces', { argv: [...serve, ...traces], env: QUIET }],
    ['traces, a tenth', { argv: [...serve, ...traces, '--trace-sample', '0.1'], env: QUIET }],
    ['all three', { argv: [...serve, ...metrics, ...traces], env: LOUD }],
  ]);
  try {
    return { ...(await measureSettings(settings, folder, postgres, options)), batches };
  } finally {
    collector.closeAllConnections();
    collector.close();
  }
}
