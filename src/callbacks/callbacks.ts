import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import { timeOf } from '../contract/clock.ts';
import {
  adoptRestoredEvents,
  anyDue,
  type ClaimedRow,
  claimDue,
  clearLeases,
  nextDue,
  type OutcomeRecord,
  postponeDelivery,
  recordOutcomes,
  releaseLeases,
} from '../storage/deliveries/sending.ts';
import type { Directory } from '../storage/directory/directory.ts';
import type { Database } from '../storage/engine/types.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import { disableWebhook, listEnabledWebhooks, type WebhookRow } from '../storage/webhooks/webhook.ts';
import { AddressGuard, type Lookup } from './address-guard.ts';
import type { FaultPlan, SendingFault } from './fault-plan.ts';
import { Hook } from './hook.ts';
import { OutcomeLog, outcomeOf } from './outcomes.ts';
import type { AttemptResult } from './sender.ts';
import type { TraceAttempt } from './tracing.ts';
import type { Network } from './transport.ts';

/** What no signal told of (a retry, another process' event) is found this often. */
const POLL_MILLISECONDS = 1_000;
/** The list of webhooks is read again this often, even if no change was announced. */
const RELOAD_POLLS = 10;
/** A process that dies holds its deliveries for this long, on the wall; twice what an attempt may take. */
export const LEASE_MILLISECONDS = 20_000;
/** Attempts of the whole process at once. A webhook with none under way always gets one. */
const MOST_IN_FLIGHT = 1_024;
/** Deliveries of one claim. */
const LARGEST_CLAIM = 512;
/** How often a drain looks whether another process has finished. */
const DRAIN_LOOK_MILLISECONDS = 50;
/** Outcomes that the database does not take within this time at the stop are lost: their deliveries are sent again. */
const LAST_WRITES_MILLISECONDS = 5_000;

export interface CallbacksOptions {
  readonly server: 'development' | 'production';
  readonly database: Database;
  readonly directory: Directory;
  readonly secrets: SecretBox;
  readonly log: Logger;
  /** CIDRs beside the public addresses (address-guard.ts). */
  readonly allow?: readonly string[];
  readonly lookup?: Lookup;
  /** Takes the place of guarded connections: receivers in memory. */
  readonly network?: Network | undefined;
  readonly faults?: FaultPlan | undefined;
  /** Told at the end of each attempt what became of the delivery: `delivered`, `pending` (to be tried again) or `failed`. */
  readonly tried?: ((outcome: OutcomeRecord['state']) => void) | undefined;
  readonly trace?: TraceAttempt | undefined;
}

interface Job {
  readonly row: ClaimedRow;
  /** When it was claimed, on the organization's clock and on the wall. */
  readonly at: number;
  readonly wall: number;
  /** The clock stands still for this attempt. */
  readonly still: boolean;
  abandoned: boolean;
}

/**
 * Sends what the events' deliveries say, for one environment. Every process that serves the API runs one: a row is claimed with SKIP
 * LOCKED and a lease, so several share the work. One claim serves all webhooks that may have something due, each within its own bound,
 * so a receiver that hangs delays nobody else; outcomes are written in batches beside it.
 */
export class Callbacks {
  readonly guard: AddressGuard;
  readonly #options: CallbacksOptions;
  readonly #outcomes: OutcomeLog;
  /** Whoever wakes us may be inside a transaction; what we do is not. */
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #hooks = new Map<number, Hook>();
  readonly #byOrganization = new Map<number, Hook[]>();
  /** Webhooks that may have something due. */
  readonly #dirty = new Set<number>();
  readonly #jobs = new Map<Job, Promise<void>>();
  /** What ends by itself and is waited for at the stop: connections that close, webhooks that are disabled. */
  readonly #ending = new Set<Promise<void>>();
  #waiters: (() => void)[] = [];
  #unwatch: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #polls = 0;
  #stale = true;
  #loading: Promise<void> | undefined;
  #state: 'idle' | 'running' | 'stopping' = 'idle';
  #claiming: Promise<void> | undefined;
  /** Claims so far. */
  #claims = 0;
  /** Organizations whose clock is being advanced here: at each of its instants `drain` sends what is due. */
  readonly #driven = new Set<number>();
  #lastRunAt: number | null = null;
  #lastErrorAt: number | null = null;

