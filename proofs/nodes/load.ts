import { setTimeout as wait } from 'node:timers/promises';
import type { Findings as OrderFindings } from '../kill/ledger.ts';
import { LoadClient, type Windows } from '../kill/load.ts';
import { checkAfterRestart } from '../kill/recovery.ts';
import { type Answer, ApiClient, Unanswered } from '../support/api.ts';
import type { Random } from '../support/random.ts';
import type { Cluster } from './cluster.ts';

/** Every third client thinks between its requests, so that connections without a request are met as well; milliseconds. */
const THOUGHT = { from: 20, until: 400 };
/** PostgreSQL ends what a killed node has sent it within this, milliseconds. */
const WRITTEN_MILLISECONDS = 500;
const SHOWN = 5;

type Method = Parameters<ApiClient['call']>[0];

/** Clients that order, change and cancel over kept connections until they are told to stop; whatever fails is counted. */
export class Load {
  requests = 0;
  /** Answered 5xx, or not at all without an excuse. */
  failed = 0;
  /** Not answered, by a node that was killed. */
  cut = 0;
  /** While nodes are killed what they had under way is cut off. */
  killing = false;
  readonly clients: readonly LoadClient[];
  readonly #random: Random;
  readonly #findings: OrderFindings;
  #round = 0;
  #over = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(count: number, random: Random, findings: OrderFindings) {
    this.#random = random;
    this.#findings = findings;
    this.clients = Array.from({ length: count }, (_, n) => new LoadClient(`c${n + 1}`, random.fork(), findings));
  }

  start(cluster: Cluster, token: string, windows: Windows): void {
    this.#over = false;
    this.#round++;
    this.#running = Promise.all(
      this.clients.map(async (client, n) => {
        const thoughts = n % 3 === 0 ? this.#random.fork() : undefined;
        while (!this.#over) {
          await client.run(new WatchedClient(cluster, token, this, thoughts), windows, this.#round);
          await this.#settle(client, cluster, token);
        }
      }),
    );
    // Met at the stop.
    this.#running.catch(() => undefined);
  }

  /** What was cut off is looked for before the client goes on, as another node may still be asked for it. */
  async #settle(client: LoadClient, cluster: Cluster, token: string): Promise<void> {
    const open = client.entries.filter(({ state, pending }) => state === 'unknown' || pending !== undefined);
    if (open.length === 0) return;
    await wait(WRITTEN_MILLISECONDS);
    while (!(await settled(checkAfterRestart(cluster, token, open, this.#findings))));
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Resolves after so many more requests. */
  async more(requests: number): Promise<void> {
    const wanted = this.requests + requests;
    while (this.requests < wanted) await Promise.race([wait(5), this.#running]);
  }

  async stop(): Promise<void> {
    this.#over = true;
    await this.#running;
  }

  /** Looks at all that was written since the last start, and asks for it once more where that must change nothing. */
  async check(cluster: Cluster, token: string): Promise<void> {
    await Promise.all(this.clients.map((client) => checkAfterRestart(cluster, token, client.touched(this.#round), this.#findings)));
  }

  unanswered(what: string, error: unknown): void {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    // Somebody always listens.
    if (this.killing && code !== 'ECONNREFUSED') this.cut++;
    else this.fail(`${what} was not answered: ${(error as Error).message}`);
  }

  fail(what: string): void {
    this.failed++;
    if (this.failed <= SHOWN) console.error(`failed: ${what}`);
  }
}

/** False when it was cut off as well. */
async function settled(check: Promise<void>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return false;
  }
}

class WatchedClient extends ApiClient {
  readonly #load: Load;
  readonly #thoughts: Random | undefined;

  constructor(cluster: Cluster, token: string, load: Load, thoughts: Random | undefined) {
    super(cluster, token);
    this.#load = load;
    this.#thoughts = thoughts;
  }

  override async call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    if (this.#thoughts) await wait(this.#thoughts.between(THOUGHT.from, THOUGHT.until));
    if (this.#load.isOver) throw new Unanswered('The load is over.');
    this.#load.requests++;
    try {
      const answer = await super.call(method, path, body, headers);
      if (answer.status >= 500) this.#load.fail(`${method} ${path} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
      return answer;
    } catch (error) {
      this.#load.unanswered(`${method} ${path}`, error);
      throw error;
    }
  }
}
