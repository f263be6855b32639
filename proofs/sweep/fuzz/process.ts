import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../../src/storage/testing/engines.ts';
import { startTestPostgres } from '../../../src/storage/testing/test-postgres.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const PATIENCE_MILLISECONDS = 120_000;
const ERROR_LEVEL = 50;

/** A development server with demo data in a process of its own. */
export interface FuzzedServer extends AsyncDisposable {
  readonly port: number;
  readonly ca: string;
  readonly application: { readonly client_id: string; readonly client_secret: string; readonly api_key: string };
  /** Of another organization. */
  readonly otherApplication: { readonly client_id: string; readonly client_secret: string };
  /** Lines of its log of level error or above, and whatever else it wrote besides its log. */
  readonly errors: string[];
  readonly alive: boolean;
}

interface Ready {
  readonly development: { readonly url: string; readonly client_id: string; readonly client_secret: string; readonly api_key: string };
  readonly multi_banner: { readonly client_id: string; readonly client_secret: string };
  readonly ca_file: string;
}

export async function startServer(engine: Engine, preloads: readonly URL[]): Promise<FuzzedServer> {
  await using stack = new AsyncDisposableStack();
  const data = await mkdtemp(join(tmpdir(), 'cartwright-fuzz-'));
  stack.defer(() => rmSync(data, { recursive: true, force: true }));
  let database: string[] = [];
  if (engine === 'postgresql') {
    const postgres = stack.use(await startTestPostgres());
    database = ['--development-database-url', stack.use(await postgres.createDatabase()).url];
  }
  const readyFile = join(data, 'ready.json');
  const child = spawn(
    process.execPath,
    [
      ...preloads.flatMap((url) => ['--import', url.href]),
      'src/main.ts',
      ...['--data', data, '--serve', 'development', '--seed', 'demo', '--rate-limit', 'off', '--ready-file', readyFile],
      ...['--development-port', '0', ...database],
    ],
    { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CARTWRIGHT_LOG_LEVEL: 'warn' } },
  );
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  stack.defer(async () => {
    kill();
    await ended;
  });
  const errors: string[] = [];
  let rest = '';
  child.stderr.on('data', (bytes: Buffer) => {
    const lines = (rest + bytes.toString()).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (isError(line)) errors.push(line);
  });
  const alive = () => child.exitCode === null && child.signalCode === null;
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; ; await wait(20)) {
    const ready = readReady(readyFile);
    if (ready) {
      const owned = stack.move();
      return {
        port: Number(new URL(ready.development.url).port),
        ca: readFileSync(ready.ca_file, 'utf8'),
        application: ready.development,
        otherApplication: ready.multi_banner,
        errors,
        get alive() {
          return alive();
        },
        [Symbol.asyncDispose]: () => owned.disposeAsync(),
      };
    }
    if (!alive() || performance.now() > deadline) throw new Error(`The server did not start:\n${errors.join('\n')}${rest}`);
  }
}

function readReady(file: string): Ready | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ready;
  } catch {
    return undefined;
  }
}

/** A line of the log of level error or above, or a trace that no logger wrote. */
function isError(line: string): boolean {
  try {
    return (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL;
  } catch {
    return /^\s+at |Error\b|UnhandledPromise/.test(line);
  }
}
