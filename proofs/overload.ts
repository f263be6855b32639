import { execSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { type Database, statement } from '../src/storage/engine/index.ts';
import { endedWithin, hugeHeaders, neverRead, slowBodies, slowHeaders } from './overload/attacks.ts';
import { Bystander } from './overload/bystander.ts';
import { Generator } from './overload/generator.ts';
import type { LoadWorld } from './overload/requests.ts';
import type { LoadResult } from './overload/tally.ts';
import { ApiClient } from './support/api.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine } from './support/databases.ts';
import { Findings } from './support/findings.ts';
import { Installation } from './support/installation.ts';
import { DELIVERY_ADDRESS, holdIdOf, listWindows, Shop } from './support/shop.ts';

/**
 * Four times as many requests as the server can answer, arriving without regard to its answers, from a process of their own; then clients that
 * hold on to connections in every way. What is accepted is right and there, what is refused says when to come back and wrote nothing, and
 * afterwards all is as before. Latencies are shown and not judged: they are the machine's too.
 */
const TIMES = 4;
/** Connections that ask again as soon as they are answered: so many that more of them bring no more answers, and some that wait for little. */
const AT_CAPACITY = 128;
const UNHURRIED = 32;
const OPEN_CONNECTIONS = 1_000;
const ATTACKERS = 100;
const READERS = 8;
/** Whole seconds within which the server has to end what is never finished: its limits, and how often it looks. */
const PATIENCE = { headers: 30, bodies: 80, unread: 80, seen: 20 } as const;
const FILES_BESIDES = 500;
const SCHEMA_USERS = statement<[], { user_id: string }>('', `select user_id from cw.users where user_id like 'load-%'`);

const options = readOptions({ seconds: 10, idle: 10_000, seed: 1 }, { engine: ['both', ...ENGINES], form: ['long', 'short'] }, [
  'no-shedding',
]);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const KINDS = ['unanswered', 'wrong', 'lost', 'written_by_shed', 'disturbed', 'held', 'not_recovered'] as const;
const findings = new Findings(KINDS);
const lines: string[] = [];

const ms = (value: number) => Math.round(value * 10) / 10;

async function openShop(installation: Installation): Promise<LoadWorld> {
  const { server } = installation;
  const shop = await Shop.open(server, 'proof');
  await shop.addStore(server, 'store', 1_000);
  const api = new ApiClient(server, shop.token);
  await api.demand('POST', '/v2/fulfillment/users', { user_id: 'reader', first_name: 'Proof', phone_number: '+14155550100' });
  const [window] = await listWindows(api, 'reader', 'store');
  const reserved = await api.call('POST', `/v2/fulfillment/users/reader/service_options/${window}/reserve`);
  await api.demand('POST', '/v2/fulfillment/users/reader/orders/delivery', {
    order_id: 'read',
    service_option_hold_id: holdIdOf(reserved.text),
    initial_tip_cents: 0,
    address: DELIVERY_ADDRESS,
    items: [{ line_num: '1', count: 1, item: { upc: '400000000015' } }],
  });
  await api.close();
  const { hostname: host, port } = new URL(server.origin);
  return {
    host,
    port: Number(port),
    ca: server.ca,
    token: shop.token,
    locationCode: 'store',
    address: DELIVERY_ADDRESS,
    userId: 'reader',
    orderId: 'read',
  };
}

function judge(engine: Engine, name: string, { unanswered, wrong, wrongCount }: LoadResult): void {
  for (let n = 0; n < unanswered; n++) findings.note('unanswered', `${engine}, ${name}: a request`);
  for (let n = 0; n < wrongCount; n++) findings.note('wrong', `${engine}, ${name}: ${wrong[n] ?? 'more of these'}`);
}

/** Accepted writes are there, refused ones are not. */
async function compare(engine: Engine, database: Database, results: readonly LoadResult[]): Promise<void> {
  const there = new Set((await database.query(SCHEMA_USERS, [])).map(({ user_id }) => user_id));
  for (const { acceptedIds, shedIds } of results) {
    for (const id of acceptedIds) if (!there.has(id)) findings.note('lost', `${engine}: ${id} was answered 200`);
    for (const id of shedIds) if (there.has(id)) findings.note('written_by_shed', `${engine}: ${id} was answered 503`);
  }
}

async function overload(engine: Engine, generator: Generator): Promise<LoadResult[]> {
  const seconds = Math.max(1, options.seconds / 3);
  await generator.closed({ connections: UNHURRIED, seconds, prefix: 'load-warm' });
  const unhurried = await generator.closed({ connections: UNHURRIED, seconds, prefix: 'load-unhurried' });
  const capacity = await generator.closed({ connections: AT_CAPACITY, seconds: options.seconds, prefix: 'load-capacity' });
  const perSecond = capacity.accepted / capacity.seconds;
  const rate = Math.round(perSecond * TIMES);
  const over = await generator.open({ connections: OPEN_CONNECTIONS, seconds: options.seconds, rate, prefix: 'load-over' });
  const after = await generator.closed({ connections: UNHURRIED, seconds, prefix: 'load-after' });
  const results = { unhurried, capacity, over, after };
  for (const [name, result] of Object.entries(results)) judge(engine, name, result);
  for (let n = 0; n < after.shed; n++) findings.note('not_recovered', `${engine}: refused after the load`);
  if (over.shed === 0) findings.note('not_recovered', `${engine}: nothing was refused at ${TIMES} times the capacity`);
  lines.push(
    summary({
      engine,
      unhurried_per_second: Math.round(unhurried.accepted / unhurried.seconds),
      p99_unhurried_ms: ms(unhurried.p99),
      capacity_per_second: Math.round(perSecond),
      p99_at_capacity_ms: ms(capacity.p99),
      arrivals: Math.round(rate * options.seconds),
      accepted: over.accepted,
      shed: over.shed,
      p50_accepted_ms: ms(over.p50),
      p99_accepted_ms: ms(over.p99),
      p99_steady_ms: ms(over.p99Steady),
      p99_shed_ms: ms(over.p99OfShed),
      p99_late_ms: ms(over.p99Late),
      times: ms(over.p99 / capacity.p99),
      times_steady: ms(over.p99Steady / capacity.p99),
      after_per_second: Math.round(after.accepted / after.seconds),
      after_shed: after.shed,
    }),
  );
  return Object.values(results);
}

/** As many idle connections as asked for, or as the machine allows. */
function idleConnections(): number {
  const allowed = Number(execSync('ulimit -n', { shell: '/bin/sh', encoding: 'utf8' })) - FILES_BESIDES;
  if (allowed >= options.idle || Number.isNaN(allowed)) return options.idle;
  console.error(`This machine allows ${allowed} connections and not ${options.idle} (ulimit -n).`);
  return allowed;
}

async function holdOn(engine: Engine, installation: Installation, world: LoadWorld, generator: Generator): Promise<void> {
  const bystander = new Bystander(installation.server, world.token, `/v2/fulfillment/users/${world.userId}/orders/${world.orderId}`);
  const began = performance.now();
  const [headers, bodies, unread] = await Promise.all([
    slowHeaders(world, ATTACKERS),
    slowBodies(world, ATTACKERS, world.token),
    neverRead(world, READERS),
  ]);
  const refused = await hugeHeaders(world, ATTACKERS);
  const idle = await generator.idle({ connections: idleConnections() });
  const handshakes = await generator.handshakes({ connections: 64, seconds: options.seconds / 2 });
  const facts: Record<string, number> = { huge_headers_refused: refused, idle, handshakes };
  if (refused < ATTACKERS) findings.note('held', `${engine}: of ${ATTACKERS} huge heads ${refused} were refused`);
  if (idle < idleConnections()) findings.note('held', `${engine}: ${idle} idle connections stand`);
  if (options.form === 'long') {
    await wait(Math.max(0, began + PATIENCE.unread * 1_000 - performance.now()));
    unread.look();
    for (const [name, held, seconds] of [
      ['slow_headers', headers, PATIENCE.headers],
      ['slow_bodies', bodies, PATIENCE.bodies],
      ['never_read', unread, PATIENCE.seen],
    ] as const) {
      const ended = await endedWithin(held, seconds);
      facts[`${name}_ended`] = ended;
      for (let n = ended; n < held.opened; n++) findings.note('held', `${engine}: a connection of ${name} stands`);
    }
  }
  for (const held of [headers, bodies, unread]) held.stop();
  await bystander[Symbol.asyncDispose]();
  for (let n = 0; n < bystander.disturbed; n++) findings.note('disturbed', `${engine}: a bystander`);
  lines.push(summary({ engine, ...facts, bystander: bystander.answered, longest_ms: ms(bystander.longest) }));
}

async function proveOn(engine: Engine): Promise<void> {
  const preloads = options.plantedFault === undefined ? [] : [new URL(`faults/${options.plantedFault}.ts`, import.meta.url)];
  await using installation = await Installation.create({ engine, preloads });
  await installation.start();
  const world = await openShop(installation);
  await using generator = await Generator.start(world);
  const results = await overload(engine, generator);
  await holdOn(engine, installation, world, generator);
  if (engine === 'embedded') await installation.stop();
  await installation.inspect((database) => compare(engine, database, results));
}

await prove(async () => {
  for (const engine of engines) await proveOn(engine);
  for (const line of lines) console.log(line);
  return { holds: findings.none, line: summary({ engine: options.engine, seed: options.seed, times: TIMES, ...findings.counts }) };
});
