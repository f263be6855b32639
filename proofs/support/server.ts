import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MILLISECONDS = 60_000;
const KEPT_OUTPUT = 4_000;

export interface ServerOptions {
  /** Data directory of this process; made if missing. */
  readonly data: string;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Modules loaded before the server: a clock that can be moved, a planted fault. */
  readonly preloads?: readonly URL[];
}

/** A development server in a process of its own, on a free port, without demo data and rate limits. */
export interface Server extends AsyncDisposable {
  /** `https://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The local CA, PEM. */
  readonly ca: string;
  readonly operator: { readonly client_id: string; readonly client_secret: string };
  /** Moves its clock; needs the preload `moved-clock.ts`. */
  advance(minutes: number): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Stops it in order. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Starts a server and waits until it is ready. Throws with its last output if it ends first. */
export async function startServer({ data, databaseUrl, preloads = [] }: ServerOptions): Promise<Server> {
  const readyFile = join(data, 'ready.json');
  await rm(readyFile, { force: true });
  const child = spawn(
    process.execPath,
    [
      ...preloads.flatMap((url) => ['--import', url.href]),
      'src/main.ts',
      ...['--data', data, '--serve', 'development', '--seed', 'none', '--rate-limit', 'off', '--ready-file', readyFile],
      ...['--development-port', '0', ...(databaseUrl === undefined ? [] : ['--development-database-url', databaseUrl])],
    ],
    { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, CARTWRIGHT_LOG_LEVEL: 'error' } },
  );
  running.add(child);
  const ended = once(child, 'exit').then(() => void running.delete(child));
  let output = '';
  child.stderr!.on('data', (bytes: Buffer) => {
    output = (output + bytes.toString()).slice(-KEPT_OUTPUT);
  });
  const ready = await readyOf(child, readyFile, () => output);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    origin: ready.development.url.replace('localhost', '127.0.0.1'),
    ca: readFileSync(ready.ca_file, 'utf8'),
    operator: ready.development,
    advance: async (minutes) => {
      child.send({ advanceMinutes: minutes });
      await once(child, 'message');
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: () => end('SIGKILL'),
  };
}

interface Ready {
  readonly development: { readonly url: string; readonly client_id: string; readonly client_secret: string };
  readonly ca_file: string;
}

async function readyOf(child: ChildProcess, file: string, output: () => string): Promise<Ready> {
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; ; await wait(10)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended before it was ready:\n${output()}`);
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Ready;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The server was not ready after ${PATIENCE_MILLISECONDS / 1000} s:\n${output()}`);
    }
  }
}
