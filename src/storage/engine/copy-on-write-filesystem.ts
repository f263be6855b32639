import {
  chmodSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BaseFilesystem, type FsStats } from '@electric-sql/pglite/basefs';

interface OpenFile {
  /** Undefined once the file has been removed or replaced: what is open stays readable. */
  path: string | undefined;
  fd: number;
  own: boolean;
}

/** WASI's numbers, which PostgreSQL in WebAssembly reads; what is not here is an input/output error. */
const WASI_ERRNO: Readonly<Record<string, number>> = {
  EACCES: 2,
  EBADF: 8,
  EEXIST: 20,
  EINVAL: 28,
  EISDIR: 31,
  EMFILE: 33,
  ENFILE: 41,
  ENOENT: 44,
  ENOSPC: 51,
  ENOTDIR: 54,
  ENOTEMPTY: 55,
  EPERM: 63,
  EROFS: 69,
};
const EIO = 29;
const CHUNK = 64 * 1024;
const ZEROS = Buffer.alloc(CHUNK);

/**
 * A database's directory that begins as a template and costs only what is changed: a file stays the template's until it is first written,
 * then it is copied to `folder`. The template is never opened for writing, and has to stay as long as the database is open.
 * For data that nobody keeps: what `folder` holds is no database by itself.
 */
export class CopyOnWriteFilesystem extends BaseFilesystem {
  readonly #template: string;
  readonly #folder: string;
  /** Of each path that differs from the template: whether it lies in the folder, or is gone. */
  readonly #changed = new Map<string, boolean>();
  readonly #open = new Map<number, OpenFile>();
  #lastHandle = 0;

  constructor(template: string, folder: string) {
    super(folder);
    this.#template = template;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  override async closeFs(): Promise<void> {
    for (const handle of this.#open.keys()) this.close(handle);
  }

  open(path: string): number {
    return attempt(() => {
      const own = this.#changed.get(path) === true;
      const fd = openSync(this.#locate(path), own ? 'r+' : 'r');
      this.#open.set(++this.#lastHandle, { path, fd, own });
      return this.#lastHandle;
    });
  }

  close(handle: number): void {
    attempt(() => closeSync(this.#of(handle).fd));
    this.#open.delete(handle);
  }

  read(handle: number, buffer: Uint8Array, offset: number, length: number, position: number): number {
    return attempt(() => readSync(this.#of(handle).fd, buffer, offset, length, position));
  }

  /** PGlite hands over the memory as it is, an ArrayBuffer. */
  write(handle: number, buffer: Uint8Array | ArrayBuffer, offset: number, length: number, position: number): number {
    return attempt(() => {
      const file = this.#of(handle);
      if (!file.own) {
        if (file.path === undefined) throw codeError('EBADF');
        this.#makeOwn(file.path);
      }
      const bytes = buffer instanceof Uint8Array ? buffer.subarray(offset, offset + length) : new Uint8Array(buffer, offset, length);
      return writeSync(file.fd, bytes, 0, length, position);
    });
  }

  fstat(handle: number): FsStats {
    return attempt(() => statsOf(fstatSync(this.#of(handle).fd)));
  }

  lstat(path: string): FsStats {
    return attempt(() => statsOf(lstatSync(this.#locate(path))));
  }

  readdir(path: string): string[] {
    return attempt(() => {
      this.#locate(path);
      const names = new Set([...namesIn(join(this.#template, path)), ...namesIn(join(this.#folder, path))]);
      return [...names].filter((name) => this.#changed.get(`${path}/${name}`) !== false);
    });
  }

  mkdir(path: string): void {
    attempt(() => mkdirSync(this.#place(path), { recursive: true }));
    this.#changed.set(path, true);
  }

  rmdir(path: string): void {
    const names = this.readdir(path);
    attempt(() => {
      if (names.length > 0) throw codeError('ENOTEMPTY');
      if (lstatSync(join(this.#folder, path), { throwIfNoEntry: false })) rmdirSync(join(this.#folder, path));
    });
    this.#changed.set(path, false);
  }

  writeFile(path: string, data: string | Uint8Array, options?: { mode?: number }): void {
    attempt(() => writeFileSync(this.#place(path), data, { mode: options?.mode ?? 0o600 }));
    this.#changed.set(path, true);
  }

  rename(from: string, to: string): void {
    attempt(() => {
      this.#makeOwn(from);
      renameSync(join(this.#folder, from), this.#place(to));
    });
    this.#leave(to);
    for (const file of this.#open.values()) if (file.path === from) file.path = to;
    this.#changed.set(from, false).set(to, true);
  }

  unlink(path: string): void {
    attempt(() => {
      this.#locate(path);
      rmSync(join(this.#folder, path), { force: true });
    });
    this.#leave(path);
    this.#changed.set(path, false);
  }

  truncate(path: string, length: number): void {
    attempt(() => truncateSync(this.#makeOwn(path), length));
  }

  chmod(path: string, mode: number): void {
    attempt(() => chmodSync(this.#makeOwn(path), mode));
  }

  utimes(path: string, accessed: number, modified: number): void {
    attempt(() => utimesSync(this.#makeOwn(path), new Date(accessed), new Date(modified)));
  }

  #of(handle: number): OpenFile {
    const file = this.#open.get(handle);
    if (file === undefined) throw codeError('EBADF');
    return file;
  }

  /** Where the path lies now. */
  #locate(path: string): string {
    const changed = this.#changed.get(path);
    if (changed === false) throw codeError('ENOENT');
    return join(changed ? this.#folder : this.#template, path);
  }

  /** Where the path would lie if it were our own. */
  #place(path: string): string {
    const place = join(this.#folder, path);
    mkdirSync(dirname(place), { recursive: true });
    return place;
  }

  #makeOwn(path: string): string {
    const from = this.#locate(path);
    const to = this.#place(path);
    if (from === to) return to;
    if (lstatSync(from).isDirectory()) throw codeError('EPERM');
    copySparse(from, to);
    this.#changed.set(path, true);
    for (const file of this.#open.values()) {
      if (file.path !== path) continue;
      closeSync(file.fd);
      file.fd = openSync(to, 'r+');
      file.own = true;
    }
    return to;
  }

  #leave(path: string): void {
    for (const file of this.#open.values()) if (file.path === path) file.path = undefined;
  }
}

/** Leaves out what is zero, as most of a fresh log segment of 16 MB is. */
function copySparse(from: string, to: string): void {
  const content = readFileSync(from);
  const fd = openSync(to, 'w', 0o600);
  try {
    for (let at = 0; at < content.length; at += CHUNK) {
      const chunk = content.subarray(at, at + CHUNK);
      if (!chunk.equals(ZEROS.subarray(0, chunk.length))) writeSync(fd, chunk, 0, chunk.length, at);
    }
    ftruncateSync(fd, content.length);
  } finally {
    closeSync(fd);
  }
}

function namesIn(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

function statsOf({ dev, ino, mode, nlink, uid, gid, rdev, size, blksize, blocks, atimeMs, mtimeMs, ctimeMs }: Stats): FsStats {
  return { dev, ino, mode, nlink, uid, gid, rdev, size, blksize, blocks, atime: atimeMs, mtime: mtimeMs, ctime: ctimeMs };
}

const codeError = (code: string) => Object.assign(new Error(code), { code });

/** PGlite expects a number as the code of an error. */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw Object.assign(new Error(message, { cause: error }), { code: typeof code === 'number' ? code : (WASI_ERRNO[code ?? ''] ?? EIO) });
  }
}
