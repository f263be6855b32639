/**
 * `npm run build`: compiles what others install to dist/, if it is missing or stale. `npm pack` does the same before it packs.
 *
 *   dist/           the server, as a few ES modules for Node 24, and the files that it reads
 *   dist/web/       the console's browser side, with a stamp of its own
 *   dist/docs/      the reference, likewise
 *   dist/library/   `cartwright/client`, `cartwright/testing` and parts of the command, as CommonJS with types, for Node 20 or later:
 *                   the form that Node, Vitest and Jest load alike
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../command/signals.mjs';
import { prepare, ROOT } from './bootstrap.mjs';
import { buildDocs } from './build-docs.mjs';
import { buildWeb } from './build-web.mjs';
import { bundleServer } from './bundle-server.mjs';

await prepare(import.meta.url);
process.chdir(ROOT);
// Not a static import: the Node that starts this file may be older than the function.
const { globSync } = await import('node:fs');

const OUTPUT = 'dist';
const STAMP = 'sources.sha256';
const notTests = { exclude: (name) => /\.(test|fixture)\.ts$|(^|\/)(README\.md|storage\/testing)$/.test(name) };
const assets = globSync('src/**/*.{sql,tsv,yaml,yml,css,html,svg}', notTests);
const patterns = ['src/**/*.{ts,json}', '{client,testing,command}/**/*.{ts,mjs}', 'tsconfig*.json'];
const sources = globSync([...patterns, 'package-lock.json', 'scripts/{build,bundle-server}.mjs'], notTests);

const hash = createHash('sha256');
for (const file of [...sources, ...assets].sort())
  hash
    .update(`${file}\0`)
    .update(await readFile(file))
    .update('\0');
const stamp = `${hash.digest('hex')}\n`;
const built = await readFile(join(OUTPUT, STAMP), 'utf8').catch(() => undefined);
await Promise.all([buildWeb(), buildDocs()]);
if (built === stamp) console.log('dist/ is up to date');
else await build();

async function build() {
  const started = performance.now();
  const workshop = `${OUTPUT}.building`;
  await rm(workshop, { recursive: true, force: true });
  await bundleServer(join(ROOT, workshop));
  await writeInitialDatabaseKey(join(workshop, 'server'));
  await compileLibrary(join(workshop, 'library'));
  await writeFile(join(workshop, 'library', 'package.json'), '{ "type": "commonjs" }\n');
  for (const file of assets) {
    const target = join(workshop, file.slice('src/'.length));
    await mkdir(dirname(target), { recursive: true });
    await cp(file, target);
  }
  await writeFile(join(workshop, STAMP), stamp);
  for (const part of ['web', 'docs']) await rename(join(OUTPUT, part), join(workshop, part));
  await rm(OUTPUT, { recursive: true, force: true });
  await rename(workshop, OUTPUT);
  console.log(`dist/ built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** For `src/server/initial-database.ts` once it is compiled; only this Node can load it as it is written. */
async function writeInitialDatabaseKey(folder) {
  const { initialDatabaseKey } = await import('../src/server/initial-database.ts');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'initial-database.key'), `${initialDatabaseKey()}\n`);
}

async function compileLibrary(folder) {
  const { code, output } = await run('tsc', ['-p', 'tsconfig.library.json', '--outDir', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  if (code === 0) return;
  process.stderr.write(output);
  process.exit(1);
}
