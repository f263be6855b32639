import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { Callbacks, type CallbacksOptions } from '../../callbacks/callbacks.ts';
import type { Deprecated } from '../../contract/deprecations.ts';
import { SCOPES, type Scope } from '../../contract/scopes.ts';
import { createApp } from '../../http/app.ts';
import { Faults } from '../../http/faults/rules.ts';
import { Inspector } from '../../http/inspector/inspector.ts';
import { Directory } from '../../storage/directory/directory.ts';
import { type Database, isPassing, statement } from '../../storage/engine/index.ts';
import { SecretBox } from '../../storage/secrets/secret-box.ts';
import type { TestEngine } from '../../storage/testing/engines.ts';
import { secretHash } from '../authenticate.ts';
import type { Environment, Operation } from '../define.ts';
import { mountOperations } from '../mount.ts';
import { UsageLog } from '../usage-log.ts';
import { WaitingRoom } from '../waiting.ts';
import { managementOperations } from './index.ts';

const MIGRATIONS = new URL('../../storage/migrations/', import.meta.url);
const DAY = 86_400_000;

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

type Call<A> = (
  token: string,
  method: InjectOptions['method'],
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<A>;

/** The Management API, or the operations given, on a database of its own, without sockets. */
export interface World extends AsyncDisposable {
  readonly database: Database;
  readonly environment: Environment;
  /** The prefix of the Management API may be left out of the path. */
  readonly call: Call<Omit<Answer, 'headers'>>;
  /** The same with the headers of the answer; the path is whole. */
  readonly request: Call<Answer>;
  /** Any request; `authorization` and other headers as given. */
  send(
    method: InjectOptions['method'],
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer & { readonly text: string }>;
  /** For what `call` does not show, such as headers. */
  readonly app: FastifyInstance;
  /** A token of the application, valid for a day. */
  token(application: { organizationId: number; id: number }, scopes?: readonly Scope[]): Promise<string>;
  /** An organization with one banner of the same slug, and an application with every scope but that of the platform. */
  organization(slug: string): Promise<{ organizationId: number; id: number; clientId: string; token: string }>;
  /** A token with every scope of the server. */
  readonly platform: string;
}

const insertOrganization = statement<[slug: string, at: Date], { id: number }>(
  'fixture_organization',
  `insert into cw.organizations (slug, name, country, created_at) values ($1, $1, 'US', $2) returning id`,
);
const insertBanner = statement<[organizationId: number, slug: string, at: Date]>(
  'fixture_banner',
  'insert into cw.banners (organization_id, slug, name, created_at) values ($1, $2, $2, $3)',
);
const insertApplication = statement<[organizationId: number, clientId: string, scopes: string[], at: Date], { id: number }>(
  'fixture_application',
  `insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
   values ($1, $2, '', 'First', 'Enabled', $3::text[], $4, $4) returning id`,
);
const insertToken = statement<[hash: Buffer, organizationId: number, applicationId: number, scopes: string[], at: Date, expires: Date]>(
  'fixture_token',
  `insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, created_at, expires_at)
   values ($1, $2, $3, 'client_credentials', $4::text[], $5, $6)`,
);

const ALL = Object.keys(SCOPES) as Scope[];
/** `account_linking` is no scope of a client-credentials token. */
const TOKEN_SCOPES = ALL.filter((scope) => scope !== 'account_linking' && scope !== 'cartwright:platform');

export async function openWorld(
  engine: TestEngine,
  operations: readonly Operation[] = managementOperations,
  server: Environment['name'] = 'development',
  callbackOptions: Partial<CallbacksOptions> = {},
  deprecations?: readonly Deprecated[],
): Promise<World> {
  const database = await engine.open();
  const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));
  for (const file of files.sort()) await database.execute(readFileSync(new URL(file, MIGRATIONS), 'utf8'));

  const directory = new Directory(database);
  await directory.start();
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const app: FastifyInstance = createApp({
    log,
    serverFactory: (listener) => createServer(listener),
    isUnavailable: isPassing,
  });
  const url = 'https://localhost:8443';
  const inspector = new Inspector({ folder: undefined, onError: (error) => log.error({ err: error }, 'inspector') });
  const secrets = callbackOptions.secrets ?? new SecretBox([SecretBox.newKey()]);
  // Not started: what is due goes out when a test drains it.
  const faults = server === 'development' ? new Faults() : undefined;
  const callbacks = new Callbacks({ server, database, directory, secrets, log, faults, ...callbackOptions });
  const environment: Environment = {
    name: server,
    database,
    directory,
    url,
    consoleUrl: url,
    secrets,
    callbacks,
    log,
    waiting: new WaitingRoom(),
    inspector,
    faults,
    usage: new UsageLog(database, log),
    deprecations,
  };
  mountOperations(app, operations, environment, undefined);
  await app.ready();

  const token: World['token'] = async ({ organizationId, id }, scopes = TOKEN_SCOPES) => {
    const text = randomBytes(32).toString('base64url');
    const at = Date.now();
    await database.query(insertToken, [secretHash(text), organizationId, id, [...scopes], new Date(at), new Date(at + DAY)]);
    return text;
  };
  const application = async (slug: string, scopes: readonly Scope[]) => {
    const at = new Date();
    const organizationId = (await database.query(insertOrganization, [slug, at]))[0]!.id;
    await database.query(insertBanner, [organizationId, slug, at]);
    const clientId = `client-of-${slug}`;
    const { id } = (await database.query(insertApplication, [organizationId, clientId, [...scopes], at]))[0]!;
    return { organizationId, id, clientId };
  };
  const operator = await application('operator', ALL);
  const send: World['send'] = async (method, url, body, headers = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    } as InjectOptions);
    return { status: answer.statusCode, body: answer.json(), text: answer.body, headers: answer.headers };
  };
  const request: World['request'] = async (bearer, method, url, body, headers = {}) => {
    const { text: _text, ...answer } = await send(method, url, body, { authorization: `Bearer ${bearer}`, ...headers });
    return answer;
  };

  return {
    database,
    environment,
    app,
    platform: await token(operator, [...TOKEN_SCOPES, 'cartwright:platform']),
    token,
    organization: async (slug) => {
      const made = await application(
        slug,
        ALL.filter((scope) => scope !== 'cartwright:platform'),
      );
      return { ...made, token: await token(made) };
    },
    request,
    call: async (bearer, method, path, body, headers) => {
      const { status, body: answer } = await request(
        bearer,
        method,
        /^\/(v2|idp)\//.test(path) ? path : `/cartwright/v1${path}`,
        body,
        headers,
      );
      return { status, body: answer };
    },
    send,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await callbacks.stop(0);
      await directory[Symbol.asyncDispose]();
    },
  };
}
