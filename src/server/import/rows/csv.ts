import { createReadStream } from 'node:fs';
import { CsvError, type Info, parse } from 'csv-parse';
import { type FilePosition, type FileRow, MAX_RECORD, UnreadableFile } from './row.ts';

/** After these the parser no longer knows where a record begins. */
const UNREADABLE = new Set(['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED']);

/** A record, or why there is none. */
interface Parsed {
  readonly record: readonly string[] | undefined;
  readonly fault: string;
  /** Behind the record; within it where it is broken. */
  readonly position: FilePosition;
}

/** The records of a file with a header line (RFC 4180, UTF-8), as texts by column; empty cells and empty lines are left out. */
export async function* csvRows(file: string, from: FilePosition, delimiter: ',' | '\t'): AsyncGenerator<FileRow> {
  const header = await readHeader(file, delimiter);
  if (!header) return;
  for await (const parsed of records(file, from.bytes === 0 ? header.position : from, delimiter)) yield toRow(header.columns, parsed);
}

async function readHeader(file: string, delimiter: string): Promise<{ columns: string[]; position: FilePosition } | undefined> {
  for await (const { record, fault, position } of records(file, { bytes: 0, lines: 0 }, delimiter)) {
    if (!record) throw new UnreadableFile(`The header cannot be read. ${fault}`);
    const columns = record.map((name) => name.trim());
    const repeated = columns.find((name, index) => columns.indexOf(name) < index);
    if (repeated !== undefined) throw new UnreadableFile(`The header has the column "${repeated}" twice.`);
    return { columns, position };
  }
  return undefined;
}

async function* records(file: string, from: FilePosition, delimiter: string): AsyncGenerator<Parsed> {
  // A broken record is told in passing; it is handed out in its place among the others.
  const faults: { readonly bytes: number; readonly fault: string }[] = [];
  const parser = parse({
    delimiter,
    bom: from.bytes === 0,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error && UNREADABLE.has(error.code)) parser.destroy(error);
      else if (error) faults.push({ bytes: (error as unknown as Info).bytes, fault: sentence(error) });
    },
    max_record_size: MAX_RECORD,
  });
  const stream = createReadStream(file, { start: from.bytes });
  const lines = new LineCounter(from.lines);
  stream.on('data', (chunk) => lines.add(chunk as Buffer));
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  const at = (bytes: number) => ({ bytes: from.bytes + bytes, lines: lines.at(bytes) });
  const brokenBefore = function* (bytes: number): Generator<Parsed> {
    while (faults[0] && faults[0].bytes < bytes) {
      const { bytes: within, fault } = faults.shift()!;
      yield { record: undefined, fault, position: at(within) };
    }
  };
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield* brokenBefore(info.bytes);
      yield { record, fault: '', position: at(info.bytes) };
    }
    yield* brokenBefore(Number.POSITIVE_INFINITY);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile('A quote is opened and never closed, so that the rest of the file cannot be read.');
  } finally {
    stream.destroy();
  }
}

function toRow(columns: readonly string[], { record, fault, position }: Parsed): FileRow {
  const { bytes: end, lines: line } = position;
  if (!record) return { line, end: undefined, fields: undefined, fault };
  const bad = (why: string): FileRow => ({ line, end, fields: undefined, fault: why });
  if (record.length !== columns.length) return bad(`The row has ${record.length} columns, the header ${columns.length}.`);
  // What is not UTF-8 has been read as the replacement character.
  if (record.some((cell) => cell.includes('\uFFFD'))) return bad('The row is not UTF-8.');
  return { line, end, fields: Object.fromEntries(columns.flatMap((name, index) => (record[index] === '' ? [] : [[name, record[index]]]))) };
}

/** The parser's message without its hints for programmers and its line, which counts from where reading was taken up. */
function sentence(error: Error): string {
  return `${error.message.split(/ at line |, value is|, instead got/)[0]}.`;
}

/** Lines up to an offset, counted by ourselves: the parser counts a CRLF within quotes twice. */
class LineCounter {
  #lines: number;
  #read = 0;
  /** Offsets of line feeds that have been read and not asked for yet. */
  #ahead: number[] = [];
  #taken = 0;

  constructor(before: number) {
    this.#lines = before;
  }

  add(chunk: Buffer): void {
    for (let found = chunk.indexOf(LINE_FEED); found >= 0; found = chunk.indexOf(LINE_FEED, found + 1))
      this.#ahead.push(this.#read + found);
    this.#read += chunk.length;
  }

  /** The line on which the byte before the offset stands; offsets are asked for in rising order. */
  at(offset: number): number {
    while (this.#taken < this.#ahead.length && this.#ahead[this.#taken]! < offset) this.#taken++;
    const ended = this.#taken > 0 && this.#ahead[this.#taken - 1] === offset - 1;
    const line = this.#lines + this.#taken + (ended ? 0 : 1);
    if (this.#taken > TIDY_AT && ended) {
      this.#ahead = this.#ahead.slice(this.#taken);
      this.#lines += this.#taken;
      this.#taken = 0;
    }
    return line;
  }
}
const LINE_FEED = 0x0a;
const TIDY_AT = 1_000;
