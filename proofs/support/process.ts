import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where the sources are. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MILLISECONDS = 90_000;
const POLL_MILLISECONDS = 10;
const KEPT_OUTPUT = 4_000;

interface ReadyServer {
  readonly url: string;
  readonly client_id: string;
  readonly client_secret: string;
}

/** The ready file. */
export interface Ready {
  readonly development: ReadyServer | null;
  readonly production: ReadyServer | null;
  readonly console: { readonly url: string; readonly email: string; readonly password: string } | null;
  readonly ca_file: string;
}

export interface RolesOptions {
  /** Data directory of this process; made if missing. */
  readonly data: string;
  /** `development`, `production`, `console`, or several with commas. */
  readonly roles: string;
  /** Further options of the command line. */
  readonly args: readonly string[];
  /** Modules loaded before the server: a clock that can be moved, a planted fault. */
  readonly preloads?: readonly URL[] | undefined;
  /** Folder of the release that is started; default: this repository. */
  readonly release?: string | undefined;
}

/** Some roles of the platform as a process of their own. */
export interface Process {
  readonly ready: Ready;
  readonly readyFile: string;
  readonly pid: number;
  /** Of the process that ended in order or with an error; null while it runs, and after a signal. */
  exitCode(): number | null;
  /** Sends a message to what was loaded before the server, and waits for its answer. */
  ask(message: object): Promise<void>;
  /** Resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Starts roles without demo data and rate limits, and waits until they listen. Throws with the last output if they end first. */
export async function startRoles({ data, roles, args, preloads = [], release = REPOSITORY }: RolesOptions): Promise<Process> {
  const readyFile = join(data, 'ready.json');
  await rm(readyFile, { force: true });
  const child = spawn(
    process.execPath,
    [
      ...preloads.flatMap((url) => ['--import', url.href]),
      'src/main.ts',
      ...['--data', data, '--serve', roles, '--seed', 'none', '--rate-limit', 'off', '--ready-file', readyFile, ...args],
    ],
    { cwd: release, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, CARTWRIGHT_LOG_LEVEL: 'error' } },
  );
  running.add(child);
  const ended = once(child, 'exit').then(() => void running.delete(child));
  let output = '';
  child.stderr!.on('data', (bytes: Buffer) => {
    output = (output + bytes.toString()).slice(-KEPT_OUTPUT);
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; ; await wait(POLL_MILLISECONDS)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${roles} ended before it was ready:\n${output}`);
    const ready = readyOf(readyFile);
    if (ready) {
      const ask = async (message: object) => {
        child.send(message);
        await once(child, 'message');
      };
      return { ready, readyFile, pid: child.pid!, exitCode: () => child.exitCode, ask, end };
    }
    if (performance.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`${roles} was not ready after ${PATIENCE_MILLISECONDS / 1_000} s:\n${output}`);
    }
  }
}

function readyOf(file: string): Ready | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ready;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}
