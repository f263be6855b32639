/** Builds the console's browser side to dist/web/ if it is missing or stale. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command/signals.mjs';
import { ROOT, showProgress } from './bootstrap.mjs';

const OUTPUT = join(ROOT, 'dist', 'web');
const STAMP = 'sources.sha256';

/** Needs `prepare` first: Vite and the Node it runs on come from node_modules. */
export async function buildWeb() {
  const stamp = await stampOf();
  if ((await readFile(join(OUTPUT, STAMP), 'utf8').catch(() => undefined)) === stamp) return;
  // Two processes may build at once; each swaps in a whole build.
  const workshop = join(ROOT, `dist.building-web-${process.pid}`);
  const done = showProgress('Building the console');
  try {
    const { code, output } = await run(
      'vite',
      ['build', '--config', 'web/vite.config.ts', '--configLoader', 'native', '--logLevel', 'warn'],
      {
        cwd: ROOT,
        env: { ...process.env, CARTWRIGHT_WEB_OUTPUT: workshop },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    if (code !== 0) {
      process.stderr.write(`${output}\nThe console could not be built, see above.\n`);
      process.exit(1);
    }
    await writeFile(join(workshop, STAMP), stamp);
    await rm(OUTPUT, { recursive: true, force: true });
    await mkdir(join(ROOT, 'dist'), { recursive: true });
    await swap(workshop);
  } finally {
    done();
    await rm(workshop, { recursive: true, force: true });
  }
}

/** A neighbour that built the same may have been first. */
async function swap(workshop) {
  try {
    await rename(workshop, OUTPUT);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

async function stampOf() {
  // Not a static import: the Node that loads this file may be older than the function.
  const { globSync } = await import('node:fs');
  const files = globSync(
    [
      'web/{src,locales,public,build}/**/*.*',
      'web/{index.html,vite.config.ts}',
      'client/**/*.ts',
      'package-lock.json',
      'scripts/build-web.mjs',
    ],
    { cwd: ROOT, exclude: (name) => /\.(test|fixture)\.ts$/.test(name) },
  );
  const hash = createHash('sha256');
  for (const file of files.map((file) => file.replaceAll('\\', '/')).sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(ROOT, file)))
      .update('\0');
  return `${hash.digest('hex')}\n`;
}
