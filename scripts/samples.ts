/**
 * Runs the samples of the reference: every operation in every language, against a server of its own.
 *
 *   npm run samples
 *   npm run samples -- --languages go,java --only orders --every 5
 *   npm run samples -- --ready-file FILE          against a running server
 *   npm run samples -- --planted-fault wrong-path shows that it can fail
 *
 * Exits 1 when a sample fails, and with `--require-all` also when a toolchain is missing.
 */
import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../acceptance/support/server.ts';
import type { Operation } from '../src/operations/define.ts';
import { operations } from '../src/operations/index.ts';
import { LANGUAGES, type LanguageName, programOf, sampleOf, samplesFor } from '../src/reference/samples/index.ts';
import { Variable } from '../src/reference/samples/values.ts';
import type { Ready } from '../testing/ready.ts';
import { Arena } from './samples/arena.ts';
import { missing, TOOLCHAINS } from './samples/toolchains.ts';
import { expectation, type Outcome, pool, runProgram } from './samples/trial.ts';

const FAULTS = ['wrong-path', 'wrong-value'] as const;
/** The server keeps no requests for its requests, erases those of people with the people, and finds a call by link under no order's id. */
const UNKEPT = /^order_pages\.|^management\.requests\.|create_deletion_request$|^management\.customers\.delete$/;
const { values } = parseArgs({
  options: {
    languages: { type: 'string', default: Object.keys(LANGUAGES).join() },
    only: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now()) },
    jobs: { type: 'string', default: String(availableParallelism() + 1) },
    'ready-file': { type: 'string' },
    'planted-fault': { type: 'string' },
    'require-all': { type: 'boolean', default: false },
  },
});
const fault = FAULTS.find((name) => name === values['planted-fault']);
const languages = values.languages.split(',') as LanguageName[];
const wrong = languages.find((name) => !(name in LANGUAGES));
if (wrong !== undefined || (values['planted-fault'] !== undefined && fault === undefined) || !/^\d+$/.test(values.seed)) {
  process.stderr.write(
    `--languages takes of ${Object.keys(LANGUAGES).join(',')}; --planted-fault ${FAULTS.join(' or ')}; --seed an integer.\n`,
  );
  process.exit(2);
}

const chosen = operations.filter(({ id }, n) => id.includes(values.only) && n % Number(values.every) === 0);
const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1_000);
const results = new Map<string, Outcome>();
const skipped: LanguageName[] = [];
const folder = await mkdtemp(join(tmpdir(), 'cartwright-samples-'));
// Also when the run is interrupted.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const own = values['ready-file'] === undefined ? await startServer('embedded') : undefined;
try {
  const ready: Ready = own ? own.ready : JSON.parse(await readFile(values['ready-file']!, 'utf8'));
  const arena = await Arena.open(ready);
  for (const [n, language] of languages.entries()) await runLanguage(language, n, ready, arena);
  arena.close();
} finally {
  await own?.stop();
}
report();

async function runLanguage(language: LanguageName, n: number, ready: Ready, arena: Arena): Promise<void> {
  const { title } = LANGUAGES[language];
  const toolchain = TOOLCHAINS[language];
  const lacking = await missing(toolchain);
  if (lacking.length > 0) {
    console.log(`${title}: skipped, this machine has no ${lacking.join(', ')}`);
    skipped.push(language);
    return;
  }
  const trials = chosen.map((operation, index) => {
    // Digits alone, as the clock gives them where a reader runs the program.
    const run = `${values.seed}${n}${String(index).padStart(3, '0')}`;
    const sample = sampleOf(operation);
    return { operation, run, sample, program: samplesFor(operation, { language, values: { run } }) };
  });
  const place = join(folder, language);
  const programs = trials.map(({ operation, program }, index) =>
    fault === 'wrong-path' && index === 0 ? misled(operation.path, program) : program,
  );
  try {
    await toolchain.prepare(place, programs);
  } catch (error) {
    const { message, stdout = '' } = error as Error & { stdout?: string };
    console.log(`${title}: not compiled: ${message}\n${stdout}`);
    for (const { operation } of trials) results.set(`${operation.id} ${language}`, { passed: false, reason: 'not compiled' });
    return;
  }
  const prepared = seconds();
  const authority = { pem: ready.ca_file ?? '', p12: ready.ca_p12_file ?? '' };
  await pool(trials, Number(values.jobs), async ({ operation, run, sample, program }) => {
    const environment = sample.alone ? await arena.ownOrganization(`samples-${run}`) : arena.demo;
    const right = expectation(sample, programOf(operation), run);
    const expected = fault === 'wrong-value' && operation === chosen[0] ? { ...right, is: 'something else' } : right;
    const outcome = await runProgram(
      toolchain.command(place, program, authority),
      { ...environment, ...toolchain.trust(authority) },
      expected,
    );
    results.set(`${operation.id} ${language}`, await confirmed(outcome, operation, environment, arena));
  });
  console.log(`${title}: ready after ${prepared} s, run after ${seconds()} s`);
}

/** An answer that says nothing cannot be told from none: then the server is asked. */
async function confirmed(
  outcome: Outcome,
  operation: Operation,
  environment: Readonly<Record<string, string>>,
  arena: Arena,
): Promise<Outcome> {
  const isSilent = programOf(operation).prints instanceof Variable && !UNKEPT.test(operation.id);
  if (!outcome.passed || !isSilent || (await arena.wasAnswered(operation, environment, outcome.said))) return outcome;
  return { passed: false, reason: `the server knows no such call that was answered 2xx (${outcome.said})` };
}

/** The planted fault: the operation's path is another. */
function misled<T extends { text: string }>(path: string, program: T): T {
  const [start = ''] = path.split('{');
  return { ...program, text: program.text.replaceAll(start, `/wrong${start}`) };
}

function report(): void {
  const width = Math.max(...chosen.map(({ id }) => id.length));
  console.log(`\n${'operation'.padEnd(width)}  ${languages.map((name) => LANGUAGES[name].title.padEnd(10)).join('')}`);
  const mark = (id: string, language: LanguageName) => {
    const outcome = results.get(`${id} ${language}`);
    return outcome === undefined ? 'skipped' : outcome.passed ? 'passed' : 'FAILED';
  };
  for (const { id } of chosen) console.log(`${id.padEnd(width)}  ${languages.map((name) => mark(id, name).padEnd(10)).join('')}`.trimEnd());
  const failures = [...results].flatMap(([name, outcome]) => (outcome.passed ? [] : [`${name}: ${outcome.reason}`]));
  for (const line of failures) console.log(`\n${line}`);
  const passed = results.size - failures.length;
  const left = skipped.length * chosen.length;
  console.log(
    `\noperations=${chosen.length} languages=${languages.length} passed=${passed} failed=${failures.length} skipped=${left} seed=${values.seed} seconds=${seconds()}`,
  );
  process.exitCode = failures.length > 0 || (values['require-all'] && left > 0) ? 1 : 0;
}
