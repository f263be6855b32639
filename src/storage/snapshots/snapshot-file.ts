import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';
import type { TestClock } from '../../contract/clock.ts';

/**
 * A snapshot is a file of JSON lines, compressed in two parts (gzip members): the header, then the rows. A line
 * `{"table": "orders", "columns": […]}` precedes the rows of a table, each a line of its own; values are as PostgreSQL's to_jsonb gives
 * them, so that the file knows nothing of the engine.
 */
export interface SnapshotHeader {
  /** Version of the form of the file. */
  readonly cartwright_snapshot: 1;
  /** Ids of the migrations of the schema. */
  readonly schema: readonly number[];
  /** Slug of the organization. */
  readonly organization: string;
  /** On the wall, ISO 8601. */
  readonly taken_at: string;
  /** What the organization's clock showed, ISO 8601. */
  readonly clock_at: string;
  readonly test_clock: TestClock | null;
  readonly settings: unknown;
  /** Rows name banners by these ids. */
  readonly banners: readonly { readonly id: number; readonly slug: string; readonly name: string }[];
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 of the rows, hex: the same for the same state. */
  readonly checksum: string;
}

export interface StoredSnapshot extends SnapshotHeader {
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
}

/** A snapshot can't be restored; `reason` says which of the refusals it is, `values` what its text needs. */
export class SnapshotRefused extends Error {
  override readonly name = 'SnapshotRefused';
  readonly reason: 'damaged' | 'schema' | 'organization' | 'ids';
  readonly values: Readonly<Record<string, string>>;

  constructor(reason: SnapshotRefused['reason'], values: Record<string, string>, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.values = values;
  }
}

export function damaged(problem: string, cause?: unknown): SnapshotRefused {
  const options = cause === undefined ? undefined : { cause };
  return new SnapshotRefused('damaged', { problem }, `The snapshot cannot be read: ${problem}.`, options);
}

const ENDING = '.ndjson.gz';
/** No row of ours is longer; a line that does not end is not read into memory. */
const LONGEST_LINE = 16 * 1024 * 1024;
const LONGEST_HEADER = 1024 * 1024;
/** Of the rows, uncompressed: a small file that swells without end is given up. */
const MOST_BYTES = 8 * 1024 * 1024 * 1024;

export const snapshotPath = (folder: string, name: string) => join(folder, `${name}${ENDING}`);
/** For a file on its way to be one; several of one name may be, and each is whole or is not there. */
const unfinished = (target: string) => `${target}.${randomUUID()}`;

/** Takes rows as lines and counts them; waits while the disk is behind. */
export class SnapshotWriter {
  readonly #target: string;
  readonly #rowsFile: string;
  readonly #wholeFile: string;
  readonly #gzip = createGzip({ level: 5 });
  readonly #written: Promise<void>;
  readonly #hash = createHash('sha256');
  readonly #counts: Record<string, number> = {};

  private constructor(target: string) {
    this.#target = target;
    const beside = unfinished(target);
    this.#rowsFile = `${beside}.rows`;
    this.#wholeFile = `${beside}.tmp`;
    this.#written = pipeline(this.#gzip, createWriteStream(this.#rowsFile, { mode: 0o600 }));
    this.#written.catch(() => undefined);
  }

  static async open(target: string): Promise<SnapshotWriter> {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    return new SnapshotWriter(target);
  }

  async table(table: string, columns: readonly string[]): Promise<void> {
    this.#counts[table] = 0;
    await this.#write(`${JSON.stringify({ table, columns })}\n`);
  }

  /** Rows of the table begun last, each as JSON text. */
  async rows(table: string, rows: readonly string[]): Promise<void> {
    this.#counts[table]! += rows.length;
    await this.#write(`${rows.join('\n')}\n`);
  }

