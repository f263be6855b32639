import type { ClientJob, ClientResult } from '../events/client.ts';
import type { Received, ReceiverJob } from '../events/receiver.ts';
import type { SenderJob, Sent } from '../events/sender.ts';
import { openShop, pathOf } from '../events/shop.ts';
import type { BenchOptions, Engine } from '../options.ts';
import { median } from '../phase.ts';
import type { Place } from '../prepare.ts';
import { startServer } from '../server.ts';
import { Worker } from '../worker.ts';

export interface EventsFigures {
  readonly engine: Engine;
  readonly rows: readonly EventsRow[];
  /** Callbacks a second ÷ requests a second of the plain client: the median of the rounds' ratios. */
  readonly ratio: number;
  readonly lost: number;
}

export interface EventsRow {
  readonly name: string;
  /** Callbacks a second. */
  readonly rate: number;
  /** Milliseconds from the commit to the receipt; for the plain client from request to answer. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of processor time for each callback. */
  readonly sender: number | undefined;
  readonly receiver: number | undefined;
}

export interface HangingFigures {
  readonly engine: Engine;
  /** Milliseconds from the commit to the receipt at the other endpoints. */
  readonly undisturbed: Latency;
  readonly beside: Latency;
  /** p99 beside a hanging one ÷ undisturbed: the median of the rounds' ratios. */
  readonly ratio: number;
  readonly lost: number;
}

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export const ENDPOINTS = 50;
export const HANGING_EVENTS_PER_SECOND = 10;
export const AS_MANY = 'as many as possible';
const RATES = [100, 1_000];
const ORDERS_PER_SECOND = 100;
/** Events on the way while as many as possible are sent. */
const AHEAD = 2_000;
/** As many as the sender keeps to one receiver. */
const CONNECTIONS = 64;
/** Attempts at an endpoint that hangs end after ten seconds: a round is long enough to see some end. */
const HANGING_LENGTH = 6;
const PATIENCE_SECONDS = 30;

type Receiver = Worker<ReceiverJob, Received>;
type Sender = Worker<SenderJob, Sent>;
type Commits = readonly (readonly [string, number])[];

export async function measureEvents(engine: Engine, place: Place, { seconds, rounds }: BenchOptions): Promise<EventsFigures> {
  await using receiver: Receiver = new Worker(new URL('../events/receiver.ts', import.meta.url));
  await using client: Worker<ClientJob, ClientResult> = new Worker(new URL('../events/client.ts', import.meta.url));
  const { port, ca } = await receiver.run({ type: 'open' });
  const shop = await openShop(place, { port, ca }, 1);
  const ratios: number[] = [];
  const bare: EventsRow[] = [];
  const most: EventsRow[] = [];
  const atRates = RATES.map(() => [] as EventsRow[]);
  const ordered: EventsRow[] = [];
  let lost = 0;
  const settle = async (name: string, { commits, processor, seconds, delivered }: Sent) => {
    const { row, missing } = await compare(receiver, name, commits, (processor * 1_000) / delivered, delivered / seconds);
    lost += missing;
    return row;
  };
  {
    await using sender: Sender = new Worker(new URL('../events/sender.ts', import.meta.url));
    await sender.run({ type: 'open', place, webhooks: 1 });
    await settle('', await sender.run({ type: 'flood', seconds: Math.min(1, seconds), ahead: AHEAD }));
    for (let round = 0; round < rounds; round++) {
      const plain = await sendPlainly(receiver, client, { port, ca }, seconds);
      bare.push(plain);
      const flood = await settle(AS_MANY, await sender.run({ type: 'flood', seconds, ahead: AHEAD }));
      most.push(flood);
      ratios.push(flood.rate / plain.rate);
      for (const [index, perSecond] of RATES.entries()) {
        atRates[index]!.push(await settle(`${perSecond}/s`, await sender.run({ type: 'rate', seconds, perSecond })));
      }
    }
  }
  {
    await using server = await startServer(place);
    const url = server.ready.development!.url;
    for (let round = 0; round < rounds; round++) {
      const before = server.processorTime();
      const wish = { type: 'orders', shop: { ...shop, url }, seconds, perSecond: ORDERS_PER_SECOND, prefix: `api-${round}` } as const;
      const begun = performance.now();
      const { answers = [], errors } = await client.run(wish);
      lost += errors;
      const rate = answers.length / ((performance.now() - begun) / 1_000);
      const { row, missing } = await compare(receiver, `orders through the API, ${ORDERS_PER_SECOND}/s`, answers, 0, rate);
      lost += missing;
      const after = server.processorTime();
      const cpu = before === undefined || after === undefined ? undefined : ((after - before) * 1_000) / answers.length;
      ordered.push({ ...row, sender: cpu });
    }
  }
  const rows = [bare, most, ...atRates, ordered].map(mediansOf);
  return { engine, rows, ratio: median(ratios), lost };
}

