import { constants, cpSync, existsSync, readFileSync } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockDirectory } from './directory-lock.ts';
import { DataDirectoryInUse } from './errors.ts';

/**
 * Initialised embedded databases, kept as folders to copy from: PostgreSQL's initialisation takes seconds and most of a gigabyte of memory
 * in WebAssembly, a copy a fraction of a second. Whatever is taken for whole has come to its name by a rename.
 */

/** The database, inside the folder of a template. */
export const DATA = 'pgdata';

const HOUR = 60 * 60 * 1000;
const UNUSED_FOR = 3 * 24 * HOUR;

/**
 * The folder of the template `key`, made by `build(folder)` if there is none. Of several processes one builds and the others wait.
 * `cache` is a folder for templates; the default lies in node_modules, or in the folder for temporary files if that cannot be written.
 */
export async function templateFolder(key: string, build: (folder: string) => Promise<void>, cache?: string): Promise<string> {
  const folder = join(cache ?? (await defaultCache()), `${key.replace(/[^\w.-]/g, '_')}-pglite-${pgliteVersion()}`);
  const workshop = `${folder}.building`;
  while (!existsSync(folder)) {
    try {
      await using _lock = await lockDirectory(workshop);
      if (existsSync(folder)) break;
      const unfinished = join(workshop, 'unfinished');
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished);
      await build(unfinished);
      await rename(unfinished, folder);
      await removeUnused(join(folder, '..'));
    } catch (error) {
      if (!(error instanceof DataDirectoryInUse)) throw error;
      await wait(200);
    }
  }
  await touch(folder);
  return folder;
}

/** For a database that reads from the template as long as it is open: nobody takes it for unused. */
export function keepInUse(folder: string): Disposable {
  const timer = setInterval(() => touch(folder), HOUR).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => {});
}

/** Copies a folder to a name that does not exist yet; a reader never sees half of it. Shares the blocks where the file system can. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  // 1,300 files: 0.07 s in one call, 0.4 to 1.4 s through the thread pool.
  cpSync(from, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(unfinished, to);
}

async function removeUnused(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    const modified = (await stat(folder).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - modified > UNUSED_FOR) await rm(folder, { recursive: true, force: true });
  }
}

function pgliteFile(path: string): string {
  return fileURLToPath(new URL(path, import.meta.resolve('@electric-sql/pglite')));
}

function pgliteVersion(): string {
  return (JSON.parse(readFileSync(pgliteFile('../package.json'), 'utf8')) as { version: string }).version;
}

async function defaultCache(): Promise<string> {
  const inModules = join(pgliteFile('../../../'), '.cache', 'cartwright');
  try {
    await mkdir(inModules, { recursive: true });
    await access(inModules, constants.W_OK);
    return inModules;
  } catch {
    return temporaryCache();
  }
}

/** Nobody else may have made the folder: what lies in it becomes our database. */
async function temporaryCache(): Promise<string> {
  // Not of userInfo(), which throws where the user has no entry in the system's list, as of a systemd unit with DynamicUser.
  const uid = process.getuid?.() ?? -1;
  const folder = join(tmpdir(), `cartwright-templates-${uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid: owner, mode } = await stat(folder);
  const ours = uid === -1 || (owner === uid && (mode & 0o022) === 0);
  return ours ? folder : mkdtemp(`${folder}-`);
}
