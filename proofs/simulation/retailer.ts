import { isDeepStrictEqual } from 'node:util';
import type { Random } from '../support/random.ts';
import type { Receiver } from './receiver.ts';
import type { Answer, Sent } from './server-process.ts';
import type { World } from './world.ts';

/** Longest that a client goes on asking a server that gives no answer, milliseconds. */
const PATIENCE = 10 * 60_000;
const HALF_A_DAY = 12 * 3_600_000;
const KEPT_ANSWERS = 60;

export type Kind = 'delivery' | 'pickup' | 'last_mile' | 'dispatch';

export interface Order {
  readonly id: string;
  readonly kind: Kind;
  readonly user: string;
  readonly banner: string;
  readonly store: string;
  /** The batch that has it in hand, and how far it is on its way; -1: nobody has it. */
  batch: number | undefined;
  stage: number;
  /** What was answered last: the state of its batch, or that it is canceled. */
  told: string | undefined;
  over: boolean;
  /** Somebody is at it. */
  taken: boolean;
}

export interface Store {
  readonly code: string;
  readonly banner: string;
  /** Places of a window, as was answered last. */
  capacity: { readonly delivery: number; readonly pickup: number };
  /** Somebody changes it. */
  taken: boolean;
}

export interface Ask {
  readonly method: Sent['method'];
  readonly path: string;
  readonly body?: object;
  /** The first one by default. */
  readonly banner?: string;
  readonly key?: string;
  readonly by?: 'operator' | 'customers';
}

export interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  readonly body: any;
  readonly text: string;
}

interface Application {
  readonly client_id: string;
  readonly client_secret: string;
}

interface Kept {
  readonly ask: Ask;
  readonly text: string;
  readonly at: number;
}

/** An organization, its applications, and everything that its people remember. */
export class Retailer {
  readonly slug: string;
  readonly banners: readonly string[];
  readonly automatic: boolean;
  readonly receiver: Receiver;
  readonly applications: Record<'operator' | 'customers', Application>;
  readonly orders: Order[] = [];
  readonly users: string[] = [];
  readonly deleted: string[] = [];
  readonly stores: Store[] = [];
  readonly random: Random;
  webhookId = 0;
  shopperId = 0;
  /** Orders that were answered 200; the database has to have as many. */
  placed = 0;
  /** No token is given to the customers' application. */
  disabled = false;
  #numbers = 0;
  readonly #kept: Kept[] = [];
  readonly #tokens: Partial<Record<'operator' | 'customers', { readonly text: string; readonly at: number }>> = {};
  readonly #world: World;

  constructor(
    world: World,
    slug: string,
    banners: readonly string[],
    automatic: boolean,
    receiver: Receiver,
    first: Application,
    random: Random,
  ) {
    this.#world = world;
    this.slug = slug;
    this.banners = banners;
    this.automatic = automatic;
    this.receiver = receiver;
    this.applications = { operator: first, customers: first };
    this.random = random;
  }

  get findings(): World['findings'] {
    return this.#world.findings;
  }

  nextNumber(): number {
    return ++this.#numbers;
  }

  newKey(): string {
    return `${this.slug} key ${this.nextNumber()}`;
  }

  /** Asks until there is an answer that says something of the request; the answer to a key that was answered before is the same. */
  async ask(ask: Ask): Promise<Told> {
    const by = ask.by ?? 'customers';
    const { time, findings } = this.#world;
    const until = time.monotonic + PATIENCE;
    for (let tries = 1; time.monotonic < until; tries++) {
      const token = await this.token(by);
      if (token === undefined) return { status: 0, body: {}, text: '' };
      const answer = await this.#world.send(this.#sent(ask, token.text));
      if (answer?.status === 401) {
        if (time.monotonic - token.at < HALF_A_DAY) findings.note('token', `${this.slug}: a young token was answered 401 by ${ask.path}`);
        delete this.#tokens[by];
        continue;
      }
      if (answer !== undefined && answer.status !== 503 && answer.status !== 429) return this.#read(ask, answer);
      await new Promise((resolve) => setTimeout(resolve, Math.min(20_000, 200 * 2 ** tries)));
    }
    findings.note('hang', `${this.slug}: no answer to ${ask.method} ${ask.path}`);
    return { status: 0, body: {}, text: '' };
  }

