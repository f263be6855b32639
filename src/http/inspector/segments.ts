import { mkdirSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inspected, InspectedBody, InspectedHead, InspectedRest } from './exchange.ts';

/** A line of a segment file; the rest is parsed only when somebody wants it. */
export interface Spilled {
  readonly head: InspectedHead;
  rest(): InspectedRest;
}

interface Segment {
  readonly file: string;
  size: number;
}

export interface SegmentsOptions {
  readonly folder: string;
  /** Bytes of all files together; the oldest go first. */
  readonly limit: number;
  /** Bytes after which a file is full. */
  readonly segment: number;
  /** Name of this process, part of its files' names. */
  readonly process: string;
}

const NAME = /^\d{17}-[\w-]+\.jsonl$/;
const NEWLINE = 0x0a;
const TAB = 0x09;
const SPACE = 0x20;
const MOST_BYTES_OF_A_CHARACTER = 3;

/** `head TAB rest TAB request body TAB answer body NEWLINE`, in parts; no JSON text holds a tab or a newline. */
function lineOf({ head, rest }: Inspected): string[] {
  const { requestBody, answerBody } = rest;
  const others = {
    ...rest,
    requestBody: requestBody && { ...requestBody, text: '' },
    answerBody: answerBody && { ...answerBody, text: '' },
  };
  return [`${JSON.stringify(head)}\t${JSON.stringify(others)}\t`, ...written(requestBody), '\t', ...written(answerBody), '\n'];
}

/** As it is where that is one field: writing large answers as JSON texts took twenty times as long. */
function written(body: InspectedBody | null): string[] {
  if (body === null) return [];
  return body.text.includes('\n') || body.text.includes('\t') ? [JSON.stringify(body.text)] : ['=', body.text];
}

function withText(body: InspectedBody | null, field: string | undefined): InspectedBody | null {
  if (body === null || field === undefined) return null;
  return { ...body, text: field.startsWith('=') ? field.slice(1) : (JSON.parse(field) as string) };
}

/**
 * What left memory, in files of a folder: appended in order, read from the newest, the oldest file dropped over the limit. What has to
 * go sooner is overwritten where it stands. Everything that changes files happens one after another.
 */
export class Segments {
  readonly #options: SegmentsOptions;
  #segments: Segment[] = [];
  #open: { readonly handle: FileHandle; readonly segment: Segment } | undefined;
  #work: Promise<unknown> = Promise.resolve();
  #memory = Buffer.alloc(0);

  constructor(options: SegmentsOptions) {
    this.#options = options;
  }

  /** Finds what former processes left. */
  async start(): Promise<void> {
    const { folder } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
    for (const name of names) {
      const file = join(folder, name);
      this.#segments.push({ file, size: (await stat(file)).size });
    }
    await this.#dropOldest();
  }

  /** Bytes in files. */
  get size(): number {
    return this.#segments.reduce((sum, { size }) => sum + size, 0);
  }

  append(inspected: readonly Inspected[]): Promise<void> {
    if (inspected.length === 0) return Promise.resolve();
    return this.#after(async () => {
      const bytes = this.#encode(inspected.flatMap(lineOf));
      const { handle, segment } = await this.#current(inspected[0]!.head.seq);
      await handle.write(bytes, 0, bytes.length, segment.size);
      segment.size += bytes.length;
      if (segment.size >= this.#options.segment) await this.#close();
      await this.#dropOldest();
    });
  }

  /** From the newest; files that hold none of the bytes are passed over. */
  async *newestFirst(needle?: string): AsyncGenerator<Spilled> {
    for (const segment of [...this.#segments].reverse()) {
      const bytes = await read(segment.file);
      if (needle !== undefined && !bytes.includes(needle)) continue;
      const lines = linesOf(bytes);
      for (let index = lines.length - 1; index >= 0; index--) {
        const spilled = parse(bytes, lines[index]!);
        if (spilled) yield spilled;
      }
    }
  }

  /** Overwrites what the test picks, in every file; resolves when it is gone. A file that can't be changed is deleted whole. */
  forget(picks: (spilled: Spilled) => boolean): Promise<void> {
    return this.#after(async () => {
      for (const segment of [...this.#segments]) {
        try {
          await blank(segment.file, picks);
        } catch {
          if (this.#open?.segment === segment) await this.#close().catch(() => undefined);
          await this.#remove(segment);
        }
      }
    });
  }

  async stop(): Promise<void> {
    await this.#after(() => this.#close());
  }

  /** Into memory that the next writing uses again: joined texts and a new buffer each time took 55 µs for an answer of 47 kB, this 1 µs. */
  #encode(parts: readonly string[]): Buffer {
    const most = parts.reduce((sum, { length }) => sum + length, 0) * MOST_BYTES_OF_A_CHARACTER;
    if (this.#memory.length < most) this.#memory = Buffer.allocUnsafeSlow(most);
    let length = 0;
    for (const part of parts) length += this.#memory.write(part, length);
    return this.#memory.subarray(0, length);
  }

  async #current(seq: number): Promise<{ readonly handle: FileHandle; readonly segment: Segment }> {
    if (this.#open) return this.#open;
    const file = join(this.#options.folder, `${String(seq).padStart(17, '0')}-${this.#options.process}.jsonl`);
    const handle = await open(file, 'w', 0o600);
    const segment = { file, size: 0 };
    this.#segments.push(segment);
    this.#open = { handle, segment };
    return this.#open;
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.handle.close();
  }

  async #dropOldest(): Promise<void> {
    while (this.size > this.#options.limit) {
      const [oldest] = this.#segments;
      if (oldest === undefined || oldest === this.#open?.segment) return;
      await this.#remove(oldest);
    }
  }

  async #remove(segment: Segment): Promise<void> {
    this.#segments = this.#segments.filter((one) => one !== segment);
    await unlink(segment.file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  #after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** A line that is still being written has no end yet and is left out. */
function linesOf(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0; ; ) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return lines;
    if (bytes[start] !== SPACE) lines.push({ start, end });
    start = end + 1;
  }
}

function parse(bytes: Buffer, { start, end }: Line): Spilled | undefined {
  try {
    const tab = bytes.indexOf(TAB, start);
    const head = JSON.parse(bytes.toString('utf8', start, tab)) as InspectedHead;
    const rest = (): InspectedRest => {
      const [others = '', requestBody, answerBody] = bytes.toString('utf8', tab + 1, end).split('\t');
      const parsed = JSON.parse(others) as InspectedRest;
      return { ...parsed, requestBody: withText(parsed.requestBody, requestBody), answerBody: withText(parsed.answerBody, answerBody) };
    };
    return { head, rest };
  } catch {
    // A process that was killed left half a line behind.
    return undefined;
  }
}

async function blank(file: string, picks: (spilled: Spilled) => boolean): Promise<void> {
  const bytes = await read(file);
  const gone = linesOf(bytes).filter((line) => {
    const spilled = parse(bytes, line);
    return spilled !== undefined && picks(spilled);
  });
  if (gone.length === 0) return;
  const handle = await open(file, 'r+');
  try {
    for (const { start, end } of gone) await handle.write(Buffer.alloc(end - start, SPACE), 0, end - start, start);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Another process may have dropped the file. */
async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
