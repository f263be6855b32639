import { AsyncLocalStorage } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import promises from 'node:timers/promises';

/** Whoever a timer or a piece of work belongs to: all of it ends with its owner. */
export type Owner = object;

const owners = new AsyncLocalStorage<Owner>();
const realTurn = setImmediate;

/** The next turn of the real event loop: every promise and tick that could run has run before. */
const turn = () => new Promise<void>((resolve) => void realTurn(resolve));

/** Work that does not end in so long (milliseconds of virtual time) hangs. */
const LONGEST_WORK = 15 * 60_000;

class VirtualTimer {
  readonly run: () => void;
  readonly every: number | undefined;
  readonly order: number;
  readonly owner: Owner | undefined;
  readonly #time: VirtualTime;
  readonly #wait: number;
  due: number;

  constructor(time: VirtualTime, run: () => void, wait: number, every: number | undefined, order: number) {
    const context = AsyncLocalStorage.snapshot();
    this.run = () => context(run);
    this.every = every;
    this.order = order;
    this.owner = owners.getStore();
    this.#time = time;
    this.#wait = wait;
    this.due = time.monotonic + wait;
  }

  ref = () => this;
  unref = () => this;
  hasRef = () => false;
  refresh = () => {
    this.due = this.#time.monotonic + this.#wait;
    return this;
  };
  close = () => this.#time.clear(this);
  [Symbol.toPrimitive] = () => this.order;
  [Symbol.dispose] = () => this.#time.clear(this);
}

/**
 * The time of the whole process: once it is installed, `Date`, `performance.now`, and all timers go by it, and it stands still unless it is
 * moved. So nothing in the server has to know that its time is not the real one, and nothing can look past it. Each timer has its turn at its
 * time; an interval has one turn when time comes to rest, however many it has missed: most of them would find nothing to do.
 */
export class VirtualTime {
  /** Milliseconds since the beginning; never goes back. */
  monotonic = 0;
  /** Epoch milliseconds at the beginning; the steps of the clock are in it. */
  #epoch: number;
  #order = 0;
  readonly #timers = new Set<VirtualTimer>();
  #immediates: VirtualTimer[] = [];
  #interruption: (() => Promise<void>) | undefined;
  /** Pieces of work that have begun and not ended, by owner. */
  readonly #busy = new Map<Owner, number>();

  constructor(epoch: number) {
    this.#epoch = epoch;
  }

  /** Epoch milliseconds, as the clock of the machine shows it. */
  get wall(): number {
    return this.#epoch + Math.floor(this.monotonic);
  }

  /** Sets the clock forward or back; timers do not notice, as on a real machine. */
  step(milliseconds: number): void {
    this.#epoch += milliseconds;
  }

