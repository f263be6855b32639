import type { Dispatcher } from 'undici';
import { isSignedBy } from '../../src/callbacks/signature.ts';
import type { Connections } from '../../src/callbacks/transport.ts';
import type { Random } from '../support/random.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

const HOUR = 3_600_000;
/** What a receiver does for a while: how likely it is, and how long it lasts in hours at least and at most. */
const MOODS = {
  up: [60, 6, 96],
  down: [8, 1, 100],
  slow: [5, 1, 24],
  hanging: [3, 1, 12],
  failing: [6, 1, 60],
  busy: [4, 1, 12],
  unauthorized: [3, 1, 24],
  gone: [2, 2_000, 2_001],
  lossy: [6, 1, 12],
  tokenless: [4, 1, 80],
} as const;
type Mood = keyof typeof MOODS;

const TOKEN_LIFE = HOUR;

interface Outgoing {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}
/** An answer, a connection that breaks, or nothing at all. */
type Reaction = Outgoing | 'breaks' | 'silence';

/** A retailer's endpoint in memory: it takes callbacks and gives tokens, as well as its mood allows. */
export class Receiver {
  readonly url: string;
  readonly authUri: string;
  readonly credentials = { client_id: 'cartwright', client_secret: 'a secret of the retailer' };
  /** Ids of the events that reached it, whatever it answered. */
  readonly received = new Set<string>();
  readonly problems: string[] = [];
  signingSecret = '';
  /** The event to which it first said that it was gone, while it is. */
  goneSince: string | undefined;
  requests = 0;
  readonly #name: string;
  readonly #random: Random;
  readonly #time: VirtualTime;
  readonly #trace: Trace;
  readonly #tokens = new Map<string, number>();
  #mood: Mood = 'up';
  #until = 0;

  constructor(name: string, random: Random, time: VirtualTime, trace: Trace) {
    this.#name = name;
    this.#random = random;
    this.#time = time;
    this.#trace = trace;
    this.url = `https://${name}.example/callbacks`;
    this.authUri = `https://${name}.example/token`;
  }

  /** From now on nothing is wrong with it. */
  recover(forever = false): void {
    this.goneSince = undefined;
    this.#mood = 'up';
    this.#until = this.#time.monotonic + (forever ? Number.POSITIVE_INFINITY : 6 * HOUR);
  }

  connect(): Connections {
    return {
      destroy: async () => {},
      dispatch: (options, handler) => {
        this.#serve(options, handler);
        return true;
      },
    };
  }

  #serve({ path, headers, body }: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    let over = false;
    const fail = (error: Error) => {
      if (over) return;
      over = true;
      handler.onResponseError?.(controller, error);
    };
    const controller = { abort: fail } as unknown as Dispatcher.DispatchController;
    handler.onRequestStart?.(controller, undefined);
    setTimeout(
      () => {
        if (over) return;
        const mood = this.#moodNow();
        const reaction = mood === 'down' ? 'breaks' : this.#react(mood, path, headers as Record<string, string>, String(body ?? ''));
        this.#trace.note(`${this.#name} ${path} ${mood} ${typeof reaction === 'string' ? reaction : reaction.status}`);
        if (reaction === 'silence') return;
        const wait = mood === 'slow' ? this.#random.between(1_000, 12_000) : this.#random.between(1, 200);
        setTimeout(() => {
          if (over) return;
          if (reaction === 'breaks') return fail(new Error('other side closed'));
          over = true;
          handler.onResponseStart?.(controller, reaction.status, reaction.headers ?? {}, '');
          handler.onResponseData?.(controller, Buffer.from(reaction.body));
          handler.onResponseEnd?.(controller, {});
        }, wait);
      },
      this.#random.between(1, 50),
    );
  }

  #moodNow(): Mood {
    if (this.#time.monotonic < this.#until) return this.#mood;
    let luck = this.#random.next() * Object.values(MOODS).reduce((sum, [weight]) => sum + weight, 0);
    for (const [mood, [weight, from, to]] of Object.entries(MOODS)) {
      luck -= weight;
      if (luck >= 0) continue;
      this.#mood = mood as Mood;
      this.#until = this.#time.monotonic + this.#random.between(from, to) * HOUR;
      break;
    }
    return this.#mood;
  }

  #react(mood: Mood, path: string, headers: Record<string, string>, body: string): Reaction {
    if (mood === 'hanging') return 'silence';
    if (path === '/token') return this.#giveToken(mood, body);
    const expires = this.#tokens.get((headers.authorization ?? '').replace('Bearer ', '')) ?? 0;
    if (mood === 'unauthorized' || expires < this.#time.monotonic) return { status: 401, body: '' };
    if (mood === 'failing') return { status: this.#random.pick([500, 502, 503]), body: 'sorry' };
    if (mood === 'busy') return { status: 429, body: '', headers: { 'retry-after': String(this.#random.between(1, 7_200)) } };
    const id = this.#take(headers, body);
    if (mood === 'gone') {
      this.goneSince ??= id;
      return { status: 410, body: '' };
    }
    return mood === 'lossy' && this.#random.chance(0.5) ? 'breaks' : { status: 200, body: '{}' };
  }

  #giveToken(mood: Mood, body: string): Reaction {
    if (mood === 'tokenless') return { status: 500, body: '' };
    const form = new URLSearchParams(body);
    if (form.get('client_secret') !== this.credentials.client_secret) this.problems.push(`${this.#name} was sent a wrong client secret`);
    const token = `token-${this.#random.between(0, 2 ** 31)}`;
    this.#tokens.clear();
    this.#tokens.set(token, this.#time.monotonic + TOKEN_LIFE);
    return { status: 200, body: JSON.stringify({ access_token: token, expires_in: TOKEN_LIFE / 1_000 }) };
  }

  #take(headers: Record<string, string>, body: string): string {
    const id = /"event_id":(\d+)/.exec(body)?.[1] ?? '';
    const signed = { id: headers['webhook-id']!, timestamp: headers['webhook-timestamp']!, signature: headers['webhook-signature']! };
    if (!isSignedBy(this.signingSecret, signed, body)) this.problems.push(`${this.#name} got event ${id} with a wrong signature`);
    this.#trace.note(`${this.#name} < ${body}`);
    this.requests++;
    this.received.add(id);
    this.onReceived(body);
    return id;
  }

  /** Looks at each callback. */
  onReceived: (body: string) => void = () => {};
}
