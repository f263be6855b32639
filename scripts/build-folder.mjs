import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command/signals.mjs';
import { ROOT, showProgress } from './bootstrap.mjs';

const STAMP = 'sources.sha256';

/**
 * Builds a folder of dist/ if it is missing, or one of the files that the patterns name changed since. `command` is given the folder to
 * write to. Needs `prepare` first.
 */
export async function buildFolder({ name, title, patterns, command, environment }) {
  const output = join(ROOT, 'dist', name);
  const stamp = await stampOf(patterns);
  if ((await readFile(join(output, STAMP), 'utf8').catch(() => undefined)) === stamp) return;
  // Two processes may build at once; each swaps in a whole build.
  const workshop = join(ROOT, `dist.building-${name}-${process.pid}`);
  const done = showProgress(`Building ${title}`);
  try {
    const [program, ...args] = command(workshop);
    const { code, output: said } = await run(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...environment(workshop) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (code !== 0) {
      process.stderr.write(`${said}\n${title} could not be built, see above.\n`);
      process.exit(1);
    }
    await writeFile(join(workshop, STAMP), stamp);
    await rm(output, { recursive: true, force: true });
    await mkdir(join(ROOT, 'dist'), { recursive: true });
    await swap(workshop, output);
  } finally {
    done();
    await rm(workshop, { recursive: true, force: true });
  }
}

/** A neighbour that built the same may have been first. */
async function swap(workshop, output) {
  try {
    await rename(workshop, output);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

async function stampOf(patterns) {
  // Not a static import: the Node that loads this file may be older than the function.
  const { globSync } = await import('node:fs');
  const files = globSync(patterns, { cwd: ROOT, exclude: (name) => /\.(test|fixture)\.ts$/.test(name) });
  const hash = createHash('sha256');
  for (const file of files.map((file) => file.replaceAll('\\', '/')).sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(ROOT, file)))
      .update('\0');
  return `${hash.digest('hex')}\n`;
}
