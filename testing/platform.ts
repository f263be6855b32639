import { readFileSync } from 'node:fs';
import { type Client, type ClientOptions, createClient, type Event, type Signatures } from '../client/index.ts';
import { type Advanced, Clock, type Duration } from './clock.ts';
import type { Ready } from './ready.ts';
import { ServerProcess } from './server-process.ts';
import { trust } from './trust.ts';

export interface StartOptions {
  /** `demo` (default): stores, catalogue and test values; `none`: nothing but an organization. */
  readonly seed?: 'demo' | 'none';
  /** Keeps data in this folder; default: nothing is kept. */
  readonly data?: string;
  /** PostgreSQL instead of the embedded database: `postgresql://…`. */
  readonly databaseUrl?: string;
  /** Default false: tests may call as fast as they can. */
  readonly rateLimit?: boolean;
  /** Default true: `fetch` and `node:https` of this process trust the platform's certificate authority until it is closed. */
  readonly trust?: boolean;
  /** Milliseconds until it is ready; default 120,000. */
  readonly timeout?: number;
  /** Further options of the command line, as `['--host', '0.0.0.0']`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What is started instead of the installed server, e.g. `['node', 'src/main.ts']` in a clone. */
  readonly command?: readonly string[];
}

/** One of the two servers. */
export interface Server {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the developer platform. */
  readonly apiKey: string;
  /** A client with all scopes of the demo organization, one and the same unless options are given. */
  client(options?: Partial<ClientOptions>): Client;
}

export type EventFilter = Omit<Signatures['management.events.list']['request'], 'limit' | 'after'>;

const PAGE = 200;
const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose');

/** A platform of one's own, running in a child process. */
export class Platform {
  /** Where everything listens, and with which credentials. */
  readonly ready: Ready;
  readonly development: Server;
  readonly production: Server;
  /** The test clock of the demo organization on development. */
  readonly clock: Clock;
  /** PEM of the certificate authority; undefined where none was made (`--tls-cert`). */
  readonly ca: string | undefined;
  readonly #process: ServerProcess;
  readonly #distrust: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  /** Use `startCartwright`. */
  constructor(process: ServerProcess, { trust: wanted = true }: Pick<StartOptions, 'trust'>) {
    this.#process = process;
    this.ready = process.ready;
    this.ca = process.ready.ca_file === null ? undefined : readFileSync(process.ready.ca_file, 'utf8');
    this.#distrust = wanted && this.ca !== undefined ? trust(this.ca) : undefined;
    this.development = serverOf('development', this.ready, this.ca);
    this.production = serverOf('production', this.ready, this.ca);
    this.clock = new Clock(this.development.client());
  }

  /** A client of the organization that has several banners, for one of them. */
  bannerClient(banner: string, options: Partial<ClientOptions> = {}): Client {
    const several = this.ready.multi_banner;
    if (several === null) throw new Error('There is no organization with several banners: start with `seed: "demo"`.');
    const { client_id: clientId, client_secret: clientSecret } = several;
    return this.development.client({ clientId, clientSecret, retailerId: banner, ...options });
  }

  /** Moves the test clock of development; all that falls due in between is done when it resolves. */
  advance(by: Duration): Promise<Advanced> {
    return this.clock.advance(by);
  }

  /**
   * The events of the demo organization on development, all there are now, in the order in which they became visible. `event_id` is exact
   * as a number, but `String()` rounds its last digits; `BigInt()` does not.
   */
  async events(filter: EventFilter = {}): Promise<Event[]> {
    const all: Event[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await this.development.client().management.events.list({ limit: PAGE, ...filter, ...(after ? { after } : {}) });
      all.push(...page.events);
      more = page.has_more;
      after = page.cursor;
    }
    return all;
  }

  /** Puts the demo organization of development back to its first state, without a restart. */
  async reset(): Promise<void> {
    await this.development.client().request('POST', '/cartwright/v1/reset', { body: {} });
  }

  /** What the server has logged. */
  log(): string {
    return this.#process.log();
  }

  /** Stops the server and removes what it kept; may be called more than once. */
  close(): Promise<void> {
    this.#closing ??= this.#process.stop();
    this.#distrust?.();
    return this.#closing;
  }

  [asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Starts a platform of one's own on free ports. Close it at the end, or declare it with `await using`. */
export async function startCartwright(options: StartOptions = {}): Promise<Platform> {
  const { seed = 'demo', data, databaseUrl, rateLimit = false, args = [], ...rest } = options;
  const process = await ServerProcess.start({
    ...rest,
    args: [
      ...['development', 'production', 'console', 'http'].flatMap((name) => [`--${name}-port`, '0']),
      ...['--seed', seed, '--rate-limit', rateLimit ? 'on' : 'off'],
      ...(data === undefined ? ['--ephemeral'] : ['--data', data]),
      ...(databaseUrl === undefined ? [] : ['--database-url', databaseUrl]),
      ...args,
    ],
  });
  return new Platform(process, options);
}

function serverOf(name: 'development' | 'production', ready: Ready, ca: string | undefined): Server {
  const found = ready[name];
  const server = () => {
    if (found === null) throw new Error(`This process does not serve ${name}: look at --serve.`);
    return found;
  };
  let shared: Client | undefined;
  const make = (options: Partial<ClientOptions>) => {
    const { url, client_id: clientId, client_secret: clientSecret, api_key: apiKey } = server();
    return createClient({ url, clientId, clientSecret, apiKey, ...(ca === undefined ? {} : { ca }), ...options });
  };
  return {
    get url() {
      return server().url;
    },
    get clientId() {
      return server().client_id;
    },
    get clientSecret() {
      return server().client_secret;
    },
    get apiKey() {
      return server().api_key;
    },
    client: (options) => {
      if (options !== undefined) return make(options);
      shared ??= make({});
      return shared;
    },
  };
}
