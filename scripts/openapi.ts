/**
 * Writes openapi.json, the description of the development server.
 *
 *   node scripts/openapi.ts           writes it
 *   node scripts/openapi.ts --check   exits 1 if the committed one is stale, or breaks clients of the newest release, contract/openapi-VERSION.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import { operations } from '../src/operations/index.ts';
import { type DescribedApi, incompatibilities } from '../src/reference/compatibility.ts';
import { openApi } from '../src/reference/openapi.ts';
import { newestRelease } from './releases.ts';

const FILE = fileURLToPath(new URL('../openapi.json', import.meta.url));

const document = openApi(operations, { server: 'development', url: 'https://localhost:8443', version: packageJson.version });
const text = `${JSON.stringify(document, null, 2)}\n`;

if (process.argv.includes('--check')) {
  checkFresh(text);
  checkCompatible(JSON.parse(text) as DescribedApi);
} else {
  writeFileSync(FILE, text);
}

function checkFresh(wanted: string): void {
  const committed = readCommitted();
  if (committed === wanted) {
    console.log(`openapi.json is up to date: ${operations.length} operations`);
    return;
  }
  console.error(committed === undefined ? 'openapi.json is missing.' : `openapi.json is stale. ${firstDifference(committed, wanted)}`);
  console.error('Run `node scripts/openapi.ts` and commit the result.');
  process.exitCode = 1;
}

/** Within v2 nothing that a client relies on is removed or changed. */
function checkCompatible(current: DescribedApi): void {
  const { file: newest, description } = newestRelease();
  const found = incompatibilities(description, current);
  if (found.length === 0) {
    console.log(`compatible with contract/${newest}`);
    return;
  }
  console.error(`${found.join('\n')}\nThese ${found.length} changes break clients of contract/${newest}.`);
  process.exitCode = 1;
}

function readCommitted(): string | undefined {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return undefined;
  }
}

function firstDifference(committed: string, wanted: string): string {
  const [old, fresh] = [committed.split('\n'), wanted.split('\n')];
  const line = fresh.findIndex((content, index) => content !== old[index]);
  const index = line === -1 ? fresh.length : line;
  return `It differs from line ${index + 1} on:\n  committed: ${(old[index] ?? '(end)').trim()}\n  generated: ${(fresh[index] ?? '(end)').trim()}`;
}