export async function measureHanging(engine: Engine, place: Place, { seconds, rounds }: BenchOptions): Promise<HangingFigures> {
  await using receiver: Receiver = new Worker(new URL('../events/receiver.ts', import.meta.url));
  const { port, ca } = await receiver.run({ type: 'open' });
  await openShop(place, { port, ca }, ENDPOINTS);
  await using sender: Sender = new Worker(new URL('../events/sender.ts', import.meta.url));
  await sender.run({ type: 'open', place, webhooks: ENDPOINTS });
  let lost = 0;
  const play = async (length: number, hanging: string | undefined): Promise<Latency> => {
    await receiver.run({ type: 'hang', path: hanging });
    await receiver.run({ type: 'take' });
    const { commits } = await sender.run({ type: 'rate', seconds: length, perSecond: HANGING_EVENTS_PER_SECOND });
    const { latencies } = await receive(receiver, commits, ENDPOINTS - 1);
    lost += commits.length * (ENDPOINTS - 1) - latencies.length;
    await receiver.run({ type: 'hang', path: undefined });
    await sender.run({ type: 'forget' });
    return quantiles(latencies);
  };
  await play(2, undefined);
  const undisturbed: Latency[] = [];
  const beside: Latency[] = [];
  for (let round = 0; round < rounds; round++) {
    undisturbed.push(await play(seconds * HANGING_LENGTH, undefined));
    beside.push(await play(seconds * HANGING_LENGTH, pathOf(ENDPOINTS)));
  }
  const middle = (rounds: readonly Latency[]) => ({ p50: median(rounds.map(({ p50 }) => p50)), p99: median(rounds.map(({ p99 }) => p99)) });
  const ratio = median(beside.map(({ p99 }, round) => p99 / undisturbed[round]!.p99));
  return { engine, undisturbed: middle(undisturbed), beside: middle(beside), ratio, lost };
}

async function sendPlainly(
  receiver: Receiver,
  client: Worker<ClientJob, ClientResult>,
  { port, ca }: { readonly port: number; readonly ca: string },
  seconds: number,
): Promise<EventsRow> {
  await receiver.run({ type: 'take' });
  const target = { host: '127.0.0.1', port, ca };
  const { figures } = await client.run({ type: 'bare', target, path: pathOf(1), concurrency: CONNECTIONS, seconds });
  const { processor, arrivals } = await receiver.run({ type: 'take' });
  const { rate, p50, p99 } = figures!;
  return {
    name: `a plain client, ${CONNECTIONS} connections`,
    rate,
    p50,
    p99,
    sender: undefined,
    receiver: (processor * 1_000) / arrivals.length,
  };
}

/** What the receiver had of the events of a phase. `sender` is the sender's processor time for each, in microseconds. */
async function compare(
  receiver: Receiver,
  name: string,
  commits: Commits,
  sender: number,
  rate: number,
): Promise<{ row: EventsRow; missing: number }> {
  const { latencies, processor } = await receive(receiver, commits, 1);
  const row = { name, rate, ...quantiles(latencies), sender, receiver: (processor * 1_000) / commits.length };
  return { row, missing: commits.length - latencies.length };
}

/** Milliseconds from each commit to its receipt at each of the first `endpoints`. */
async function receive(receiver: Receiver, commits: Commits, endpoints: number): Promise<{ latencies: number[]; processor: number }> {
  const ignored = pathOf(ENDPOINTS);
  await receiver.run({ type: 'wait', count: commits.length * endpoints, ignored, seconds: PATIENCE_SECONDS });
  const { arrivals, processor } = await receiver.run({ type: 'take' });
  const committed = new Map(commits);
  const first = new Map<string, number>();
  for (const [orderId, path, at] of arrivals) {
    const key = `${orderId} ${path}`;
    // A callback can be there before the database has answered the one who committed.
    if (path !== ignored && committed.has(orderId) && !first.has(key)) first.set(key, Math.max(0, at - committed.get(orderId)!));
  }
  return { latencies: [...first.values()], processor };
}

function quantiles(latencies: readonly number[]): Latency {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function mediansOf(rows: readonly EventsRow[]): EventsRow {
  const of = (name: 'rate' | 'p50' | 'p99' | 'sender' | 'receiver') => median(rows.map((row) => row[name] ?? Number.NaN));
  return { name: rows[0]!.name, rate: of('rate'), p50: of('p50'), p99: of('p99'), sender: of('sender'), receiver: of('receiver') };
}
