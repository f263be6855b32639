/**
 * `npm run test:browser`: the browser tests of `web/tests/`, in Chromium, against a really started platform.
 *
 *   npm run test:browser -- sign-in     only test files whose path has one of the texts
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

const texts = process.argv.slice(2);
const files = globSync('web/tests/**/*.test.ts')
  .sort()
  .filter((file) => texts.length === 0 || texts.some((text) => file.includes(text)));
let failed = files.length === 0;
const events = runTests({ files, concurrency: 1, timeout: FILE_TIMEOUT });
events.on('test:fail', () => {
  failed = true;
});
await pipeline(events, new spec(), process.stdout, { end: false });
process.exitCode = failed ? 1 : 0;