  install(): void {
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given: unknown[], newTarget) =>
        Reflect.construct(target, given.length === 0 ? [this.wall] : given, newTarget === globalThis.Date ? target : newTarget) as object,
      apply: () => new RealDate(this.wall).toString(),
      get: (target, name) => (name === 'now' ? () => this.wall : Reflect.get(target, name)),
    });
    performance.now = () => this.monotonic;
    const after = (run: (...values: unknown[]) => void, wait = 0, ...values: unknown[]) => this.#add(() => run(...values), wait, false);
    const every = (run: (...values: unknown[]) => void, wait = 0, ...values: unknown[]) => this.#add(() => run(...values), wait, true);
    const soon = (run: (...values: unknown[]) => void, ...values: unknown[]) => this.#soon(() => run(...values));
    const clear = (timer: unknown) => this.clear(timer);
    Object.assign(globalThis, {
      setTimeout: after,
      setInterval: every,
      setImmediate: soon,
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    });
    const wait = (milliseconds?: number, value?: unknown) => new Promise((resolve) => void after(() => resolve(value), milliseconds));
    const pass = (value?: unknown) => new Promise((resolve) => void soon(() => resolve(value)));
    Object.assign(promises, { setTimeout: wait, setImmediate: pass });
    syncBuiltinESMExports();
  }

  /** Runs something whose timers and work belong to an owner. */
  as<T>(owner: Owner, run: () => T): T {
    return owners.run(owner, run);
  }

  /** Counts work that is waited for. */
  begin(owner: Owner): void {
    this.#busy.set(owner, (this.#busy.get(owner) ?? 0) + 1);
  }

  end(owner: Owner): void {
    const left = (this.#busy.get(owner) ?? 0) - 1;
    if (left > 0) this.#busy.set(owner, left);
    else this.#busy.delete(owner);
  }

  /** Nothing of the owner happens any more. */
  drop(owner: Owner): void {
    this.#busy.delete(owner);
    for (const timer of this.#timers) if (timer.owner === owner) this.#timers.delete(timer);
    this.#immediates = this.#immediates.filter((timer) => timer.owner !== owner);
  }

  clear(timer: unknown): void {
    if (!(timer instanceof VirtualTimer)) return;
    this.#timers.delete(timer);
    this.#immediates = this.#immediates.filter((one) => one !== timer);
  }

  /** Does something that needs the real world before anything else goes on; no time passes meanwhile. */
  interrupt(work: () => Promise<void>): void {
    this.#interruption = work;
  }

  /** Lets everything that has begun come to its end, however long that takes on the clock. */
  async settle(): Promise<void> {
    const limit = this.monotonic + LONGEST_WORK;
    for (;;) {
      await turn();
      if (this.#interruption) {
        const work = this.#interruption;
        this.#interruption = undefined;
        await work();
        continue;
      }
      if (this.#immediates.length > 0) {
        for (let left = this.#immediates.length; left > 0; left--) this.#immediates.shift()?.run();
        continue;
      }
      if (this.#busy.size === 0) return;
      const next = this.#next(limit, false) ?? this.#next(limit, true);
      if (!next) throw new Error(`Something hangs: it has not ended after ${LONGEST_WORK / 60_000} minutes.`);
      this.#fire(next);
      this.#fireIntervals();
    }
  }

  /** Settles, and gives what came of the work. */
  async finish<T>(work: Promise<T>): Promise<T> {
    const owner = {};
    this.begin(owner);
    const ended = work.finally(() => this.end(owner));
    ended.catch(() => undefined);
    await this.settle();
    return ended;
  }

  /** Lets time pass. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.monotonic + milliseconds;
    await this.settle();
    for (let next = this.#next(until, false); next; next = this.#next(until, false)) {
      this.#fire(next);
      await this.settle();
    }
    this.monotonic = Math.max(this.monotonic, until);
    this.#fireIntervals();
    await this.settle();
  }

  #add(run: () => void, wait: number, again: boolean): VirtualTimer {
    const milliseconds = Math.max(1, Number(wait) || 0);
    const timer = new VirtualTimer(this, run, milliseconds, again ? milliseconds : undefined, ++this.#order);
    this.#timers.add(timer);
    return timer;
  }

  #soon(run: () => void): VirtualTimer {
    const timer = new VirtualTimer(this, run, 0, undefined, ++this.#order);
    this.#immediates.push(timer);
    return timer;
  }

  #next(until: number, intervals: boolean): VirtualTimer | undefined {
    let first: VirtualTimer | undefined;
    for (const timer of this.#timers) {
      if (timer.due > until || (timer.every !== undefined && !intervals)) continue;
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order)) first = timer;
    }
    return first;
  }

  #fireIntervals(): void {
    const due = [...this.#timers].filter((timer) => timer.every !== undefined && timer.due <= this.monotonic);
    for (const timer of due.sort((a, b) => a.due - b.due || a.order - b.order)) if (this.#timers.has(timer)) this.#fire(timer);
  }

  #fire(timer: VirtualTimer): void {
    this.monotonic = Math.max(this.monotonic, timer.due);
    if (timer.every === undefined) this.#timers.delete(timer);
    else timer.due = this.monotonic + timer.every;
    timer.run();
  }
}
