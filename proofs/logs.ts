import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLDER_VARIABLE } from './logs/kept.ts';
import { Search } from './logs/search.ts';
import type { Secret } from './logs/secrets.ts';
import { prove, readOptions, summary } from './support/command-line.ts';

/**
 * Runs the suite with every line of every log kept, whatever its level, and looks in all of them for every secret that was issued or
 * sent in any of its requests: the acceptance suite on both engines, and the tests of `src/`. `--suite acceptance` is the short form.
 */
const { suite, seed, plantedFault } = readOptions({ seed: 1 }, { suite: ['whole', 'acceptance'] }, ['log-token']);
const folder = mkdtempSync(join(tmpdir(), 'cartwright-logs-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
/** Files that run at once. */
const AT_ONCE = 2;
const SHOWN = 20;
const SHOWN_OF_LINE = 1_000;

/** How many of the tests failed. */
async function runSuite(): Promise<number> {
  const patterns = ['acceptance/*.test.ts', ...(suite === 'whole' ? ['src/**/*.test.ts'] : [])];
  const preloads = ['logs/watching.ts', ...(plantedFault === undefined ? [] : [`faults/${plantedFault}.ts`])];
  const imports = preloads.map((file) => `--import=${new URL(file, import.meta.url).href}`).join(' ');
  const tests = spawn(
    process.execPath,
    ['--test', '--test-reporter=tap', `--test-concurrency=${AT_ONCE}`, ...patterns.flatMap((pattern) => globSync(pattern).sort())],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: imports, [FOLDER_VARIABLE]: folder, CARTWRIGHT_ACCEPTANCE_SEED: String(seed) },
    },
  );
  let said = '';
  tests.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(tests, 'close');
  const failed = Number(/^# fail (\d+)$/m.exec(said)?.[1] ?? Number.NaN);
  if (failed !== 0) for (const [line] of said.matchAll(/^ *(?:not ok .*|error: .*)$/gm)) console.log(line.trim());
  return failed;
}

/** What the processes kept, line by line. */
function* kept(ending: 'lines' | 'secrets'): Generator<string> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(ending))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) if (line !== '') yield line;
  }
}

/** Without a mail server mails are in the log, as `--help` says: there the links in them are meant to be. */
const isMail = (line: string) => (JSON.parse(line) as { msg?: string }).msg === 'mail';

await prove(async () => {
  // The suite asks for the console's pages.
  execFileSync(process.execPath, ['-e', "import('./scripts/build-web.mjs').then(({ buildWeb }) => buildWeb())"], { stdio: 'inherit' });
  const failed = await runSuite();
  const secrets = new Map<string, Secret>();
  for (const line of kept('secrets')) {
    const secret = JSON.parse(line) as Secret;
    secrets.set(secret.value, secret);
  }
  const kinds = Map.groupBy(secrets.values(), ({ kind }) => kind);
  console.log([...kinds].map(([kind, all]) => `${kind}: ${all.length}`).join(', '));
  const search = new Search(secrets.values());
  let [lines, mails, found] = [0, 0, 0];
  for (const line of kept('lines')) {
    lines++;
    if (isMail(line)) mails++;
    else
      for (const { kind, form } of search.in(line))
        if (++found <= SHOWN) console.log(`${kind} (${form}) in ${line.slice(0, SHOWN_OF_LINE)}`);
  }
  return {
    holds: failed === 0 && found === 0 && lines > 0 && secrets.size > 0,
    line: summary({ suite, seed, tests_failed: failed, lines, mails, secrets: secrets.size, kinds: kinds.size, found }),
  };
});