  /** The answer of a request that has to succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  async demand(ask: Ask): Promise<any> {
    const { status, body, text } = await this.ask(ask);
    if (status !== 200) this.#world.findings.note('refused', `${this.slug}: ${ask.method} ${ask.path} was answered ${status} ${text}`);
    return body;
  }

  /** Sends again what was answered earlier today. */
  async repeat(): Promise<void> {
    const young = this.#kept.filter(({ at }) => this.#world.time.monotonic - at < HALF_A_DAY);
    if (young.length > 0) await this.ask(this.random.pick(young).ask);
  }

  /** A token that is valid, as far as the client knows; undefined where the application gets none. */
  async token(by: 'operator' | 'customers'): Promise<{ readonly text: string; readonly at: number } | undefined> {
    const known = this.#tokens[by];
    if (known) return known;
    const { time, findings } = this.#world;
    for (let tries = 1; tries < 100; tries++) {
      // The application may be enabled while the request is under way.
      const disabled = this.disabled;
      const answer = await this.#world.send(tokenRequest(this.applications[by]));
      if (answer?.status === 200) {
        const { access_token } = JSON.parse(answer.text) as { access_token: string };
        this.#tokens[by] = { text: access_token, at: time.monotonic };
        return this.#tokens[by];
      }
      if (answer?.status === 403 && by === 'customers' && (disabled || this.disabled)) return undefined;
      if (answer !== undefined && answer.status !== 503 && answer.status !== 429) {
        findings.note('token', `${this.slug}: no token for ${by}: ${answer.status} ${answer.text}`);
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(20_000, 200 * 2 ** tries)));
    }
    findings.note('hang', `${this.slug}: no answer to a token request`);
    return undefined;
  }

  /** Kept answers that name a user go with the user. */
  forgetAnswers(user: string): void {
    const others = this.#kept.filter(({ ask, text }) => !`${ask.path}/ ${JSON.stringify(ask.body ?? '')} ${text}`.includes(user));
    this.#kept.splice(0, this.#kept.length, ...others);
  }

  /** What a token request of the customers' application is answered. */
  async tryToken(): Promise<Answer | undefined> {
    return this.#world.send(tokenRequest(this.applications.customers));
  }

  #sent({ method, path, body, banner = this.banners[0]!, key }: Ask, token: string): Sent {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'x-retailer-id': banner,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    return { method, path, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  }

  #read(ask: Ask, { status, text }: Answer): Told {
    const { findings, time, retailers } = this.#world;
    if (status >= 500) findings.note('server_error', `${ask.method} ${ask.path} was answered ${status} ${text}`);
    const others = retailers.filter((retailer) => retailer !== this && text.includes(`${retailer.slug}-`));
    if (others.length > 0) findings.note('foreign', `${this.slug} was told of ${others[0]!.slug}: ${ask.method} ${ask.path}: ${text}`);
    if (ask.key !== undefined && status !== 0) this.#compare(ask, status, text, time.monotonic);
    return { status, text, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {} };
  }

  #compare(ask: Ask, status: number, text: string, at: number): void {
    const known = this.#kept.find((one) => one.ask.key === ask.key);
    if (known && (status !== 200 || known.text !== text)) {
      const same = isDeepStrictEqual(known.ask, ask);
      this.#world.findings.note(
        'key',
        `${this.slug}: ${ask.key} (${same ? 'same' : 'other'} request) was answered ${known.text}, then ${status} ${text}`,
      );
    }
    if (known || status !== 200) return;
    this.#kept.push({ ask, text, at });
    if (this.#kept.length > KEPT_ANSWERS) this.#kept.shift();
  }
}

export function tokenRequest({ client_id, client_secret }: Application): Sent {
  const body = JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret });
  return { method: 'POST', path: '/v2/oauth/token', headers: { 'content-type': 'application/json' }, body };
}
