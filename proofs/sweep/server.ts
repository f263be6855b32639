import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type Logger, pino } from 'pino';
import { Callbacks } from '../../src/callbacks/callbacks.ts';
import type { Grant } from '../../src/contract/scopes.ts';
import { createApp } from '../../src/http/app.ts';
import { Faults } from '../../src/http/faults/rules.ts';
import { secretHash } from '../../src/operations/authenticate.ts';
import type { Environment, Operation } from '../../src/operations/define.ts';
import { operations } from '../../src/operations/index.ts';
import { mountOperations } from '../../src/operations/mount.ts';
import { WaitingRoom } from '../../src/operations/waiting.ts';
import { serverMigrations } from '../../src/server/migrations.ts';
import { Directory } from '../../src/storage/directory/directory.ts';
import { type Database, DatabaseUnavailable, migrate, openPostgres, openTemporary, statement } from '../../src/storage/engine/index.ts';
import { SecretBox } from '../../src/storage/secrets/secret-box.ts';
import type { Engine } from '../../src/storage/testing/engines.ts';
import { startTestPostgres } from '../../src/storage/testing/test-postgres.ts';

export const ENVIRONMENTS = ['development', 'production'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** An answer as it was sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Request {
  readonly method: Operation['method'];
  /** With its query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A server of one environment without sockets, on a schema of its own. */
export interface SweptServer {
  readonly name: EnvironmentName;
  readonly database: Database;
  readonly operations: readonly Operation[];
  /** What its handlers get; a sweep may put another database or directory in its place. */
  readonly environment: { -readonly [K in keyof Environment]: Environment[K] };
  send(request: Request): Promise<Answer>;
}

export interface SweptServers extends AsyncDisposable {
  readonly servers: readonly SweptServer[];
}

/** What watches the requests of a server, beside what every one has. */
export type Watchers = (database: Database, log: Logger) => Pick<Environment, 'inspector' | 'usage'>;

/** Development and production, each with its data, as one process serves them. */
export async function openServers(engine: Engine, watchers: Watchers = () => ({})): Promise<SweptServers> {
  const stack = new AsyncDisposableStack();
  const open = await databases(engine, stack);
  const servers: SweptServer[] = [];
  for (const name of ENVIRONMENTS) servers.push(await openServer(name, await open(name), stack, watchers));
  return { servers, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Not started, so that nothing is sent but tests of webhooks, and those to this machine. */
export function idleCallbacks({ name, ...parts }: Pick<Environment, 'name' | 'database' | 'directory' | 'secrets' | 'log'>): Callbacks {
  const { database, directory, secrets, log } = parts;
  return new Callbacks({ server: name, database, directory, secrets, log, allow: ['127.0.0.0/8'] });
}

async function databases(engine: Engine, stack: AsyncDisposableStack): Promise<(name: string) => Promise<Database>> {
  if (engine === 'embedded') {
    const opened = stack.use(await openTemporary());
    return async (name) => opened.database(name);
  }
  const postgres = stack.use(await startTestPostgres());
  const { url } = stack.use(await postgres.createDatabase());
  return async (name) => stack.use(await openPostgres(url, name));
}

async function openServer(
  name: EnvironmentName,
  database: Database,
  stack: AsyncDisposableStack,
  watchers: Watchers,
): Promise<SweptServer> {
  await migrate(database, serverMigrations());
  const directory = stack.use(new Directory(database));
  await directory.start();
  const log = pino({ level: 'silent' });
  const app: FastifyInstance = createApp({
    log,
    serverFactory: (listener) => createServer(listener),
    isUnavailable: (error) => error instanceof DatabaseUnavailable,
  });
  const url = 'https://localhost:8443';
  const faults = name === 'development' ? new Faults() : undefined;
  const secrets = new SecretBox([SecretBox.newKey()]);
  const callbacks = idleCallbacks({ name, database, directory, secrets, log });
  const waiting = new WaitingRoom();
  const parts = { name, database, directory, url, consoleUrl: url, secrets, callbacks, log, faults, waiting };
  const environment: Environment = { ...parts, ...watchers(database, log) };
  mountOperations(app, operations, environment, undefined);
  await app.ready();
  stack.defer(() => app.close());
  return {
    name,
    database,
    operations: operations.filter((operation) => operation.server === undefined || operation.server === name),
    environment,
    send: async ({ method, url: path, headers = {}, body }) => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...type, ...headers },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      } as InjectOptions);
      return { status: answer.statusCode, headers: answer.headers, text: answer.body };
    },
  };
}

const insertToken = statement<
  [hash: Buffer, organizationId: number, applicationId: number, grant: string, scopes: string[], userId: string | null, expires: Date]
>(
  'sweep_token',
  `insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, user_id, created_at, expires_at)
   values ($1, $2, $3, $4, $5::text[], $6, $7::timestamptz - interval '1 day', $7)`,
);

export interface NewToken {
  readonly organizationId: number;
  readonly applicationId: number;
  readonly grant: Grant;
  readonly scopes: readonly string[];
  readonly userId: string | null;
  readonly expires: Date;
}

/** Drawn before anything pins the randomness, whose bytes come again. */
const RUN = randomBytes(32);
let issued = 0;

/** Puts a token into the database, whatever the token endpoint would say to it. */
export async function putToken(database: Database, token: NewToken): Promise<string> {
  const text = createHash('sha256').update(RUN).update(String(issued++)).digest('base64url');
  const { organizationId, applicationId, grant, scopes, userId, expires } = token;
  await database.query(insertToken, [secretHash(text), organizationId, applicationId, grant, [...scopes], userId, expires]);
  return text;
}

/** A path with its parameters filled in and its query. */
export function urlOf(operation: Operation, params: object = {}, query: object = {}): string {
  const given = params as Record<string, unknown>;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name] ?? 'x')));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}
