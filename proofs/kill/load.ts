import { type Answer, type ApiClient, Unanswered } from '../support/api.ts';
import type { Random } from '../support/random.ts';
import { askForWindows, holdIdOf } from '../support/shop.ts';
import { changedContent, changeRequest, type Entry, type Notes, newEntry } from './ledger.ts';

/** Windows to reserve, some of them so small that they are full at times. */
export interface Windows {
  readonly wide: readonly number[];
  readonly narrow: readonly number[];
}

const LATEST = 20;

/** One client that does one thing after the other until the server goes; it alone changes its orders. */
export class LoadClient {
  acknowledged = 0;
  readonly entries: Entry[] = [];
  readonly #name: string;
  readonly #random: Random;
  readonly #findings: Notes;
  /** Users with a reservation whose answer was lost: the database may carry it out later, and it takes the place of the hold they have. */
  readonly #unsure = new Set<string>();
  #users = 0;
  #orders = 0;

  constructor(name: string, random: Random, findings: Notes) {
    this.#name = name;
    this.#random = random;
    this.#findings = findings;
  }

  /** Entries of the round, for the check after the restart. */
  touched(round: number): Entry[] {
    return this.entries.filter((entry) => entry.round === round);
  }

  /** Until the server goes, or until it is `over`. */
  async run(api: ApiClient, windows: Windows, round: number, over = () => false): Promise<void> {
    try {
      while (!over()) await this.#act(api, windows, round);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    } finally {
      await api.close();
    }
  }

  async #act(api: ApiClient, windows: Windows, round: number): Promise<void> {
    const own = this.entries.slice(-LATEST).filter(isSettled);
    const choice = this.#random.next();
    if (own.length > 0 && choice < 0.2) return this.#update(api, this.#random.pick(own), round);
    if (own.length > 0 && choice < 0.35) return this.#cancel(api, this.#random.pick(own), round);
    return this.#order(api, windows, round);
  }

  async #order(api: ApiClient, windows: Windows, round: number): Promise<void> {
    const userId = await this.#user(api);
    if (userId === undefined) return;
    if (this.#random.chance(0.2)) {
      const { status, text } = await askForWindows(api, userId, 'wide');
      if (status !== 200 && status !== 503) this.#findings.note('unexpected', `windows were answered ${status}: ${text.slice(0, 200)}`);
    }
    const narrow = this.#random.chance(0.3) && windows.narrow.length > 0;
    const option = this.#random.pick(narrow ? windows.narrow : windows.wide);
    for (const entry of this.entries) if (entry.userId === userId && entry.state === 'unknown') entry.superseded = true;
    const reserved = await api.call('POST', `/v2/fulfillment/users/${userId}/service_options/${option}/reserve`);
    if (reserved.status >= 500) this.#unsure.add(userId);
    const full = narrow && reserved.status >= 400 && reserved.status < 500;
    if (full || !this.#succeeded(reserved, 'reserve')) return;
    if (this.#random.chance(0.1)) return;
    const orderId = `${this.#name}-${++this.#orders}`;
    const entry = newEntry(this.#random, orderId, userId, holdIdOf(reserved.text), this.#random.chance(0.5), round);
    this.entries.push(entry);
    const answer = await create(api, entry);
    if (answer.status === 400 && this.#unsure.has(userId) && answer.text.includes('hold not found')) {
      entry.state = 'absent';
      return;
    }
    if (!this.#succeeded(answer, `create ${orderId}`)) {
      // A refusal is an answer too: nothing may be there. A failure leaves it open.
      if (answer.status < 500) entry.state = 'absent';
      return;
    }
    entry.state = 'acknowledged';
    entry.answer = answer.text;
  }

  /** Undefined where the server said that its database is away. */
  async #user(api: ApiClient): Promise<string | undefined> {
    if (this.#users > 0 && this.#random.chance(0.5)) return `${this.#name}-user-${this.#random.between(1, this.#users + 1)}`;
    const userId = `${this.#name}-user-${this.#users + 1}`;
    const answer = await api.call('POST', '/v2/fulfillment/users', { user_id: userId, first_name: 'Proof', phone_number: '+14155550100' });
    // Taken: it was created, and the answer was cut off by a kill.
    if (answer.status < 400 || (answer.status < 500 && /taken/.test(answer.text))) this.#users++;
    if (answer.status === 200) this.acknowledged++;
    return answer.status < 500 ? userId : undefined;
  }

  async #update(api: ApiClient, entry: Entry, round: number): Promise<void> {
    const content = changedContent(this.#random, entry);
    entry.round = round;
    entry.pending = { kind: 'update', content };
    const answer = await api.call('PUT', pathOf(entry), changeRequest(content));
    if (this.#succeeded(answer, `update ${entry.orderId}`)) {
      entry.content = content;
      entry.updates++;
    }
    if (answer.status < 500) entry.pending = undefined;
  }

  async #cancel(api: ApiClient, entry: Entry, round: number): Promise<void> {
    entry.round = round;
    entry.pending = { kind: 'cancel' };
    const answer = await api.call('POST', `${pathOf(entry)}/cancel`);
    if (this.#succeeded(answer, `cancel ${entry.orderId}`)) entry.canceled = true;
    if (answer.status < 500) entry.pending = undefined;
  }

  #succeeded({ status, text }: Answer, what: string): boolean {
    if (status === 200) this.acknowledged++;
    // 503 is what a server says whose database has just been killed.
    else if (status === 404) this.#findings.note('lost', `${what} was answered 404: ${text.slice(0, 200)}`);
    else if (status !== 503) this.#findings.note('unexpected', `${what} was answered ${status}: ${text.slice(0, 200)}`);
    return status === 200;
  }
}

/** Nothing of it is open, and it can be changed. */
function isSettled({ state, canceled, pending }: Entry): boolean {
  return state === 'acknowledged' && !canceled && pending === undefined;
}

export function pathOf(entry: Entry): string {
  return `/v2/fulfillment/users/${entry.userId}/orders/${entry.orderId}`;
}

export function create(api: ApiClient, entry: Entry): Promise<Answer> {
  const headers: Record<string, string> = entry.key === undefined ? {} : { 'idempotency-key': entry.key };
  return api.call('POST', `/v2/fulfillment/users/${entry.userId}/orders/delivery`, entry.request, headers);
}
