/**
 * `npm run test:browser`: the browser tests of `web/tests/`, in Chromium, against a really started platform.
 *
 *   npm run test:browser -- sign-in     only test files whose path has one of the texts
 *   npm run test:browser -- --again     files that failed are named and run once more, for a machine that is busy
 */
import { existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { prepare, ROOT } from './bootstrap.mjs';
import { buildDocs } from './build-docs.mjs';
import { buildWeb } from './build-web.mjs';

await prepare(import.meta.url);
process.chdir(ROOT);
const { globSync } = await import('node:fs');

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** A file that takes longer hangs, and is ended, in milliseconds. */
const FILE_TIMEOUT = 600_000;

if (!existsSync(CHROMIUM)) {
  console.error(
    `Browser tests need Chromium, and ${CHROMIUM} is missing. Install it (Debian: apt-get install chromium) or name another in CHROMIUM.`,
  );
  process.exit(1);
}
await buildWeb();
await buildDocs();

const again = process.argv.includes('--again');
const texts = process.argv.slice(2).filter((text) => text !== '--again');
const files = globSync('web/tests/**/*.test.ts')
  .sort()
  .filter((file) => texts.length === 0 || texts.some((text) => file.includes(text)));

let failed = files.length === 0 ? ['no file'] : await runFiles(files);
if (again && files.length > 0 && failed.length > 0) {
  console.log(`once more, alone: ${failed.join(' ')}`);
  failed = await runFiles(failed);
}
if (failed.length > 0) console.log(`failed: ${failed.join(' ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Gives the files in which a test failed. */
async function runFiles(chosen) {
  const found = new Set();
  const events = runTests({ files: chosen, concurrency: 1, timeout: FILE_TIMEOUT });
  events.on('test:fail', ({ file, name }) => found.add(chosen.find((one) => (file ?? name).endsWith(one)) ?? file ?? name));
  await pipeline(events, new spec(), process.stdout, { end: false });
  return [...found];
}
