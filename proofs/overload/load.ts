import { Connection, type Target } from '../support/connection.ts';
import { holdIdle, shakeHands } from './connections.ts';
import { LoadRequests, type LoadWorld } from './requests.ts';
import { type LoadResult, Tally } from './tally.ts';

/** A process of its own, so that what the load costs is not the server's. */
export type LoadJob =
  | { readonly type: 'world'; readonly world: LoadWorld }
  /** Each connection asks again as soon as it is answered. */
  | { readonly type: 'closed'; readonly connections: number; readonly seconds: number; readonly prefix: string }
  /** So many requests arrive a second, whatever becomes of those before. */
  | { readonly type: 'open'; readonly connections: number; readonly seconds: number; readonly rate: number; readonly prefix: string }
  /** Opens connections that ask once and then stay; gives how many stand. */
  | { readonly type: 'idle'; readonly connections: number }
  /** Handshakes without a request, so many at once; gives how many were done. */
  | { readonly type: 'handshakes'; readonly connections: number; readonly seconds: number };

/** How often arrivals are looked for, milliseconds. */
const TICK = 2;

let world: LoadWorld;
let target: Target;

const open = (count: number) => Promise.all(Array.from({ length: count }, () => Connection.open(target)));

async function closed(connections: number, seconds: number, prefix: string): Promise<LoadResult> {
  const requests = new LoadRequests(world, prefix);
  const all = await open(connections);
  const tally = new Tally();
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    all.map(async (connection) => {
      while (performance.now() < end && (await ask(connection, requests, tally, performance.now())));
    }),
  );
  for (const connection of all) connection.close();
  return tally.result;
}

/** Gives whether the connection can be used again. */
async function ask(connection: Connection, requests: LoadRequests, tally: Tally, arrived: number): Promise<boolean> {
  const request = requests.next();
  const sent = performance.now();
  try {
    const answer = await connection.send(request.text);
    tally.answered(request, answer, performance.now() - sent, sent - arrived);
    return true;
  } catch {
    tally.unanswered();
    return false;
  }
}

async function openLoop(connections: number, seconds: number, rate: number, prefix: string): Promise<LoadResult> {
  const requests = new LoadRequests(world, prefix);
  const all = await open(connections);
  const free = [...all];
  const waiting: number[] = [];
  const tally = new Tally();
  const total = Math.round(rate * seconds);
  let ended = 0;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const serve = () => {
    while (free.length > 0 && waiting.length > 0) {
      const connection = free.pop()!;
      void ask(connection, requests, tally, waiting.shift()!).then(async (usable) => {
        free.push(usable ? connection : await Connection.open(target));
        if (++ended === total) resolve();
        serve();
      });
    }
  };
  const began = performance.now();
  let arrived = 0;
  const timer = setInterval(() => {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * rate));
    // Each at its own moment, also where this process was late.
    for (; arrived < due; arrived++) waiting.push(began + (arrived / rate) * 1_000);
    serve();
    if (arrived === total) clearInterval(timer);
  }, TICK);
  await done;
  for (const connection of all) connection.close();
  return tally.result;
}

async function run(job: LoadJob): Promise<unknown> {
  switch (job.type) {
    case 'world':
      world = job.world;
      target = { host: world.host, port: world.port, ca: world.ca };
      return null;
    case 'closed':
      return closed(job.connections, job.seconds, job.prefix);
    case 'open':
      return openLoop(job.connections, job.seconds, job.rate, job.prefix);
    case 'idle':
      return holdIdle(target, job.connections);
    case 'handshakes':
      return shakeHands(target, job.connections, job.seconds);
  }
}

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send!({ result }),
    (error: Error) => process.send!({ error: error.stack ?? error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
