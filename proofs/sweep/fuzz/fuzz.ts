import { type FuzzOptions, summary } from '../command-line.ts';
import { Findings } from '../findings.ts';
import { ApiDocument } from './document.ts';
import { Generator } from './generate.ts';
import { problemOf } from './judge.ts';
import { startServer } from './process.ts';
import { asCurl, NoAnswer, WireClient } from './wire.ts';
import { makeWorld } from './world.ts';

const CONCURRENCY = 8;
/** A request that took longer is told of, since it may have kept others waiting; it is no finding. */
const SLOW_MILLISECONDS = 2_000;

const findings = new Findings();
const counts = { valid: 0, near: 0, hostile: 0, ok: 0, refused: 0, server_errors: 0, outside_schema: 0, unanswered: 0 };
const accepted = new Set<string>();

export async function fuzz({ engine, seed, requests, first, plantedFault }: FuzzOptions) {
  const preloads = plantedFault !== undefined ? [new URL('../faults/throwing-handler.ts', import.meta.url)] : [];
  await using server = await startServer(engine, preloads);
  const clients = Array.from({ length: CONCURRENCY }, () => new WireClient(server.port, server.ca));
  const described = await clients[0]!.send({ method: 'GET', target: '/openapi.json', headers: {}, body: undefined, raw: false });
  const document = new ApiDocument(described.text);
  const world = await makeWorld(server);
  const generator = new Generator(document, world, seed);

  const play = async (client: WireClient, n: number): Promise<void> => {
    const { manner, sent, operation } = generator.request(n);
    counts[manner]++;
    let problem: string | undefined;
    let text = '';
    const began = performance.now();
    try {
      const answer = await client.send(sent);
      text = answer.text;
      problem = problemOf(document, operation, sent.method, answer);
      if (answer.status < 300) counts.ok++;
      else if (answer.status < 500) counts.refused++;
      if (answer.status === 200 && operation) accepted.add(operation.id);
      // Its organization's clock was moved beyond the end of it.
      if (answer.status === 401 && sent.headers.authorization === `Bearer ${world.otherToken}`) await world.renew();
      if (answer.status >= 500) counts.server_errors++;
      else if (problem !== undefined) counts.outside_schema++;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      counts.unanswered++;
      problem = error.message;
    }
    const took = Math.round(performance.now() - began);
    if (took > SLOW_MILLISECONDS && !/[?&]wait=/.test(sent.target)) console.error(`${took} ms: ${n} ${sent.method} ${sent.target}`);
    if (requests === 1) console.error(`${manner} ${asCurl(sent, server.port)}\n${text}`);
    if (problem !== undefined)
      findings.add(`${problem}\n  --seed ${seed} --first ${n} --requests 1\n  ${asCurl(sent, server.port)}\n  ${text.slice(0, 300)}`);
  };

  let next = first;
  const end = first + requests;
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (next < end && server.alive) await play(client, next++);
      await client.close();
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  if (!server.alive) findings.add('the server has ended');
  else await healthy(server.port, server.ca);
  // What they say is wanted most where there are too many findings to show.
  for (const line of server.errors) {
    findings.count++;
    console.error(`logged: ${line.slice(0, 1_000)}`);
  }
  const line = summary({
    engine,
    seed,
    requests: counts.valid + counts.near + counts.hostile,
    concurrency: CONCURRENCY,
    operations: document.operations.length,
    accepted_operations: accepted.size,
    ...counts,
    error_lines: server.errors.length,
    per_second: Math.round(requests / seconds),
    unexpected: findings.count,
  });
  return { holds: findings.count === 0, line };
}

async function healthy(port: number, ca: string): Promise<void> {
  const client = new WireClient(port, ca);
  const { status, text } = await client.send({ method: 'GET', target: '/health', headers: {}, body: undefined, raw: false });
  if (status !== 200) findings.add(`/health says ${status} ${text}`);
  await client.close();
}
