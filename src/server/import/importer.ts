import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { BannerKey } from '../../operations/catalogue/write-catalogue.ts';
import { announceInvalidation } from '../../storage/directory/directory.ts';
import type { Connection, Database } from '../../storage/engine/index.ts';
import { advanceImport, beginImport, finishImport, type ImportProgress } from '../../storage/imports/import.ts';
import type { ImportJob } from './jobs/job.ts';
import { faultOf, type RowFault, rowReader } from './read-row.ts';
import { csvRows } from './rows/csv.ts';
import { ndjsonRows } from './rows/ndjson.ts';
import type { FileRow } from './rows/row.ts';

/** Rows of one transaction. */
const BATCH_ROWS = 500;
/** Bytes of the file after which a batch ends early. */
const BATCH_BYTES = 1_000_000;
/** Bytes at either end of the file that go into its fingerprint. */
const FINGERPRINT_BYTES = 65_536;

export const FORMATS = ['csv', 'tsv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

export interface ImportTask {
  readonly database: Database;
  readonly banner: BannerKey;
  readonly job: ImportJob;
  /** Absolute path. */
  readonly file: string;
  readonly format: Format;
  /** After each batch; `size` is that of the file in bytes. */
  readonly onProgress: (progress: ImportProgress, size: number) => void;
  /** Writes rows and progress; only the proof puts another in its place. */
  readonly commit?: Commit;
}

/** Commits a batch: its rows and how far the import has come by them. */
export type Commit = (
  database: Database,
  rows: (db: Connection) => Promise<ImportProgress>,
  advance: (db: Connection, progress: ImportProgress) => Promise<void>,
) => Promise<ImportProgress>;

/** Rows and progress stand or fall together: a killed import goes on exactly behind its last row. */
export const commitTogether: Commit = (database, rows, advance) =>
  database.transaction(async (db) => {
    const progress = await rows(db);
    await advance(db, progress);
    return progress;
  });

export interface ImportResult extends ImportProgress {
  /** Rows that were written before this run. */
  readonly resumedAt: number;
  /** Where bad rows are listed. */
  readonly errorFile: string;
}

interface Batch {
  readonly records: FileRow[];
  /** Behind the last record, if that is a place to stop at. */
  end: number | undefined;
}

/** Another process imports the same file. */
export class ImportInterfered extends Error {
  override readonly name = 'ImportInterfered';
}

/**
 * Imports a file row by row, in batches. Bad rows are skipped and listed in `FILE.errors.ndjson`. An import that was interrupted goes on
 * where it stopped; one that was finished begins anew, which changes nothing where nothing has changed.
 */
export async function importFile(task: ImportTask): Promise<ImportResult> {
  const { database, banner, job, file, format, onProgress } = task;
  await using handle = await openForReading(file);
  const { size, fingerprint } = await identify(handle);
  const key = [banner.organizationId, banner.bannerId, job.kind, `${format} ${fingerprint}`] as const;
  const [begun] = await database.query(beginImport, [...key, file, new Date()]);
  const errorFile = `${file}.errors.ndjson`;
  await using errorList = await ErrorList.open(errorFile, begun!.error_bytes);

  const read = rowReader(job, format !== 'ndjson');
  const from = { bytes: begun!.bytes_done, lines: begun!.lines_done };
  const records = format === 'ndjson' ? ndjsonRows(file, from) : csvRows(file, from, format === 'tsv' ? '\t' : ',');
  let progress = begun!;
  let batches = 0;
  let analyzeAt = 1;
  for await (const batch of batchesOf(records, from.bytes)) {
    const at = new Date();
    const before = progress;
    const writeRows = (db: Connection) => writeBatch(db, task, batch, before, size, read, errorList, at);
    const advance = async (db: Connection, reached: ImportProgress) => {
      const [row] = await db.query(advanceImport, [...key, before.bytes_done, JSON.stringify(reached), at]);
      if (!row) throw new ImportInterfered('Another process imports this file too, and has gone on. This one stops.');
    };
    progress = await (task.commit ?? commitTogether)(database, writeRows, advance);
    onProgress(progress, size);
    // A table that has just grown has no fitting statistics yet, and plans made without them read all of it.
    if (++batches === analyzeAt) {
      await database.execute(job.tables.map((table) => `analyze cw.${table};`).join(' '));
      analyzeAt *= 4;
    }
  }
  await database.query(finishImport, [...key, new Date()]);
  return { ...progress, resumedAt: begun!.rows_done + begun!.rows_bad, errorFile };
}

async function openForReading(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** A file that has been edited is another file: its size, time of change, beginning and end say which one it is. */
async function identify(handle: FileHandle): Promise<{ size: number; fingerprint: string }> {
  const { size, mtimeMs } = await handle.stat();
  const hash = createHash('sha256').update(`${size} ${mtimeMs}\n`);
  const buffer = Buffer.alloc(FINGERPRINT_BYTES);
  for (const position of [0, Math.max(0, size - FINGERPRINT_BYTES)]) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    hash.update(buffer.subarray(0, bytesRead));
  }
  return { size, fingerprint: hash.digest('hex') };
}

/** A batch ends only where reading can be taken up again. */
async function* batchesOf(records: AsyncIterable<FileRow>, start: number): AsyncGenerator<Batch> {
  let batch: Batch = { records: [], end: undefined };
  let began = start;
  for await (const record of records) {
    batch.records.push(record);
    batch.end = record.end;
    if (record.end === undefined || (batch.records.length < BATCH_ROWS && record.end - began < BATCH_BYTES)) continue;
    yield batch;
    began = record.end;
    batch = { records: [], end: undefined };
  }
  if (batch.records.length > 0) yield batch;
}

async function writeBatch(
  db: Connection,
  { database, job, banner }: ImportTask,
  { records, end }: Batch,
  before: ImportProgress,
  size: number,
  read: ReturnType<typeof rowReader>,
  errorList: ErrorList,
  at: Date,
): Promise<ImportProgress> {
  const rows: unknown[] = [];
  const places: number[] = [];
  const faults = new Map<number, RowFault[]>();
  for (const [place, record] of records.entries()) {
    const result = read(record);
    if ('row' in result) {
      rows.push(result.row);
      places.push(place);
    } else faults.set(place, [...result.faults]);
  }
  const refused = rows.length === 0 ? [] : await job.write(db, banner, rows, at);
  for (const { index, problem } of refused) {
    const place = places[index]!;
    faults.set(place, [...(faults.get(place) ?? []), faultOf(problem)]);
  }
  // Servers that run on the same database learn of it within a second (storage/directory).
  if (database.capabilities.sharedByProcesses) await db.query(announceInvalidation, [job.topic]);
  const bad = [...faults].sort(([a], [b]) => a - b).map(([place, errors]) => ({ line: records[place]!.line, errors }));
  return {
    bytes_done: end ?? size,
    lines_done: records.at(-1)!.line,
    rows_done: before.rows_done + records.length - bad.length,
    rows_bad: before.rows_bad + bad.length,
    error_bytes: await errorList.write(before.error_bytes, bad),
  };
}

/** The list of bad rows, one JSON object a line. What was written behind the last committed length is overwritten. */
class ErrorList implements AsyncDisposable {
  readonly #file: string;
  #handle: FileHandle | undefined;

  private constructor(file: string) {
    this.#file = file;
  }

  /** An import that begins anew removes the list of an earlier one. */
  static async open(file: string, length: number): Promise<ErrorList> {
    const list = new ErrorList(file);
    if (length > 0) await (await list.#open()).truncate(length);
    else await list.#remove();
    return list;
  }

  /** Writes entries at a position and gives the length then. */
  async write(position: number, entries: readonly object[]): Promise<number> {
    if (entries.length === 0) return position;
    const text = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), 'utf8');
    await (await this.#open()).write(text, 0, text.length, position);
    return position + text.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle?.close();
  }

  async #open(): Promise<FileHandle> {
    if (!this.#handle) {
      // Made if missing, never emptied: what is committed stays.
      await (await open(this.#file, 'a')).close();
      this.#handle = await open(this.#file, 'r+');
    }
    return this.#handle;
  }

  async #remove(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
