import { createReadStream } from 'node:fs';
import { type FilePosition, type FileRow, MAX_RECORD } from './row.ts';

const NEWLINE = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The objects of a file that has one JSON object on each line; empty lines are skipped. */
export async function* ndjsonRows(file: string, from: FilePosition): AsyncGenerator<FileRow> {
  let { bytes: end, lines: line } = from;
  for await (const { parts, length, ended } of linesOf(file, from.bytes)) {
    line++;
    end += length + (ended ? 1 : 0);
    const row = readLine(parts, length, line, end);
    if (row) yield row;
  }
}

interface Line {
  /** Empty when the line is too long to be kept. */
  readonly parts: readonly Buffer[];
  readonly length: number;
  /** False for a last line without a line feed. */
  readonly ended: boolean;
}

async function* linesOf(file: string, start: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer) => {
    length += part.length;
    parts = length > MAX_RECORD ? [] : [...parts, part];
  };
  for await (const chunk of createReadStream(file, { start }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let stop = chunk.indexOf(NEWLINE); stop >= 0; stop = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, stop));
      yield { parts, length, ended: true };
      parts = [];
      length = 0;
      from = stop + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield { parts, length, ended: false };
}

function readLine(parts: readonly Buffer[], length: number, line: number, end: number): FileRow | undefined {
  const bad = (fault: string): FileRow => ({ line, end, fields: undefined, fault });
  if (length > MAX_RECORD) return bad(`The line is longer than ${MAX_RECORD} bytes.`);
  let text: string;
  try {
    text = utf8.decode(Buffer.concat(parts)).trim();
  } catch {
    return bad('The line is not UTF-8.');
  }
  if (text === '') return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('The line is not a JSON object.');
    return { line, end, fields: value as Record<string, unknown> };
  } catch {
    return bad('The line is not valid JSON.');
  }
}
