import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEGABYTES = 256;
const CHUNK = Buffer.alloc(64 * 1024);

/** A file system of its own in memory that can be filled. */
export class SmallDisk implements Disposable {
  readonly folder: string;
  readonly #filler: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#filler = join(folder, 'filler');
  }

  /** Undefined where this user may not mount one. */
  static mount(): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'cartwright-disk-'));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder]);
    if (status !== 0) {
      rmSync(folder, { recursive: true });
      return undefined;
    }
    // As the folder for temporary files: PostgreSQL runs as another user.
    chmodSync(folder, 0o1777);
    const disk = new SmallDisk(folder);
    process.once('exit', () => disk[Symbol.dispose]());
    return disk;
  }

  fill(): void {
    const fd = openSync(this.#filler, 'w');
    try {
      for (;;) writeSync(fd, CHUNK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(fd);
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }

  #gone = false;

  [Symbol.dispose](): void {
    if (this.#gone) return;
    this.#gone = true;
    // Lazily: what is still ending may hold it for a moment.
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
