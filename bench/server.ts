import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Ready } from '../src/server/platform.ts';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Requests a second: they are counted and told in headers as everywhere, but none is refused. */
const NEVER_REACHED = '1000000';
const PATIENCE = 120_000;

export interface ServerOptions {
  /** Holds data, log and ready file. */
  readonly folder: string;
  /** Undefined: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Where the program lies; default this working copy. */
  readonly root?: string;
  /** Further options. */
  readonly argv?: readonly string[];
  /** Of Node. */
  readonly nodeOptions?: readonly string[];
  /** Further variables. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server extends AsyncDisposable {
  readonly pid: number;
  readonly ready: Ready;
  /** From the start of the process to the ready file. */
  readonly milliseconds: number;
  memory(): Memory;
  /** Milliseconds of processor time so far; undefined where the system does not tell. */
  processorTime(): number | undefined;
}

/** MiB; undefined where the system does not tell. */
export interface Memory {
  readonly now: number | undefined;
  readonly peak: number | undefined;
}

export const dataOf = (folder: string) => join(folder, 'data');

/** Starts the platform as `npm start` does, with rate limits that are not reached, on free ports, its log in a file. */
export async function startServer({
  folder,
  databaseUrl,
  root = ROOT,
  argv: more = [],
  nodeOptions = [],
  env = {},
}: ServerOptions): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const readyFile = join(folder, 'ready.json');
  const log = openSync(join(folder, 'log'), 'a');
  rmSync(readyFile, { force: true });
  const ports = ['development', 'production', 'console'].flatMap((role) => [`--${role}-port`, '0']);
  const database = databaseUrl === undefined ? [] : ['--database-url', databaseUrl];
  const argv = [
    join(root, 'src/main.ts'),
    '--data',
    dataOf(folder),
    '--ready-file',
    readyFile,
    '--rate-limit',
    NEVER_REACHED,
    ...ports,
    ...database,
    ...more,
  ];
  const started = performance.now();
  const child = spawn(process.execPath, [...environmentNodeOptions(), ...nodeOptions, ...argv], {
    stdio: ['ignore', 'ignore', log],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!existsSync(readyFile)) {
    if (child.exitCode !== null || performance.now() - started > PATIENCE) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start: ${readFileSync(join(folder, 'log'), 'utf8').slice(-2_000)}`);
    }
    await wait(2);
  }
  const milliseconds = performance.now() - started;
  return {
    pid: child.pid!,
    ready: JSON.parse(readFileSync(readyFile, 'utf8')) as Ready,
    milliseconds,
    memory: () => memoryOf(child.pid!),
    processorTime: () => processorTimeOf(child.pid!),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** For a profile of the server: `BENCH_NODE_OPTIONS='--cpu-prof --cpu-prof-dir=/tmp/profile' npm run bench`. */
function environmentNodeOptions(): string[] {
  return (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter((option) => option !== '');
}

/** User and system time, kept in hundredths of a second. */
function processorTimeOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Milliseconds of processor time of all children that have ended; undefined where the system does not tell. */
export function endedChildrenProcessorTime(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** Unknown on other systems, and of a process that has just ended. */
export function memoryOf(pid: number): Memory {
  const status = statusOf(pid);
  const mebibytes = (name: string) => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  };
  return { now: mebibytes('VmRSS'), peak: mebibytes('VmHWM') };
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
