import { type Database, DatabaseError, statement } from '../../src/storage/engine/index.ts';
import { audit, type Violation } from '../auditor.ts';
import type { Random } from '../support/random.ts';
import { type Call, type Common, randomCall } from './caller.ts';
import { type CreateArguments, Functions } from './functions.ts';
import { FIRST_CAPACITY, WINDOWS } from './steps.ts';

const PHASES = 6;
const CALLS = 6;
const ATTEMPTS = 20;

const findTakers = statement<[organizationId: number, now: Date], { window: string; hold_id: number }>(
  'proof_takers',
  `select u.store_number || '/' || u.start_minute as window, u.hold_id from cw.slot_units u where u.organization_id = $1 and u.taken_until > $2`,
);

/** One organization in which several callers do random things at once; clock and capacities change only while all stand still. */
export class ConcurrentPlay {
  readonly violations: Violation[] = [];
  commands = 0;
  /** Calls that were run again since a neighbour won a deadlock. */
  retried = 0;
  readonly #db: Database;
  readonly #functions: Functions;
  readonly #random: Random;
  /** Answers by order id, and by idempotency key. */
  readonly #created = new Map<string, string>();
  readonly #kept = new Map<string, string>();
  readonly #common: Common = {
    now: Date.UTC(2026, 4, 6, 12),
    capacities: WINDOWS.map(() => FIRST_CAPACITY),
    holds: [],
    created: (command, outcome, response) => this.#judge(command, outcome, response),
  };

  constructor(database: Database, organizationId: number, random: Random) {
    this.#db = database;
    this.#functions = new Functions(database, organizationId);
    this.#random = random;
  }

  async play(callers: number): Promise<void> {
    await this.#functions.makeUsers(this.#common.now);
    for (let phase = 0; phase < PHASES; phase++) {
      const before = await this.#takers();
      await Promise.all(Array.from({ length: callers }, () => this.#caller(this.#random.fork())));
      await this.#check(before);
      this.#common.now += this.#random.pick([0, 3, 11]) * 60_000;
      for (const window of WINDOWS.keys()) if (this.#random.chance(0.4)) this.#common.capacities[window] = this.#random.between(0, 6);
    }
  }

  async #caller(random: Random): Promise<void> {
    for (let count = 0; count < CALLS; count++) {
      const call = randomCall(this.#functions, this.#common, random);
      this.commands += call.commands;
      await this.#run(call);
    }
  }

  async #run({ kind, run }: Call): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof DatabaseError && error.retryable) || attempt === ATTEMPTS) {
          this.violations.push({ rule: 'unexpected_error', subject: `${kind}: ${(error as Error).message}` });
          return;
        }
        this.retried++;
      }
    }
  }

  /** Neither an order nor a key creates twice, and all answers to a key are the same. */
  #judge({ orderId, answer, key }: CreateArguments, outcome: string, response: string | null): void {
    if (outcome !== 'created' && outcome !== 'replay') return;
    if (outcome === 'created') {
      if (this.#created.has(orderId)) this.violations.push({ rule: 'created_twice', subject: orderId });
      this.#created.set(orderId, answer);
    }
    if (key === null) return;
    const given = outcome === 'created' ? answer : response;
    const kept = this.#kept.get(key.name) ?? given;
    if (kept !== given || given === null)
      this.violations.push({ rule: 'other_answer_to_a_key', subject: `${key.name}: ${given}, not ${kept}` });
    this.#kept.set(key.name, kept ?? '');
  }

  async #check(before: ReadonlyMap<string, ReadonlySet<number>>): Promise<void> {
    const { organizationId } = this.#functions;
    const report = await audit(this.#db, { organizationId, now: this.#common.now, capacity: () => undefined });
    this.violations.push(...report.violations);
    if (report.rows.orders !== this.#created.size) {
      this.violations.push({ rule: 'orders_unlike_the_answers', subject: `${report.rows.orders} there, ${this.#created.size} answered` });
    }
    const after = await this.#takers();
    for (const [index, { store, minute }] of WINDOWS.entries()) {
      const window = `${store}/${minute}`;
      const [was, is] = [before.get(window) ?? new Set<number>(), after.get(window) ?? new Set<number>()];
      const newcomers = [...is].filter((hold) => !was.has(hold));
      // More than the capacity may be taken only by those who were there when it was lowered.
      if (is.size > this.#common.capacities[index]! && newcomers.length > 0) {
        const subject = `organization ${organizationId} window ${window}: ${is.size} taken of ${this.#common.capacities[index]}, ${newcomers.length} of them new`;
        this.violations.push({ rule: 'over_capacity', subject });
      }
    }
  }

  async #takers(): Promise<Map<string, Set<number>>> {
    const rows = await this.#db.query(findTakers, [this.#functions.organizationId, new Date(this.#common.now)]);
    return new Map(
      [...Map.groupBy(rows, (row) => row.window)].map(([window, group]) => [window, new Set(group.map((row) => row.hold_id))]),
    );
  }
}
