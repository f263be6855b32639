/** One record of a file. */
export interface FileRow {
  /** Line on which the record ends, from 1. */
  readonly line: number;
  /** Byte offset after the record; undefined after a broken one, where reading cannot be taken up again. */
  readonly end: number | undefined;
  /** Undefined when the record cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  /** Why it cannot be read. */
  readonly fault?: string;
}

/** Where to go on reading. */
export interface FilePosition {
  readonly bytes: number;
  readonly lines: number;
}

/** A record longer than this cannot be read; in bytes. */
export const MAX_RECORD = 1_000_000;

/** The file cannot be read on: what follows has no meaning. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
