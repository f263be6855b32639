import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Ready, type Target, targetOf } from './target.ts';

export type Engine = 'embedded' | 'postgresql';

/** A server of the suite's own, in a process of its own. */
export interface OwnServer {
  readonly target: Target;
  /** Lines that the server wrote at level error. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Starts the platform with nothing kept after the stop; with `postgresql` on a database that is dropped afterwards. */
export async function startServer(engine: Engine): Promise<OwnServer> {
  const database = engine === 'postgresql' ? await startPostgres() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-acceptance-'));
  const readyFile = join(folder, 'ready.json');
  const options = ['--ephemeral', '--rate-limit', 'off', '--ready-file', readyFile];
  const ports = ['development', 'production', 'console'].flatMap((role) => [`--${role}-port`, '0']);
  const url = database === undefined ? [] : ['--database-url', database.url];
  const child = spawn(process.execPath, ['src/main.ts', ...options, ...ports, ...url], {
    cwd: ROOT,
    env: { ...process.env, CARTWRIGHT_LOG_LEVEL: 'error', NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  createInterface(child.stderr!).on('line', (text) => said.push(text));
  // A test process that is interrupted takes its server along.
  const takeAlong = () => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', takeAlong);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const stop = async () => {
    await ended(child, 'SIGTERM');
    process.off('exit', takeAlong);
    rmSync(folder, { recursive: true, force: true });
    await database?.stop();
  };
  try {
    await appeared(readyFile, folder, child);
  } catch (error) {
    await stop();
    throw new Error(`The server did not start: ${said.join('\n')}`, { cause: error });
  }
  const isError = (text: string) => text.startsWith('{') && (JSON.parse(text) as { level: number }).level >= 50;
  return {
    target: targetOf(JSON.parse(readFileSync(readyFile, 'utf8')) as Ready),
    get errors() {
      return said.filter(isError);
    },
    stop,
  };
}

async function appeared(file: string, folder: string, child: ChildProcess): Promise<void> {
  const watcher = watch(folder);
  try {
    await new Promise<void>((resolve, reject) => {
      watcher.on('change', () => existsSync(file) && resolve());
      child.once('exit', (code) => reject(new Error(`exit code ${code}`)));
      if (existsSync(file)) resolve();
    });
  } finally {
    watcher.close();
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** A PostgreSQL database from the project's own helper, which ends when its input closes. */
async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['scripts/test-postgres.ts'], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  if (typeof value !== 'string') throw new Error('scripts/test-postgres.ts gave no URL.');
  return {
    url: value,
    stop: async () => {
      child.stdin.end();
      await exit;
    },
  };
}