  constructor(options: CallbacksOptions) {
    this.#options = options;
    this.guard = new AddressGuard(options);
    this.#outcomes = new OutcomeLog(
      (records) => this.#write(records),
      (error) => options.log.error({ err: error }, 'outcomes of callbacks could not be written; trying again'),
    );
    this.#unwatch = [
      options.directory.watch('webhooks', () => this.#changed()),
      options.directory.watch('clocks', () => this.#clockMoved()),
    ];
  }

  /** When it last looked for what is due, or read the webhooks and found none; and when that failed. Epoch milliseconds on the wall. */
  get state(): { readonly lastRunAt: number | null; readonly lastErrorAt: number | null } {
    return { lastRunAt: this.#lastRunAt, lastErrorAt: this.#lastErrorAt };
  }

  /** Begins to send, at signals and at every poll. Without it only `drain` and `test` send. */
  async start(): Promise<void> {
    const { database } = this.#options;
    if (!database.capabilities.sharedByProcesses) await database.query(clearLeases, []);
    await database.query(adoptRestoredEvents, []);
    this.#state = 'running';
    this.#timer = setInterval(() => this.#poll(), POLL_MILLISECONDS).unref();
    this.#poll();
  }

  /** Events of an organization, or of any, may have been committed. Costs nothing where it has no webhook. */
  wake(organizationId?: number): void {
    if (this.#state !== 'running') return;
    const hooks = organizationId === undefined ? this.#hooks.values() : (this.#byOrganization.get(organizationId) ?? []);
    for (const hook of hooks) this.#dirty.add(hook.row.id);
    this.#claimSoon();
  }

  /** Until its end whoever advances an organization's clock drains it: each instant is looked at once, and not beside it too. */
  drive(organizationId: number): Disposable {
    this.#driven.add(organizationId);
    return {
      [Symbol.dispose]: () => {
        this.#driven.delete(organizationId);
        this.wake(organizationId);
      },
    };
  }

  /**
   * Sends everything of an organization that is due at an instant of its clock, and resolves when each has been tried once. What has to
   * be repeated falls due later. Gives how many this process sent.
   */
  async drain(organizationId: number, now: number): Promise<number> {
    const { database } = this.#options;
    let sent = 0;
    for (;;) {
      await Promise.all(this.#ending);
      await this.#load();
      const hooks = this.#byOrganization.get(organizationId) ?? [];
      if (hooks.length === 0 || this.#state === 'stopping') return sent;
      const written = this.#nextWrite();
      const isBusy = () => !this.#outcomes.empty || [...this.#jobs.keys()].some((job) => job.row.organization_id === organizationId);
      const [left] = await database.query(anyDue, [organizationId, new Date(now)]);
      if (!left?.due && !isBusy()) return sent;
      let claimed = 0;
      for (let from = 0; from < hooks.length; from += LARGEST_CLAIM) {
        claimed += await this.#claim(hooks.slice(from, from + LARGEST_CLAIM), () => ({ now, still: true }));
      }
      sent += claimed;
      if (claimed > 0 || isBusy()) await written;
      // What this claim has locked was passed over.
      else if (this.#claiming) await this.#claiming;
      else await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MILLISECONDS));
    }
  }

  /** When an organization's next delivery falls due on its clock, epoch milliseconds, or null. */
  async nextDueAt(organizationId: number): Promise<number | null> {
    const [row] = await this.#options.database.query(nextDue, [organizationId]);
    return row?.next_at ?? null;
  }

  /** Sends one delivery that the caller has claimed, to the webhook as it is stored, enabled or not; tried once. */
  async test(webhook: WebhookRow, row: ClaimedRow, now: number): Promise<AttemptResult> {
    const hook = new Hook(webhook, this.#options.secrets, this.guard, this.#options.network);
    const wall = Date.now();
    const result = await this.#send(hook, row);
    this.#log(row, result);
    const outcome = outcomeOf(row, result, now, now, wall);
    this.#outcomes.add({ ...outcome, state: result.delivered ? 'delivered' : 'failed', next_attempt_at: outcome.attempted_at });
    await Promise.all([this.#outcomes.flushed(), hook.close()]);
    return result;
  }

  /** Claims nothing more, waits for what is on the way up to the grace, and gives the rest back untried. */
  async stop(graceMilliseconds: number): Promise<void> {
    this.#state = 'stopping';
    clearInterval(this.#timer);
    for (const unwatch of this.#unwatch) unwatch();
    await this.#claiming;
    await atMost(graceMilliseconds, Promise.all(this.#jobs.values()));
    const left = [...this.#jobs.keys()];
    for (const job of left) job.abandoned = true;
    await atMost(LAST_WRITES_MILLISECONDS, this.#outcomes.flushed());
    if (left.length > 0) await this.#release(left.map((job) => job.row)).catch(() => undefined);
    await Promise.all([...[...this.#hooks.values()].map((hook) => hook.close()), ...this.#ending]);
    this.#wakeWaiters();
  }

  #clockMoved(): void {
    for (const hook of this.#hooks.values()) if (!this.#driven.has(hook.row.organization_id)) this.#dirty.add(hook.row.id);
    this.#claimSoon();
  }

  #poll(): void {
    if (this.#polls++ % RELOAD_POLLS === 0) this.#stale = true;
    if (this.#stale) {
      this.#load().then(
        () => this.wake(),
        (error) => {
          this.#lastErrorAt = Date.now();
          this.#options.log.error({ err: error }, 'the webhooks could not be read');
        },
      );
    } else {
      this.wake();
    }
  }

  #changed(): void {
    this.#stale = true;
    if (this.#state === 'running') this.#outside(() => this.#poll());
  }

  /** Reads the enabled webhooks, if they may have changed. */
  async #load(): Promise<void> {
    while (this.#stale || this.#loading) {
      this.#loading ??= this.#read().finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
  }

  async #read(): Promise<void> {
    const { database, secrets, network } = this.#options;
    this.#stale = false;
    let rows: WebhookRow[];
    try {
      rows = await database.query(listEnabledWebhooks, []);
    } catch (error) {
      this.#stale = true;
      throw error;
    }
    const old = new Map(this.#hooks);
    this.#hooks.clear();
    this.#byOrganization.clear();
    for (const row of rows) {
      const known = old.get(row.id);
      const hook = known?.row.version === row.version ? known : new Hook(row, secrets, this.guard, network);
      if (hook === known) old.delete(row.id);
      this.#hooks.set(row.id, hook);
      this.#byOrganization.set(row.organization_id, [...(this.#byOrganization.get(row.organization_id) ?? []), hook]);
    }
    for (const hook of old.values()) this.#retire(hook);
  }

  /** Closes a webhook's connections once what is on the way has ended. */
  #retire(hook: Hook): void {
    const jobs = [...this.#jobs].filter(([job]) => job.row.webhook_id === hook.row.id).map(([, ended]) => ended);
    const closed = Promise.all(jobs).then(() => hook.close());
    this.#end(closed);
  }

  #end(work: Promise<void>): void {
    this.#ending.add(work);
    void work.finally(() => this.#ending.delete(work));
  }

  #claimSoon(): void {
    if (this.#claiming || this.#state !== 'running') return;
    if (this.#ready().length === 0) {
      if (this.#dirty.size > 0 || !this.#stale) this.#lastRunAt = Date.now();
      return;
    }
    this.#claiming = this.#outside(() => this.#claimAll()).then(
      () => {
        this.#claiming = undefined;
        this.#lastRunAt = Date.now();
        this.#claimSoon();
      },
      (error) => {
        // The next signal or poll tries again: a database that is away is not asked without a pause.
        this.#claiming = undefined;
        this.#lastErrorAt = Date.now();
        this.#options.log.error({ err: error }, 'due callbacks could not be claimed');
      },
    );
  }

  #ready(): Hook[] {
    return [...this.#dirty].flatMap((id) => {
      const hook = this.#hooks.get(id);
      if (!hook) this.#dirty.delete(id);
      return hook?.worthClaiming && this.#allowance(hook, this.#jobs.size) > 0 ? [hook] : [];
    });
  }

  #allowance(hook: Hook, total: number): number {
    return Math.min(hook.free, Math.max(MOST_IN_FLIGHT - total, hook.inFlight === 0 ? 1 : 0));
  }

  async #claimAll(): Promise<void> {
    const { database, directory } = this.#options;
    for (let hooks = this.#ready(); hooks.length > 0 && this.#state === 'running'; hooks = this.#ready()) {
      const clocks = await directory.testClocks(database);
      const wall = Date.now();
      await this.#claim(hooks, (organizationId) => {
        const clock = clocks.get(organizationId) ?? null;
        return { now: timeOf(clock, wall), still: clock?.frozen === true };
      });
    }
  }

  /** Claims for webhooks with room and starts the attempts; gives how many. */
  async #claim(hooks: readonly Hook[], clockOf: (organizationId: number) => { now: number; still: boolean }): Promise<number> {
    const { database } = this.#options;
    const wanted: { hook: Hook; free: number; now: number; still: boolean }[] = [];
    let total = this.#jobs.size;
    let room = LARGEST_CLAIM;
    // Up to as many webhooks as a claim has deliveries are all asked: most of them have nothing due.
    const share = Math.max(1, Math.floor(LARGEST_CLAIM / hooks.length));
    // Those with the least under way first, so that a busy webhook does not take the room of a quiet one.
    for (const hook of hooks.toSorted((a, b) => a.inFlight - b.inFlight)) {
      const free = Math.min(this.#allowance(hook, total), share, room);
      if (free === 0) continue;
      wanted.push({ hook, free, ...clockOf(hook.row.organization_id) });
      total += free;
      room -= free;
      this.#dirty.delete(hook.row.id);
    }
    if (wanted.length === 0) return 0;
    const wall = Date.now();
    let rows: ClaimedRow[];
    this.#claims++;
    try {
      rows = await database.query(claimDue, [
        wanted.map(({ hook }) => hook.row.id),
        wanted.map(({ free }) => free),
        wanted.map(({ now }) => new Date(now)),
        new Date(wall),
        new Date(wall + LEASE_MILLISECONDS),
      ]);
    } catch (error) {
      for (const { hook } of wanted) this.#dirty.add(hook.row.id);
      throw error;
    }
    const taken = new Map<number, number>();
    for (const row of rows) taken.set(row.webhook_id, (taken.get(row.webhook_id) ?? 0) + 1);
    for (const { hook, free } of wanted) {
      hook.more = taken.get(hook.row.id) === free;
      if (hook.more && hook.free > free) this.#dirty.add(hook.row.id);
    }
    if (rows.some((row) => this.#hooks.get(row.webhook_id)?.row.version !== row.version)) {
      this.#stale = true;
      await this.#load();
    }
    const times = new Map(wanted.map(({ hook, now, still }) => [hook.row.id, { now, still }]));
    const orphans: ClaimedRow[] = [];
    for (const row of rows) {
      const hook = this.#hooks.get(row.webhook_id);
      const { now, still } = times.get(row.webhook_id)!;
      if (hook) this.#start(hook, { row, at: now, wall: Date.now(), still, abandoned: false });
      else orphans.push(row);
    }
    if (orphans.length > 0) await this.#release(orphans);
    return rows.length - orphans.length;
  }

  #start(hook: Hook, job: Job): void {
    hook.inFlight++;
    this.#jobs.set(
      job,
      this.#attempt(hook, job).then((result) => {
        hook.inFlight--;
        this.#jobs.delete(job);
        if (hook.more) this.#dirty.add(hook.row.id);
        if (result === 'postponed') this.#wakeWaiters();
        else if (!job.abandoned) this.#ended(job, result);
        this.#claimSoon();
      }),
    );
  }

  /** Sends, or does what the fault plan says. */
  async #attempt(hook: Hook, { row, at }: Job): Promise<AttemptResult | 'postponed'> {
    const fault = this.#options.faults?.sendingFault({
      organizationId: row.organization_id,
      deliveryId: row.id,
      webhookId: row.webhook_id,
      eventName: row.name,
      attempts: row.attempts,
    });
    if (!fault) return this.#send(hook, row);
    switch (fault.effect) {
      case 'duplicated': {
        const first = await this.#send(hook, row);
        const second = await this.#send(hook, row);
        return first.delivered ? first : second;
      }
      case 'delayed':
        return this.#postpone(row, at + fault.delay);
      default:
        return notSent(fault);
    }
  }

  async #send(hook: Hook, row: ClaimedRow): Promise<AttemptResult> {
    const span = this.#options.trace?.(row);
    const result = await hook.attempt(row, span?.traceparent);
    span?.end(result);
    return result;
  }

  /** A database that is away keeps it leased: it is sent when the lease ends. */
  async #postpone(row: ClaimedRow, until: number): Promise<'postponed'> {
    try {
      await this.#options.database.query(postponeDelivery, [row.organization_id, row.id, new Date(until)]);
    } catch (error) {
      this.#options.log.error({ err: error }, 'a callback could not be put off');
    }
    return 'postponed';
  }

