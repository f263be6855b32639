import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { CHAPTERS, type Found } from './chapters.ts';
import { commit, databaseFacts, machineFacts } from './machine.ts';
import { HELP, parseOptions } from './options.ts';
import { aimsTable } from './report/aims.ts';
import { ReportFile } from './report/file.ts';

const argv = process.argv.slice(2);
const options = parseOptions(argv);
if (options === 'help') {
  process.stdout.write(HELP);
  process.exit();
}
const { engines, only } = options;
const folder = mkdtempSync(join(tmpdir(), 'cartwright-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const print = (text: string) => process.stdout.write(`${text}\n`);
const command = `npm run bench -- ${argv.join(' ')}`.trimEnd();
print(`# ${command}\n`);
const order = CHAPTERS.map(({ name }) => name);
const report = options.report === undefined ? undefined : new ReportFile(resolve(options.report), order);
const chapters = CHAPTERS.filter(({ sections, engine }) => {
  return sections.some((section) => only.has(section)) && (engine === undefined || engines.includes(engine));
});
const needsPostgres = engines.includes('postgresql') && chapters.some(({ withoutPostgres }) => !withoutPostgres);
await using postgres = needsPostgres ? await startTestPostgres({ own: true }) : undefined;
const machine = [machineFacts(), ...(postgres ? [await databaseFacts(postgres.url)] : [])].join('; ');
print(`${machine}\n`);
let errors = 0;
for (const { name, run } of chapters) {
  const [began, load] = [new Date().toISOString().slice(0, 16), loadavg()[0]!.toFixed(1)];
  const { text, aims = [], errors: wrong = 0 } = await run({ options, folder, postgres }).catch((error: Error) => failed(name, error));
  errors += wrong;
  const measured = `*\`${command}\`, commit ${commit()}, ${began}Z, ${machine}, load before ${load}.*`;
  const parts = [text.trim(), aimsTable(aims), wrong === 0 ? '' : `**${wrong} calls went wrong.**`, measured];
  const chapter = parts.filter((part) => part !== '').join('\n\n');
  print(`\n${chapter}\n`);
  report?.put(name, chapter);
}
print(`errors=${errors}`);
process.exitCode = errors === 0 ? 0 : 1;

/** A chapter that could not be measured is a finding too; the others go on. */
function failed(name: string, error: Error): Found {
  print(error.stack ?? String(error));
  return { text: `## ${name}\n\nCould not be measured: ${error.message}`, errors: 1 };
}
