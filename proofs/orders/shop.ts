import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { Callbacks } from '../../src/callbacks/callbacks.ts';
import { SCOPES } from '../../src/contract/scopes.ts';
import { createApp } from '../../src/http/app.ts';
import { secretHash } from '../../src/operations/authenticate.ts';
import type { Environment } from '../../src/operations/define.ts';
import { operations } from '../../src/operations/index.ts';
import { mountOperations } from '../../src/operations/mount.ts';
import { Directory } from '../../src/storage/directory/directory.ts';
import { type Database, DatabaseUnavailable, statement } from '../../src/storage/engine/index.ts';
import { SecretBox } from '../../src/storage/secrets/secret-box.ts';
import type { Request } from './commands/kit.ts';
import { HORIZON_DAYS, newState, START, STORES, type State, utc } from './model/state.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  readonly body: any;
}

const openOrganization = statement<[slug: string, at: Date, scopes: string[], hash: Buffer, expires: Date], { id: number }>(
  'proof_organization',
  `with o as (insert into cw.organizations (slug, name, country, created_at) values ($1, $1, 'US', $2) returning id),
        b as (insert into cw.banners (organization_id, slug, name, created_at) select id, $1, $1, $2 from o),
        a as (insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
              select id, $1, '', $1, 'Enabled', $3::text[], $2, $2 from o returning id, organization_id)
   insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, created_at, expires_at)
   select $4, organization_id, id, 'client_credentials', $3::text[], $2, $5 from a returning organization_id as id`,
);
const findStores = statement<[organizationId: number], { number: number; location_code: string }>(
  'proof_stores',
  'select number, location_code from cw.stores where organization_id = $1',
);

const TOKEN_SCOPES = Object.keys(SCOPES).filter((scope) => scope !== 'account_linking' && scope !== 'cartwright:platform');
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ opens: '10:00', closes: '14:00' }]]));

/** The development server without sockets on a database, in which every run has a retailer of its own. */
export class Server implements AsyncDisposable {
  readonly database: Database;
  readonly environment: Environment;
  readonly #app: FastifyInstance;
  #shops = 0;

  private constructor(app: FastifyInstance, environment: Environment) {
    this.#app = app;
    this.environment = environment;
    this.database = environment.database;
  }

  static async start(database: Database): Promise<Server> {
    const directory = new Directory(database);
    await directory.start();
    const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
    const app = createApp({
      log,
      serverFactory: (listener) => createServer(listener),
      isUnavailable: (error) => error instanceof DatabaseUnavailable,
    });
    const url = 'https://localhost:8443';
    const secrets = new SecretBox([SecretBox.newKey()]);
    // Not started: no retailer here has a webhook.
    const callbacks = new Callbacks({ server: 'development', database, directory, secrets, log });
    const environment: Environment = { name: 'development', database, directory, url, consoleUrl: url, secrets, callbacks, log };
    mountOperations(app, operations, environment, undefined);
    await app.ready();
    return new Server(app, environment);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#app.close();
    await this.environment.callbacks.stop(0);
    await this.environment.directory[Symbol.asyncDispose]();
  }

  async send(token: string, { method, path, body }: Request): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const answer = await this.#app.inject({ method, url: path, headers, ...payload } as InjectOptions);
    return { status: answer.statusCode, body: answer.json() };
  }

  /** A new retailer, with the state from which the model begins. */
  async openShop(): Promise<{ shop: Shop; state: State }> {
    const token = randomBytes(32).toString('base64url');
    const slug = `orders-${++this.#shops}`;
    const expires = new Date(Date.now() + 86_400_000);
    const [row] = await this.database.query(openOrganization, [slug, new Date(START), TOKEN_SCOPES, secretHash(token), expires]);
    const shop = new Shop(this, row!.id, token);
    const state = newState();
    await shop.prepare();
    for (const code of STORES) await shop.addStore(code, state.capacity);
    for (const { number, location_code } of await this.database.query(findStores, [shop.organizationId])) state.ids[location_code] = number;
    return { shop, state };
  }
}

export class Shop {
  readonly server: Server;
  readonly organizationId: number;
  readonly #token: string;

  constructor(server: Server, organizationId: number, token: string) {
    this.server = server;
    this.organizationId = organizationId;
    this.#token = token;
  }

  /** A path with a star is meant for each store; the number of a line in braces stands for the id of that item. */
  async send(request: Request): Promise<Answer> {
    const [line] = /\{\w+\}/.exec(request.path) ?? [];
    if (line !== undefined) return this.send({ ...request, path: request.path.replace(line, await this.#itemId(request.path, line)) });
    if (!request.path.includes('*')) return this.server.send(this.#token, request);
    const answers: Answer[] = [];
    for (const store of STORES) answers.push(await this.server.send(this.#token, { ...request, path: request.path.replace('*', store) }));
    return answers.find((answer) => answer.status !== 200) ?? answers[0]!;
  }

  async addStore(code: string, capacity: object): Promise<void> {
    await this.#demand('POST', '/stores', {
      location_code: code,
      name: code,
      address: { address_line_1: '50 Palm Lane', postal_code: '85004', city: 'Phoenix', region: 'AZ' },
      pickup: true,
      serves_postal_prefix: true,
    });
    await this.#demand('PUT', `/stores/${code}/hours`, HOURS);
    const windows = { window_minutes: 120, step_minutes: 60, lead_minutes: 60, horizon_days: HORIZON_DAYS, immediate_minutes: [] };
    await this.#demand('PATCH', `/stores/${code}/slot_policy`, { ...windows, capacity });
  }

  /** The clock stands still in between, so that every answer is known to the second. */
  async prepare(): Promise<void> {
    await this.#demand('POST', '/clock/freeze', { at: utc(START), allow_backwards: true });
    await this.#demand('PATCH', '/settings', { location_interval_seconds: 3_600 });
  }

  async #itemId(path: string, line: string): Promise<string> {
    const { body } = await this.send({ method: 'GET', path: path.slice(0, path.indexOf('/{')) });
    const items = (body.line_items ?? []) as { id: string; line_num: string }[];
    return items.find((item) => `{${item.line_num}}` === line)?.id ?? 'nothing';
  }

  async #demand(method: Request['method'], path: string, body: object): Promise<void> {
    const answer = await this.send({ method, path: `/cartwright/v1${path}`, body });
    if (answer.status !== 200) throw new Error(`${method} ${path} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