  /** Writes the header in front and gives the file its name. */
  async finish(header: Omit<SnapshotHeader, 'counts' | 'checksum' | 'cartwright_snapshot'>): Promise<SnapshotHeader> {
    this.#gzip.end();
    await this.#written;
    const whole = { cartwright_snapshot: 1, ...header, counts: this.#counts, checksum: this.#hash.digest('hex') } as const;
    const out = createWriteStream(this.#wholeFile, { mode: 0o600 });
    out.write(gzipSync(`${JSON.stringify(whole)}\n`));
    await pipeline(createReadStream(this.#rowsFile), out);
    await rename(this.#wholeFile, this.#target);
    await rm(this.#rowsFile, { force: true });
    return whole;
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
    for (const file of [this.#rowsFile, this.#wholeFile]) await rm(file, { force: true });
  }

  async #write(text: string): Promise<void> {
    this.#hash.update(text);
    if (this.#gzip.write(text)) return;
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      await Promise.race([once(this.#gzip, 'drain', { signal }), finished(this.#gzip, { signal, cleanup: true })]);
    } finally {
      // The listeners of the one that lost would stay at the stream, with each wait some more.
      waiting.abort();
    }
  }
}

/** Rows of one table, some at a time, each as JSON text. */
export interface SnapshotRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 1024 * 1024;

/**
 * A snapshot's header, and its rows in the order of the file; the end is reached only if the checksum is right. Who does not read the rows to
 * their end gives them back with `rows.return`, which closes the file. Throws SnapshotRefused.
 */
export async function readSnapshot(file: string): Promise<{ header: SnapshotHeader; rows: AsyncGenerator<SnapshotRows> }> {
  const lines = linesOf(file);
  try {
    const first = await lines.next();
    if (first.done) throw damaged('it is empty');
    const header = parseHeader(first.value);
    const rows = rowsOf(header, lines);
    // A generator that has not begun ends without its `finally`, and the file would stay open.
    const end = rows.return.bind(rows);
    rows.return = async (value) => {
      await lines.return(undefined);
      return end(value);
    };
    return { header, rows };
  } catch (error) {
    await lines.return(undefined);
    throw error;
  }
}

async function* rowsOf(header: SnapshotHeader, lines: AsyncGenerator<string>): AsyncGenerator<SnapshotRows> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let table: { table: string; columns: string[] } | undefined;
  let rows: string[] = [];
  let characters = 0;
  for await (const line of lines) {
    hash.update(`${line}\n`);
    if (line.startsWith('{"table":')) {
      if (table && rows.length > 0) yield { ...table, rows };
      table = parseTable(line);
      if (Object.hasOwn(counts, table.table)) throw damaged(`the table ${table.table} comes twice`);
      counts[table.table] = 0;
      rows = [];
      characters = 0;
      continue;
    }
    if (!table) throw damaged('a row stands before its table');
    counts[table.table]!++;
    rows.push(line);
    characters += line.length;
    if (rows.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield { ...table, rows };
    rows = [];
    characters = 0;
  }
  if (table && rows.length > 0) yield { ...table, rows };
  if (hash.digest('hex') !== header.checksum) throw damaged('its checksum is wrong');
  for (const [name, count] of Object.entries(header.counts)) {
    if (counts[name] !== count) throw damaged(`it has ${counts[name] ?? 0} rows of ${name} instead of ${count}`);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let bytes = 0;
  let header = true;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw damaged('it is too large');
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop()!;
      for (const part of parts) {
        yield part;
        header = false;
      }
      if (rest.length > (header ? LONGEST_HEADER : LONGEST_LINE)) throw damaged('a line is too long');
    }
    if (rest !== '') throw damaged('its last line is not whole');
  } catch (error) {
    throw error instanceof SnapshotRefused ? error : damaged((error as Error).message, error);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function parseHeader(line: string): SnapshotHeader {
  const header = parse(line) as Partial<SnapshotHeader>;
  if (header.cartwright_snapshot !== 1) throw damaged('it is no snapshot, or one of a form that this version does not know');
  const whole =
    Array.isArray(header.schema) &&
    typeof header.organization === 'string' &&
    typeof header.taken_at === 'string' &&
    typeof header.clock_at === 'string' &&
    Array.isArray(header.banners) &&
    header.banners.every((one) => Number.isSafeInteger(one?.id) && typeof one.slug === 'string' && typeof one.name === 'string') &&
    typeof header.counts === 'object' &&
    header.counts !== null &&
    typeof header.checksum === 'string';
  if (!whole) throw damaged('its header is not whole');
  return header as SnapshotHeader;
}

function parseTable(line: string): { table: string; columns: string[] } {
  const { table, columns } = parse(line) as { table?: unknown; columns?: unknown };
  if (typeof table !== 'string' || !Array.isArray(columns) || !columns.every((one) => typeof one === 'string')) {
    throw damaged('a table is not named');
  }
  return { table, columns };
}

function parse(line: string): object {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw damaged('a line is not JSON');
}

/** Reads a snapshot to its end, so that it is known to be whole. */
export async function checkSnapshot(file: string): Promise<SnapshotHeader> {
  const { header, rows } = await readSnapshot(file);
  for await (const _ of rows);
  return header;
}

/** The snapshots of a folder, by name. Files that are none are passed over. */
export async function listSnapshots(folder: string): Promise<StoredSnapshot[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length));
  const found = await Promise.all(names.sort().map((name) => findSnapshot(folder, name).catch(() => undefined)));
  return found.filter((one) => one !== undefined);
}

export async function findSnapshot(folder: string, name: string): Promise<StoredSnapshot | undefined> {
  const file = snapshotPath(folder, name);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return undefined;
  const { header, rows } = await readSnapshot(file);
  await rows.return(undefined);
  return { name, size: found.size, ...header };
}

/** Keeps a file that was sent, if it is a whole snapshot. */
export async function storeSnapshot(folder: string, name: string, content: Uint8Array): Promise<SnapshotHeader> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${unfinished(snapshotPath(folder, name))}.tmp`;
  try {
    await writeFile(temporary, content, { mode: 0o600, flag: 'wx' });
    const header = await checkSnapshot(temporary);
    await rename(temporary, snapshotPath(folder, name));
    return header;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** False where there is none of the name. */
export async function deleteSnapshot(folder: string, name: string): Promise<boolean> {
  return rm(snapshotPath(folder, name)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