  #ended(job: Job, result: AttemptResult): void {
    this.#log(job.row, result);
    const now = job.still ? job.at : job.at + (Date.now() - job.wall);
    const outcome = outcomeOf(job.row, result, job.at, now, job.wall);
    this.#options.tried?.(outcome.state);
    this.#outcomes.add(outcome);
    if (result.gone) this.#end(this.#disable(job.row, now));
  }

  async #disable(row: ClaimedRow, now: number): Promise<void> {
    const { database, directory, log } = this.#options;
    try {
      await this.#outcomes.flushed();
      await database.query(disableWebhook, [row.organization_id, row.webhook_id, 'The receiver answered 410 Gone', new Date(now)]);
      await directory.announce(database, 'webhooks');
      directory.forget('webhooks');
      log.warn({ webhook: row.webhook_id }, 'a webhook was disabled: its receiver answered 410 Gone');
    } catch (error) {
      log.error({ err: error, webhook: row.webhook_id }, 'a webhook whose receiver is gone could not be disabled');
    }
  }

  /** Later events of the same orders may go now: their webhooks are looked at again. */
  async #write(records: readonly OutcomeRecord[]): Promise<void> {
    const { database } = this.#options;
    const before = this.#claims;
    const rows = await database.query(recordOutcomes, [JSON.stringify(records)]);
    // A claim meanwhile may have passed over an event that this write could not see yet.
    const beside = database.capabilities.concurrentTransactions && this.#claims !== before;
    for (const { webhook_id, waits } of rows) if (waits || beside) this.#dirty.add(webhook_id);
    this.#wakeWaiters();
    this.#claimSoon();
  }

  #nextWrite(): Promise<void> {
    return new Promise((resolve) => void this.#waiters.push(resolve));
  }

  #wakeWaiters(): void {
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  async #release(rows: readonly ClaimedRow[]): Promise<void> {
    await this.#options.database.query(releaseLeases, [rows.map((row) => row.organization_id), rows.map((row) => row.id)]);
  }

  /** URLs, bodies and tokens stay out of the log: they may hold secrets. */
  #log(row: ClaimedRow, result: AttemptResult): void {
    const { log } = this.#options;
    const line = {
      webhook: row.webhook_id,
      delivery: row.id,
      event: row.name,
      attempt: row.attempts + 1,
      status: result.status,
      milliseconds: result.milliseconds,
    };
    if (result.delivered) log.debug(line, 'callback delivered');
    else log.warn({ ...line, problem: result.error }, 'callback failed');
  }
}

function notSent({ id, effect, delay }: SendingFault): AttemptResult {
  return {
    delivered: false,
    status: null,
    error: `${effect} by ${id}`,
    excerpt: null,
    remoteAddress: null,
    retryAfter: effect === 'reordered' ? delay : null,
    gone: false,
    milliseconds: 0,
  };
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
