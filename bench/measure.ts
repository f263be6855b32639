import type { Through } from './driver/client.ts';
import type { DriverJob } from './driver/driver.ts';
import type { LoadJob } from './load/generator.ts';
import { type BenchOptions, DRIVEN, type Driven, type OperationName } from './options.ts';
import { type Figures, median, medians } from './phase.ts';
import type { Server } from './server.ts';
import type { Worker } from './worker.ts';

export type Load = Worker<LoadJob, Figures | undefined>;
export type Driver = Worker<DriverJob, Figures | undefined>;

export interface Measured {
  readonly operation: OperationName;
  /** By number of connections. */
  readonly https: ReadonlyMap<number, Figures>;
  readonly driver: ReadonlyMap<Through, DriverFigures>;
  /** HTTPS ÷ driver by number of connections: the median of the rounds' ratios. */
  readonly ratios: ReadonlyMap<Through, ReadonlyMap<number, number>>;
}

export interface DriverFigures extends Figures {
  readonly concurrency: number;
}

const CALLERS = [1, 8, 16, 32, 64];
const SWEEP_SECONDS = 0.3;

/** Measures operations over HTTPS and, beside each write, its SQL by the driver alone, in turn and in several rounds. */
export class Measurer {
  readonly #load: Load;
  readonly #driver: Driver;
  readonly #throughs: readonly Through[];
  readonly #options: BenchOptions;
  readonly #server: Server;

  constructor(server: Server, load: Load, driver: Driver, throughs: readonly Through[], options: BenchOptions) {
    this.#server = server;
    this.#load = load;
    this.#driver = driver;
    this.#throughs = throughs;
    this.#options = options;
  }

  async #https(operation: OperationName, concurrency: number, seconds = this.#options.seconds): Promise<Figures> {
    const before = this.#server.processorTime();
    const figures = (await this.#load.run({ type: 'run', operation, concurrency, seconds }))!;
    const after = this.#server.processorTime();
    const processor = before === undefined || after === undefined ? undefined : ((after - before) * 1000) / figures.calls;
    return { ...figures, processor };
  }

  async #sql(operation: Driven, through: Through, concurrency: number, seconds = this.#options.seconds): Promise<Figures> {
    return (await this.#driver.run({ type: 'run', operation, through, concurrency, seconds }))!;
  }

  /** Until the code is compiled and there are orders to read. */
  async warmUp(): Promise<void> {
    const seconds = Math.min(1, this.#options.seconds);
    for (const operation of ['pair', 'get', 'slots', 'token'] as const) await this.#https(operation, 32, seconds);
  }

  /** Measures `operations` round by round, so that what one leaves behind (holds) is there for the next. */
  async measure(operations: readonly OperationName[]): Promise<Measured[]> {
    const best = new Map<string, number>();
    for (const through of this.#throughs) await this.#findBest(operations, through, best);
    const https = new Map<string, Figures[]>();
    const sql = new Map<string, Figures[]>();
    for (let round = 0; round < this.#options.rounds; round++) {
      for (const operation of operations) {
        // Ordering begins with reserving, which is measured then.
        if (operation === 'reserve' && operations.includes('create')) continue;
        await this.#round(operation, best, https, sql);
      }
    }
    return operations.map((operation) => {
      const { concurrency } = this.#options;
      const throughs = isDriven(operation) ? this.#throughs : [];
      const ratio = (through: Through, connections: number) =>
        median(
          https.get(`${operation} ${connections}`)!.map((round, index) => round.rate / sql.get(`${operation} ${through}`)![index]!.rate),
        );
      return {
        operation,
        https: new Map(concurrency.map((connections) => [connections, medians(https.get(`${operation} ${connections}`)!)])),
        driver: new Map(
          throughs.map((through) => [
            through,
            { ...medians(sql.get(`${operation} ${through}`)!), concurrency: best.get(`${operation} ${through}`)! },
          ]),
        ),
        ratios: new Map(
          throughs.map((through) => [through, new Map(concurrency.map((connections) => [connections, ratio(through, connections)]))]),
        ),
      };
    });
  }

  async #round(operation: OperationName, best: Map<string, number>, https: Map<string, Figures[]>, sql: Map<string, Figures[]>) {
    const add = (rounds: Map<string, Figures[]>, key: string, figures: Figures) => rounds.set(key, [...(rounds.get(key) ?? []), figures]);
    const parts: readonly OperationName[] = operation === 'create' ? ['reserve', 'create'] : [operation];
    for (const connections of this.#options.concurrency) {
      for (const part of parts) add(https, `${part} ${connections}`, await this.#https(part, connections));
    }
    for (const through of this.#throughs) {
      for (const part of parts.filter(isDriven)) {
        add(sql, `${part} ${through}`, await this.#sql(part, through, best.get(`${part} ${through}`)!));
      }
    }
  }

  /** The number of callers at which the driver is fastest. */
  async #findBest(operations: readonly OperationName[], through: Through, best: Map<string, number>): Promise<void> {
    const driven = new Set(operations.filter(isDriven));
    // `create` needs holds; a sold-out window is too short to try five numbers on.
    if (driven.has('create')) driven.add('reserve');
    if (driven.delete('hot')) driven.add('pair');
    const inOrder = DRIVEN.filter((name) => driven.has(name));
    const fastest = await findFastest(inOrder, this.#options.seconds, (operation, callers, seconds) =>
      this.#sql(operation, through, callers, seconds),
    );
    for (const [operation, callers] of fastest) best.set(`${operation} ${through}`, callers);
    best.set(`hot ${through}`, best.get(`pair ${through}`) ?? 1);
  }
}

/** The number of callers at which each operation's driver is fastest; `operations` in an order in which one leaves the next what it needs. */
export async function findFastest<Operation extends string>(
  operations: readonly Operation[],
  seconds: number,
  run: (operation: Operation, callers: number, seconds: number) => Promise<Figures>,
): Promise<ReadonlyMap<Operation, number>> {
  const best = new Map<Operation, { readonly callers: number; readonly rate: number }>();
  for (const callers of CALLERS) {
    for (const operation of operations) {
      const { rate } = await run(operation, callers, Math.min(SWEEP_SECONDS, seconds));
      if (rate >= (best.get(operation)?.rate ?? 0)) best.set(operation, { callers, rate });
    }
  }
  return new Map([...best].map(([operation, { callers }]) => [operation, callers]));
}

function isDriven(operation: OperationName): operation is Driven {
  return (DRIVEN as readonly string[]).includes(operation);
}
