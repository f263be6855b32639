/**
 * `npm test`: installs what is missing, builds the console, then runs every check and all tests on Node 24.
 *
 *   npm test -- src/fulfillment slots              only test files whose path has one of the texts
 *   npm test -- --test-name-pattern='second hold'  only tests whose name matches
 */
import { pipeline } from 'node:stream/promises';
import { run as runTests } from 'node:test';
import { dot, spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { run, SIGNALS } from '../command/signals.mjs';
import { prepare, ROOT } from './bootstrap.mjs';
import { buildWeb } from './build-web.mjs';

await prepare(import.meta.url);
process.chdir(ROOT);
// The suite asks for the console's pages.
await buildWeb();
// Not a static import: the Node that starts this file may be older than the function.
const { globSync } = await import('node:fs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'test-name-pattern': { type: 'string', multiple: true, default: [] } },
});
const patterns = values['test-name-pattern'];
const stop = new AbortController();
for (const signal of SIGNALS) process.once(signal, () => stop.abort());

const failures = [];
/** A file that takes longer hangs, and is ended, in milliseconds. */
const FILE_TIMEOUT = 600_000;

const STEPS = [
  ['tsc', '-p', '.'],
  ['tsc', '-p', 'web', '--noEmit'],
  ['biome', 'ci', process.stdout.isTTY ? '--colors=force' : '--colors=off', '.'],
  ['node', 'scripts/check-imports.ts'],
  ['node', 'scripts/openapi.ts', '--check'],
  ['node', 'scripts/changelog.ts', '--check'],
  ['node', 'scripts/client.ts', '--check'],
  ['node', 'scripts/web-api.ts', '--check'],
];
for (const [command, ...args] of STEPS) await step(command, args);

const files = ['src', 'client', 'testing', 'command', 'scripts', 'acceptance', 'proofs']
  .flatMap((folder) => globSync(`${folder}/**/*.test.ts`).sort())
  .filter((file) => positionals.length === 0 || positionals.some((text) => file.includes(text)));
if (files.length === 0) {
  console.error(`No test file has ${positionals.join(' or ')} in its path.`);
  failures.push('tests');
}
const { passed, failed, skipped } = await test(files);
for (const { name, file, skip } of skipped) console.log(`skipped: ${name} (${file})${typeof skip === 'string' ? `: ${skip}` : ''}`);
if (process.env.CI === 'true' && skipped.some(({ name, file, skip }) => /postgres/i.test(`${name} ${file} ${skip}`))) {
  failures.push('tests on PostgreSQL, which must not be skipped here');
}
if (failures.length > 0) console.log(`failed: ${failures.join('; ')}`);
process.exitCode = failed > 0 || failures.length > 0 || stop.signal.aborted ? 1 : 0;
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);

/** Runs a check and says in a line how it went; what it printed is shown if it failed. */
async function step(command, args) {
  if (stop.signal.aborted) return;
  const name = [command, ...args].join(' ');
  const started = performance.now();
  const { code, output } = await run(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (code !== 0) {
    failures.push(name);
    process.stdout.write(output);
  }
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

/** Runs test files, two at a time. A selection is shown test by test, the whole as dots and failures. */
async function test(files) {
  const started = performance.now();
  const selected = positionals.length > 0 || patterns.length > 0;
  const events = runTests({ files, concurrency: 2, timeout: FILE_TIMEOUT, testNamePatterns: patterns, signal: stop.signal });
  const result = { passed: 0, failed: 0, skipped: [] };
  events.on('test:pass', ({ name, file, skip }) => {
    if (skip !== undefined) result.skipped.push({ name, file, skip });
  });
  events.on('test:summary', ({ file, counts }) => {
    if (file === undefined) Object.assign(result, { passed: counts.passed, failed: counts.failed + counts.cancelled });
  });
  await pipeline(events, selected ? new spec() : dot, process.stdout, { end: false });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${result.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${files.length} test files`);
  return result;
}
