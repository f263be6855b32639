import { readFileSync } from 'node:fs';
import { startRoles } from './process.ts';

export interface ServerOptions {
  /** Data directory of this process; made if missing. */
  readonly data: string;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Modules loaded before the server: a clock that can be moved, a planted fault. */
  readonly preloads?: readonly URL[];
  /** As of `startRoles`. */
  readonly release?: string;
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

/** Starts a server and waits until it is ready. Throws with its last output if it ends first. */
export async function startServer({ data, databaseUrl, preloads, release }: ServerOptions): Promise<Server> {
  const args = ['--development-port', '0', ...(databaseUrl === undefined ? [] : ['--development-database-url', databaseUrl])];
  const { ready, ask, end } = await startRoles({ data, roles: 'development', args, preloads, release });
  const operator = ready.development!;
  return {
    origin: operator.url.replace('localhost', '127.0.0.1'),
    ca: readFileSync(ready.ca_file, 'utf8'),
    operator,
    advance: (minutes) => ask({ advanceMinutes: minutes }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: () => end('SIGKILL'),
  };
}
