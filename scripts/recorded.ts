/**
 * Plays the recorded requests of the newest release against the server as it is, and compares the answers.
 *
 *   npm run recorded
 *   npm run recorded -- --only orders
 *   npm run recorded -- --planted-fault drop-field    shows that it can fail
 *   npm run recorded -- --record 0.1.0                records, of the operations of contract/openapi-0.1.0.json
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client } from '../acceptance/support/client.ts';
import { startServer } from '../acceptance/support/server.ts';
import { operations } from '../src/operations/index.ts';
import { programOf, sampleOf } from '../src/reference/samples/index.ts';
import type { Ready } from '../testing/ready.ts';
import { differences, inCommon } from './recorded/expected.ts';
import { type Played, play } from './recorded/play.ts';
import { callsOf, type Exchange, type Recording } from './recorded/recording.ts';
import { Arena } from './samples/arena.ts';

const RELEASES = new URL('../contract/', import.meta.url);
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, record: { type: 'string' }, 'planted-fault': { type: 'string' } },
});
if (values['planted-fault'] !== undefined && values['planted-fault'] !== 'drop-field') {
  process.stderr.write('--planted-fault takes drop-field.\n');
  process.exit(2);
}

const server = await startServer('embedded');
const { development, ca_file } = server.ready;
const client = new Client(development!.url, ca_file === null ? undefined : readFileSync(ca_file, 'utf8'));
const arena = await Arena.open(server.ready as Ready);
let runs = 0;
try {
  if (values.record === undefined) await compare(newest());
  else await record(values.record);
} finally {
  arena.close();
  client.close();
  await server.stop();
}

async function environmentOf({ alone }: Pick<Exchange, 'alone'>) {
  return alone ? arena.ownOrganization(`recorded-${++runs}`) : arena.demo;
}

async function compare({ version, exchanges }: Recording): Promise<void> {
  const failures: string[] = [];
  const chosen = exchanges.filter(({ operation }) => operation.includes(values.only));
  for (const exchange of chosen) {
    const played = await play(exchange, client, await environmentOf(exchange), `p${++runs}`);
    for (const [index, { status, answer, method, path }] of exchange.calls.entries()) {
      const { status: now, answer: given } = planted(played[index]!);
      const found = status === now ? differences(answer, given) : [`status ${now}, was ${status}: ${JSON.stringify(given)}`];
      const place = path.map((piece) => (typeof piece === 'string' ? piece : `{${piece.variable}}`)).join('');
      failures.push(...found.map((line) => `${exchange.operation}: ${method} ${place}: ${line}`));
    }
  }
  for (const line of new Set(failures)) console.error(line);
  const calls = chosen.reduce((sum, exchange) => sum + exchange.calls.length, 0);
  console.log(`recorded=${version} operations=${chosen.length} calls=${calls} differences=${new Set(failures).size}`);
  process.exitCode = chosen.length > 0 && failures.length === 0 ? 0 : 1;
}

/** The last field of every answer is lost. */
function planted(played: Played): Played {
  if (values['planted-fault'] === undefined) return played;
  return { ...played, answer: Object.fromEntries(Object.entries((played.answer ?? {}) as object).slice(0, -1)) };
}

/** Each exchange is played twice: what differs then is not compared later. */
async function record(version: string): Promise<void> {
  const { paths } = JSON.parse(readFileSync(new URL(`openapi-${version}.json`, RELEASES), 'utf8')) as { paths: Record<string, object> };
  const released = operations.filter(({ method, path }) => method.toLowerCase() in (paths[path] ?? {}));
  const exchanges: Exchange[] = [];
  for (const operation of released) {
    const program = programOf(operation);
    const calls = callsOf(program);
    if (calls === undefined) continue;
    const exchange = { operation: operation.id, alone: sampleOf(operation).alone === true, made: program.made, calls };
    const takes = [
      await play(exchange, client, await environmentOf(exchange), `r${++runs}`),
      await play(exchange, client, await environmentOf(exchange), `r${++runs}`),
    ] as const;
    const recorded = calls.map((call, index) => {
      const [one, other] = [takes[0][index]!, takes[1][index]!];
      if (one.status !== other.status) throw new Error(`${operation.id}: ${call.method} answers ${one.status} and then ${other.status}.`);
      return { ...call, status: one.status, answer: inCommon(one.answer, other.answer) };
    });
    exchanges.push({ ...exchange, calls: recorded });
  }
  const recording: Recording = { version, exchanges };
  writeFileSync(new URL(`recorded-${version}.json`, RELEASES), `${JSON.stringify(recording, null, 1)}\n`);
  console.log(`contract/recorded-${version}.json: ${exchanges.length} operations of ${released.length}`);
}

function newest(): Recording {
  const files = readdirSync(RELEASES).filter((name) => /^recorded-\d+\.\d+\.\d+\.json$/.test(name));
  const file = files.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (file === undefined) throw new Error('No recording lies in contract/: make one with --record VERSION.');
  return JSON.parse(readFileSync(new URL(file, RELEASES), 'utf8')) as Recording;
}
