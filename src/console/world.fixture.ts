import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import type { Role } from '../storage/console/organization.ts';
import { type Database, migrate, openTemporary, statement } from '../storage/engine/index.ts';
import { SecretBox } from '../storage/secrets/secret-box.ts';
import { createAccount } from './account/accounts.ts';
import { createConsole } from './console.ts';
import type { ConsoleSettings } from './context.ts';
import type { Mail } from './mail/mailer.ts';
import type { Route } from './route.ts';
import type { BuiltWeb } from './web/built-files.ts';

export const CONSOLE_URL = 'https://localhost:7443';
export const ACCOUNT = { email: 'Ada@Example.com', password: 'correct horse battery', name: 'Ada & <Co>' };
/** Puts the account of this e-mail into an organization, which it makes where it is missing. */
export async function joinOrganization(database: Database, email: string, slug: string, role: Role): Promise<void> {
  await database.query(
    statement<[slug: string, email: string, role: string, now: Date]>(
      '',
      `with made as (
         insert into cw.organizations (slug, name, country, created_at) values ($1, $1, 'US', $4)
         on conflict (slug) do update set slug = excluded.slug returning id
       )
       insert into cw.members (organization_id, account_id, role, created_at)
       select made.id, a.id, $3, $4 from made, cw.accounts a where a.email = $2`,
    ),
    [slug, email, role, new Date(NOW)],
  );
}

export const NOW = Date.parse('2026-09-01T12:00:00Z');

const MIGRATIONS = new URL('../storage/migrations/console/', import.meta.url);
/** A browser side with a page of each kind. */
export const WEB: BuiltWeb = {
  files: new Map([
    [
      'assets/index-abc.js',
      { type: 'text/javascript; charset=utf-8', content: Buffer.from('plain'), compressed: { br: Buffer.from('small') } },
    ],
    ['favicon.svg', { type: 'image/svg+xml', content: Buffer.from('<svg/>'), compressed: {} }],
  ]),
  pages: [
    { path: '/home', access: 'session' },
    { path: '/orders/:order_id', access: 'session' },
    { path: '/status', access: 'open' },
    { path: '/sign-in', access: 'guest' },
    { path: '/second-factor', access: 'second_factor' },
    { path: '/forgot-password', access: 'public' },
    ...['/o/:link', '/o/:link/pickup', '/store/recipes/:link', '/store/shopping_lists/:link'].map((path) => ({
      path,
      access: 'customer' as const,
    })),
  ],
  shell: '<html><head><meta name="csp-nonce" content="%csp-nonce%"></head><body>shell</body></html>',
};
const SECRETS = new SecretBox([SecretBox.newKey()]);

/** A migrated console schema in a temporary database. */
export async function openConsoleDatabase(): Promise<Database & AsyncDisposable> {
  const engine = await openTemporary();
  const database = engine.database('console');
  await migrateConsole(database);
  return Object.assign(database, { [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() });
}

export async function migrateConsole(database: Database): Promise<void> {
  const files = (await readdir(MIGRATIONS)).sort();
  const sql = await Promise.all(files.map((file) => readFile(new URL(file, MIGRATIONS), 'utf8')));
  await migrate(
    database,
    files.map((file, index) => ({ id: Number(file.slice(0, 3)), name: file.slice(4, -4), sql: sql[index]! })),
  );
}

/** Good, but for having been in a breach. */
export const BREACHED_PASSWORD = 'violet harbour nineteen lamps';

export class World implements AsyncDisposable {
  readonly app: FastifyInstance;
  readonly database: Database;
  /** The wall, to be moved. */
  readonly wall = { at: NOW, now: () => this.wall.at };
  /** Everything that was logged. */
  readonly log: string[] = [];
  /** Mails as they were handed over, the last one last. */
  readonly mails: Mail[] = [];

  constructor(database: Database, routes?: readonly Route[], settings?: Partial<ConsoleSettings>) {
    this.database = database;
    const options = {
      database,
      log: pino({ level: 'info' }, { write: (line: string) => void this.log.push(line) }),
      serverFactory: (listener: http.RequestListener) => http.createServer(listener),
      consoleUrl: CONSOLE_URL,
      clock: this.wall,
      secrets: SECRETS,
      web: WEB,
      mailer: {
        send: async (mail: Mail) => void this.mails.push(mail),
        deliver: async (mail: Mail) => void this.mails.push(mail),
        close: async () => undefined,
      },
      breachedPasswords: { has: async (password: string) => password === BREACHED_PASSWORD },
      settings: { triesAMinute: 10, ...settings },
    };
    this.app = createConsole(options, routes);
  }

  /** Empties the database but for one account, ACCOUNT. Closing the database stays with the caller. */
  static async start(database: Database, routes?: readonly Route[], settings?: Partial<ConsoleSettings>): Promise<World> {
    await database.execute(
      'truncate cw.accounts, cw.organizations, cw.sign_in_tries, cw.outbox, cw.audit_entries, cw.pool_servers cascade',
    );
    await createAccount(database, ACCOUNT, new Date(NOW));
    return new World(database, routes, settings);
  }

  /** What the link of the last mail proves. */
  get linkToken(): string {
    return /[?&]token=([\w-]{43})/.exec(this.mails.at(-1)!.text)![1]!;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
  }
}

type Headers = Record<string, string>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Keeps the cookie, as a browser does. */
export class Browser {
  readonly app: FastifyInstance;
  readonly address: string;
  cookie: string | undefined;

  constructor(app: FastifyInstance, address = '192.0.2.1') {
    this.app = app;
    this.address = address;
  }

  get(url: string, headers: Headers = {}): Promise<LightMyRequestResponse> {
    return this.#send({ method: 'GET', url, headers });
  }

  /** As the sign-in page does it. */
  signIn(credentials: { readonly email?: string; readonly password?: string } = {}): Promise<LightMyRequestResponse> {
    return this.api('POST', '/api/session', { email: ACCOUNT.email, password: ACCOUNT.password, ...credentials });
  }

  /** A call of the JSON API as a page of the console makes it. */
  async api(method: Method, url: string, body?: object, headers: Headers = {}): Promise<LightMyRequestResponse> {
    const sent: Headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin', origin: CONSOLE_URL, ...headers };
    if (method !== 'GET') sent['x-csrf-token'] ??= await this.csrfToken();
    if (body !== undefined) sent['content-type'] ??= 'application/json';
    return this.#send({ method, url, headers: sent, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
  }

  async csrfToken(): Promise<string> {
    return (await this.get('/api/session', { accept: 'application/json' })).json().csrf_token;
  }

  async #send(request: { method: Method; url: string; headers: Headers; payload?: string }): Promise<LightMyRequestResponse> {
    const headers = { accept: 'text/html', host: 'localhost:7443', ...request.headers, ...(this.cookie && { cookie: this.cookie }) };
    const response = await this.app.inject({ ...request, headers, remoteAddress: this.address });
    const set = response.headers['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';', 1)[0];
    return response;
  }
}
