/**
 * The changelog of operations and fields, src/reference/changelog/changes.json.
 *
 *   node scripts/changelog.ts --check                  exits 1 if the API changed since the last release in a way that no entry names,
 *                                                      or CHANGELOG.md does not say what the entries say
 *   node scripts/changelog.ts --add "Text." [--kind added] [--date YYYY-MM-DD] [--only TEXT]
 *                                                      an entry for all changes that have none (with TEXT in their line)
 *   node scripts/changelog.ts                          writes the entries into CHANGELOG.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { operations } from '../src/operations/index.ts';
import { changelogMarkdown, type Entry, unsaidChanges, written } from '../src/reference/changelog/changelog.ts';
import type { DescribedApi } from '../src/reference/compatibility.ts';
import { openApi } from '../src/reference/openapi.ts';
import { newestRelease } from './releases.ts';

const ENTRIES = new URL('../src/reference/changelog/changes.json', import.meta.url);
const MARKDOWN = new URL('../CHANGELOG.md', import.meta.url);
const [BEGIN, END] = ['<!-- made by scripts/changelog.ts -->', '<!-- end -->'];

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    add: { type: 'string' },
    kind: { type: 'string', default: 'added' },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    only: { type: 'string', default: '' },
  },
});

const current = openApi(operations, { server: 'development', url: 'https://localhost:8443', version: packageJson.version });
const { file, description } = newestRelease();
const unsaid = unsaidChanges(description, JSON.parse(JSON.stringify(current)) as DescribedApi);

if (values.check) check();
else if (values.add !== undefined) add(values.add);
else writeMarkdown(written);

function check(): void {
  const isStale = readFileSync(MARKDOWN, 'utf8') !== withEntries(written);
  if (isStale) console.error('CHANGELOG.md does not say what src/reference/changelog/changes.json says: run `node scripts/changelog.ts`.');
  for (const line of unsaid) console.error(line);
  if (unsaid.length > 0) {
    console.error(
      `These ${unsaid.length} changes since contract/${file} have no entry: run \`node scripts/changelog.ts --add "What changed."\`.`,
    );
  }
  if (isStale || unsaid.length > 0) process.exitCode = 1;
  else console.log(`every change since contract/${file} has an entry: ${written.length} entries`);
}

function add(text: string): void {
  const lines = unsaid.filter((line) => line.includes(values.only));
  // A new operation or field stands for what belongs to it.
  const changes = lines.filter(
    (line) => !lines.some((owner) => owner !== line && line.startsWith(owner) && ' .['.includes(line[owner.length]!)),
  );
  if (changes.length === 0) throw new Error('There is nothing to add: every such change has an entry.');
  const all = [{ date: values.date, kind: values.kind as Entry['kind'], text, changes }, ...written];
  writeFileSync(ENTRIES, `${JSON.stringify(all, null, 2)}\n`);
  writeMarkdown(all);
  console.log(`${changes.length} changes: ${changes.join('; ')}`);
}

function writeMarkdown(entries: readonly Entry[]): void {
  writeFileSync(MARKDOWN, withEntries(entries));
}

function withEntries(entries: readonly Entry[]): string {
  const whole = readFileSync(MARKDOWN, 'utf8');
  const [begin, end] = [whole.indexOf(BEGIN), whole.indexOf(END)];
  if (begin === -1 || end === -1) throw new Error(`CHANGELOG.md has no place for the entries, between ${BEGIN} and ${END}.`);
  return `${whole.slice(0, begin + BEGIN.length)}\n\n${changelogMarkdown(entries)}\n\n${whole.slice(end)}`;
}
