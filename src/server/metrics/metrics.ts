import { type Aggregator, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '../../http/app.ts';
import type { Role } from '../options.ts';
import type { Observed } from './observed.ts';

/** Upper ends in seconds: from an answer out of memory to a call that waits for events. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the process tells Prometheus of itself, in seconds and counts. Its roles report to it while they serve; the rest is read at each scrape. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<'server' | 'operation' | 'status'>;
  readonly #attempts: Counter<'server' | 'outcome'>;
  readonly #shed: Counter<'server'>;
  readonly #gauges: ReturnType<typeof gauges>;
  /** Scrapes at the same time share one. */
  #collecting: Promise<void> | undefined;
  readonly #roles = new Map<Role, Observed>();

  constructor(version: string) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#durations = new Histogram({
      name: 'cartwright_request_duration_seconds',
      help: 'From the head of a request to the end of its answer, by operation id and class of status.',
      labelNames: ['server', 'operation', 'status'],
      buckets: DURATIONS,
      registers,
    });
    this.#attempts = new Counter({
      name: 'cartwright_callback_attempts_total',
      help: 'Attempts to send a callback, by what became of the delivery: delivered, pending (to be tried again) or failed.',
      labelNames: ['server', 'outcome'],
      registers,
    });
    this.#shed = new Counter({
      name: 'cartwright_requests_shed_total',
      help: 'Requests refused with 503 because there were more than the server can answer.',
      labelNames: ['server'],
      registers,
    });
    new Gauge({ name: 'cartwright_info', help: 'Always 1.', labelNames: ['version'], registers, aggregator: 'first' }).set({ version }, 1);
    new Gauge({ name: 'cartwright_processes', help: 'Processes that serve.', registers }).set(1);
    this.#gauges = gauges(registers);
  }

  /** The text of a scrape. A database that does not answer makes its `cartwright_database_up` 0, and leaves out what it would tell. */
  async text(): Promise<string> {
    await this.#collected();
    return this.#registry.metrics();
  }

  /** The same as JSON, for whoever adds up several processes. */
  async values(): Promise<object[]> {
    await this.#collected();
    return this.#registry.getMetricsAsJSON();
  }

  #collected(): Promise<void> {
    this.#collecting ??= this.#collect().finally(() => {
      this.#collecting = undefined;
    });
    return this.#collecting;
  }

  async #collect(): Promise<void> {
    for (const gauge of Object.values(this.#gauges)) gauge.reset();
    this.#shed.reset();
    await Promise.all([...this.#roles].map(([role, observed]) => this.#read(role, observed)));
  }

  watch(role: Role, observed: Observed): void {
    this.#roles.set(role, observed);
  }

  /** Spans that the collector of traces did not get, read at each scrape. */
  watchTraces(dropped: () => number): void {
    new Counter({
      name: 'cartwright_trace_spans_dropped_total',
      help: 'Spans that the collector of traces did not get: it was away for long, or refused them.',
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(dropped());
      },
    });
  }

  /** Takes what a server's app reports at the end of each answer. */
  answered(server: Role): Answered {
    const lines = new Map<string, { observe(seconds: number): void }>();
    return (operation, status, milliseconds) => {
      const group = `${Math.floor(status / 100)}xx`;
      let line = lines.get(operation + group);
      if (line === undefined) {
        line = this.#durations.labels({ server, operation, status: group });
        lines.set(operation + group, line);
      }
      line.observe(milliseconds / 1_000);
    };
  }

  /** Takes what a server's callbacks report at the end of each attempt. */
  tried(server: Role): (outcome: string) => void {
    return (outcome) => this.#attempts.inc({ server, outcome });
  }

  async #read(server: Role, { isUp, backlog, workers, admission }: Observed): Promise<void> {
    const { up, waiting, oldest, lastRun, working, limit } = this.#gauges;
    if (admission) {
      this.#shed.inc({ server }, admission.shed);
      working.set({ server }, admission.working);
      limit.set({ server }, admission.limit);
    }
    const answers = await isUp();
    up.set({ server }, Number(answers));
    for (const [work, at] of Object.entries(workers())) if (at !== null) lastRun.set({ server, work }, at / 1_000);
    // Lost between the two questions: the next scrape says so.
    const counts = answers ? await backlog().catch((): Awaited<ReturnType<Observed['backlog']>> => ({})) : {};
    for (const [work, { count, seconds }] of Object.entries(counts)) {
      waiting.set({ server, work }, count);
      oldest.set({ server, work }, seconds ?? 0);
    }
  }
}

/** What is read at each scrape. */
function gauges(registers: Registry[]) {
  const gauge = <L extends string>(aggregator: Aggregator, name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers, aggregator });
  return {
    up: gauge('min', 'cartwright_database_up', "Whether the role's database answers.", 'server'),
    waiting: gauge('max', 'cartwright_waiting', "What is due and in nobody's hands, on the whole server; up to 1,000.", 'server', 'work'),
    oldest: gauge('max', 'cartwright_waiting_oldest_seconds', 'How long the oldest has been due; 0 where nothing waits.', 'server', 'work'),
    working: gauge('sum', 'cartwright_requests_in_flight', 'Requests that the server works on; not those that wait for news.', 'server'),
    limit: gauge('sum', 'cartwright_requests_limit', 'How many it may work on at the moment.', 'server'),
    lastRun: gauge(
      'max',
      'cartwright_worker_last_run_timestamp_seconds',
      'When a worker of this process last ended a look without an error.',
      ...(['server', 'work'] as const),
    ),
  };
}
