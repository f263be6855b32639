import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { CopyOnWriteFilesystem } from './copy-on-write-filesystem.ts';
import { lockDirectory } from './directory-lock.ts';
import { DurableFilesystem } from './durable-filesystem.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { copyWhole, DATA, keepInUse, templateFolder } from './embedded-template.ts';
import { optimizeLater } from './optimizer.ts';
import { tryToWrite } from './room.ts';

export interface EmbeddedOptions {
  /**
   * Waits for the disk at every commit, so that data survives a power cut too; default off.
   * Costs one fsync per writing transaction, with everything else waiting. No effect on a temporary database.
   */
  readonly synchronousLog?: boolean;
  /**
   * New databases start as copies of one on which `prepare` has run (migrations, typically). It is made once per machine and key,
   * so the key must name all that `prepare` depends on.
   */
  readonly template?: { readonly key: string; prepare(engine: EmbeddedEngine): Promise<void> };
  /** Where templates are kept; default `node_modules/.cache/cartwright`, or the folder for temporary files. */
  readonly cacheDirectory?: string;
  /** Checkpoints and vacuums in the background (default), or only on `maintain()`. */
  readonly maintenance?: 'automatic' | 'manual';
}

/**
 * Opens the embedded database in `directory` (made if missing).
 * One instance serves all schemas of the process: `engine.database('development')` and so on.
 * Throws DataDirectoryInUse if a living process has it open.
 */
export async function openEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<EmbeddedEngine> {
  const lock = await lockDirectory(resolve(directory));
  try {
    const data = join(resolve(directory), DATA);
    if (!existsSync(data)) await copyWhole(join(await preparedFolder(options), DATA), data);
    const synchronous = options.synchronousLog ?? false;
    const open = () => start(data, synchronous, synchronous ? { fs: new DurableFilesystem(data) } : { dataDir: data });
    const reopen = async () => {
      tryToWrite(directory);
      return open();
    };
    return new EmbeddedEngine(await open(), {
      survivesPowerCut: synchronous,
      maintenance: options.maintenance ?? 'automatic',
      lock,
      reopen,
    });
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

/**
 * Opens a new embedded database that nobody else sees and nothing survives: the template, and beside it what is changed, in `parent` or in
 * the folder for temporary files.
 */
export async function openTemporary(options: EmbeddedOptions = {}, parent = tmpdir()): Promise<EmbeddedEngine> {
  const template = await preparedFolder(options);
  const folder = await mkdtemp(join(parent, 'cartwright-database-'));
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const inUse = keepInUse(template);
  const lock = {
    [Symbol.asyncDispose]: async () => {
      inUse[Symbol.dispose]();
      process.off('exit', removeAtExit);
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    const fs = new CopyOnWriteFilesystem(join(template, DATA), folder);
    const open = () => start(folder, false, { fs });
    const reopen = async () => {
      tryToWrite(folder);
      return open();
    };
    return new EmbeddedEngine(await open(), { survivesPowerCut: false, maintenance: options.maintenance ?? 'automatic', lock, reopen });
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

function preparedFolder({ template, cacheDirectory }: EmbeddedOptions): Promise<string> {
  const build = async (folder: string) => {
    const data = join(folder, DATA);
    await mkdir(data);
    // Log files that are used up are removed and not kept for later: a template is copied at every first start.
    // Those that are used stay zero, and so sparse, after their last record.
    const settings = { wal_recycle: 'off', wal_init_zero: 'off' };
    await using engine = new EmbeddedEngine(await start(data, false, { dataDir: data }, settings), {
      survivesPowerCut: false,
      maintenance: 'manual',
      lock: undefined,
      reopen: () => Promise.reject(new Error('A template that could not be made is made anew.')),
    });
    await template?.prepare(engine);
    await engine.turn((session) => session.execute('checkpoint'));
  };
  return templateFolder(template?.key ?? 'empty', build, cacheDirectory);
}

/**
 * Less memory than the defaults (128 MB of buffers, a log of up to 1 GB): the process shares it with the server, and the operating
 * system caches the files anyway. Measured after loading 300,000 rows: 258 MB resident against 406 MB.
 */
const SETTINGS = {
  shared_buffers: '32MB',
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  jit: 'off',
  enable_seqscan: 'off',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  bytea_output: 'hex',
};

async function start(where: string, synchronous: boolean, options: PGliteOptions, further: Record<string, string> = {}): Promise<PGlite> {
  const settings = { ...SETTINGS, ...(synchronous ? { wal_sync_method: 'fsync' } : {}), ...further };
  const defaults = synchronous ? PGlite.defaultStartParams.filter((parameter) => parameter !== '-F') : PGlite.defaultStartParams;
  const startParams = [...defaults, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  optimizeLater();
  try {
    return await PGlite.create({ ...options, startParams });
  } catch (error) {
    throw new Error(
      `The embedded database in ${where} cannot be opened: ${(error as Error).message}. ` +
        'If it was made by another release of Cartwright, use that release, or move the directory away to start empty.',
      { cause: error },
    );
  }
}
