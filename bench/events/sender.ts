import { join } from 'node:path';
import { pino } from 'pino';
import { Callbacks } from '../../src/callbacks/callbacks.ts';
import { openSecretBox } from '../../src/server/key-file.ts';
import { Directory } from '../../src/storage/directory/directory.ts';
import { type Database, openEmbedded, openPostgres, statement } from '../../src/storage/engine/index.ts';
import type { Place } from '../prepare.ts';
import { dataOf } from '../server.ts';
import { work } from '../worker.ts';

/**
 * The server's sending of callbacks by itself, in a process of its own. Events are inserted in it too, since the embedded database
 * belongs to one process; the trigger makes their deliveries, and the sender is woken as after a request.
 */
export type SenderJob =
  /** With so many of the webhooks enabled. */
  | { readonly type: 'open'; readonly place: Place; readonly webhooks: number }
  /** As many events as are delivered, with this many on the way. */
  | { readonly type: 'flood'; readonly seconds: number; readonly ahead: number }
  /** Each event is a transaction of its own. */
  | { readonly type: 'rate'; readonly seconds: number; readonly perSecond: number }
  /** Deletes what waits for its retry. */
  | { readonly type: 'forget' };

export interface Sent {
  /** Orders in the order of their events, with the moment after the commit. */
  readonly commits: readonly (readonly [orderId: string, at: number])[];
  /** Delivered while it lasted, in how many seconds. */
  readonly delivered: number;
  readonly seconds: number;
  /** Milliseconds of processor time. */
  readonly processor: number;
}

export const SCHEMA = 'development';
const BATCH = 250;
/** Numbers that no order has. */
const FIRST_ORDER = 9_000_000_000;

const enable = statement<[webhooks: number], { organization_id: number; banner_id: number }>(
  '',
  `update cw.webhooks w set version = version + 1,
          status = case when (select count(*) from cw.webhooks b where b.id <= w.id) <= $1 then 'Enabled' else 'Disabled' end
   returning organization_id, (select min(b.id) from cw.banners b where b.organization_id = w.organization_id) as banner_id`,
);
const insertEvents = statement<[organizationId: number, bannerId: number, at: Date, first: number, count: number], never>(
  'bench_events',
  `insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
   select $1, $2, n, 'bench-' || n, 'fulfillment.brand_new', $3, jsonb_build_object('order_id', 'bench-' || n,
     'order_url', 'https://localhost:7443/orders/00000000000000000000000000000000', 'is_instacartplus', false,
     'delivery_window', jsonb_build_object('starts_at', '2026-05-06T18:00:00.000Z', 'ends_at', '2026-05-06T20:00:00.000Z'))
     from generate_series($4::bigint, $4::bigint + $5::integer - 1) n`,
);
const forgetPending = statement<[], never>('', `delete from cw.deliveries where state = 'pending'`);

let database: Database;
let callbacks: Callbacks;
let organizationId: number;
let bannerId: number;
let delivered = 0;
let next = FIRST_ORDER;
let close = async () => {};

async function open({ folder, databaseUrl }: Place, webhooks: number): Promise<void> {
  const stack = new AsyncDisposableStack();
  if (databaseUrl === undefined) database = stack.use(await openEmbedded(join(dataOf(folder), 'database'))).database(SCHEMA);
  else database = stack.use(await openPostgres(databaseUrl, SCHEMA));
  const [row] = await database.query(enable, [webhooks]);
  organizationId = row!.organization_id;
  bannerId = row!.banner_id;
  await database.execute('vacuum (analyze)');
  const directory = stack.use(new Directory(database));
  await directory.start();
  const log = pino({ level: 'silent' });
  const secrets = await openSecretBox(join(dataOf(folder), 'secret.key'), false);
  // The log is where each delivery is told of.
  const debug = () => void delivered++;
  callbacks = new Callbacks({ server: SCHEMA, database, directory, secrets, log: Object.assign(log, { debug }) });
  stack.defer(() => callbacks.stop(1_000));
  await callbacks.start();
  close = () => stack.disposeAsync();
}

async function insert(count: number): Promise<[string, number][]> {
  const first = next;
  next += count;
  await database.query(insertEvents, [organizationId, bannerId, new Date(), first, count]);
  const at = performance.timeOrigin + performance.now();
  callbacks.wake(organizationId);
  return Array.from({ length: count }, (_, n) => [`bench-${first + n}`, at]);
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

async function flood(seconds: number, ahead: number): Promise<[string, number][]> {
  const commits: [string, number][] = [];
  const before = delivered;
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    if (commits.length - (delivered - before) < ahead) commits.push(...(await insert(BATCH)));
    else await turn();
  }
  return commits;
}

async function rate(seconds: number, perSecond: number): Promise<[string, number][]> {
  const commits: [string, number][] = [];
  const inserts: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let sent = 0; sent < seconds * perSecond; ) {
    const wanted = Math.min(((performance.now() - begun) / 1_000) * perSecond, seconds * perSecond);
    for (; sent < wanted; sent++) inserts.push(insert(1).then((made) => commits.push(...made)));
    await turn();
  }
  await Promise.all(inserts);
  return commits;
}

work<SenderJob, Sent>(
  async (job) => {
    const before = { processor: process.cpuUsage(), delivered, at: performance.now() };
    let commits: [string, number][] = [];
    switch (job.type) {
      case 'open':
        await open(job.place, job.webhooks);
        break;
      case 'flood':
        commits = await flood(job.seconds, job.ahead);
        break;
      case 'rate':
        commits = await rate(job.seconds, job.perSecond);
        break;
      case 'forget':
        await database.query(forgetPending, []);
    }
    const { user, system } = process.cpuUsage(before.processor);
    const seconds = (performance.now() - before.at) / 1_000;
    return { commits, delivered: delivered - before.delivered, seconds, processor: (user + system) / 1_000 };
  },
  () => close(),
);
