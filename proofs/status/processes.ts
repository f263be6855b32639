import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MILLISECONDS = 90_000;
const KEPT_OUTPUT = 4_000;

interface ReadyServer {
  readonly url: string;
}
export interface Ready {
  readonly development: ReadyServer | null;
  readonly production: ReadyServer | null;
  readonly console: (ReadyServer & { readonly email: string; readonly password: string }) | null;
  readonly ca_file: string;
}

/** Some roles of the platform as a process of their own. */
export interface Process {
  readonly ready: Ready;
  readonly readyFile: string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Starts roles with a data directory of their own, without demo data, and waits until they listen. */
export async function startRoles(data: string, roles: string, args: readonly string[], preloads: readonly URL[] = []): Promise<Process> {
  const readyFile = join(data, 'ready.json');
  await rm(readyFile, { force: true });
  const child = spawn(
    process.execPath,
    [
      ...preloads.flatMap((url) => ['--import', url.href]),
      'src/main.ts',
      ...['--data', data, '--serve', roles, '--seed', 'none', '--rate-limit', 'off', '--ready-file', readyFile, ...args],
    ],
    { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CARTWRIGHT_LOG_LEVEL: 'error' } },
  );
  running.add(child);
  const ended = once(child, 'exit').then(() => void running.delete(child));
  let output = '';
  child.stderr.on('data', (bytes: Buffer) => {
    output = (output + bytes.toString()).slice(-KEPT_OUTPUT);
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; ; await wait(20)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${roles} ended before it was ready:\n${output}`);
    try {
      return { ready: JSON.parse(readFileSync(readyFile, 'utf8')) as Ready, readyFile, kill };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (performance.now() > deadline) {
      await kill();
      throw new Error(`${roles} was not ready after ${PATIENCE_MILLISECONDS / 1_000} s:\n${output}`);
    }
  }
}
