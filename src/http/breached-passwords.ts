import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** Hexadecimal SHA-1 of a password, and how often it was seen, as lists of breached passwords have them. */
const LINE = /^[0-9A-F]{40}(?::\d+)?\r?(?:\n|$)/i;
const HASH_DIGITS = 40;
/** Holds the rest of one line and the whole next one. */
const READ_BYTES = 256;
const NEWLINE = 0x0a;

/**
 * Passwords that were found in breaches, in a file of the operator's: one `SHA-1[:count]` on each line, in ascending order, the form in which
 * Have I Been Pwned offers them for download. The file may be larger than memory; it is searched where it lies, and no password leaves the
 * process.
 */
export class BreachedPasswords {
  readonly #file: FileHandle;
  readonly #size: number;

  private constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** Throws an Error that says what is wrong with the file. */
  static async open(path: string): Promise<BreachedPasswords> {
    const file = await open(path).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`The list of breached passwords cannot be read: ${error.message}`);
    });
    const size = (await file.stat()).size;
    const list = new BreachedPasswords(file, size);
    const first = await list.#read(0);
    const last = await list.#read(Math.max(0, size - READ_BYTES));
    const lines = last.toString('latin1').trimEnd().split('\n');
    const [from, to] = [first.toString('latin1'), lines.at(-1)!].map((text) => text.slice(0, HASH_DIGITS).toUpperCase());
    if (LINE.test(first.toString('latin1')) && LINE.test(lines.at(-1)!) && from! <= to!) return list;
    await file.close();
    throw new Error(
      `${path} is no list of breached passwords: it takes one SHA-1 (40 hexadecimal digits, ":" and a count behind it or not) on each line, in ascending order.`,
    );
  }

  /** Whether the password was found in a breach. About as many reads of the file as its size has binary digits. */
  async has(password: string): Promise<boolean> {
    const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
    // A line that begins in [from, to) may be the one.
    let from = 0;
    let to = this.#size;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const { start, hash, next } = await this.#lineFrom(middle);
      if (hash === wanted) return true;
      if (start >= to || hash > wanted) to = middle;
      else from = next;
    }
    return false;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** The first line that begins at `at` or behind; behind the last one `start` is the end of the file. */
  async #lineFrom(at: number): Promise<{ start: number; hash: string; next: number }> {
    const from = Math.max(0, at - 1);
    const bytes = await this.#read(from);
    const begins = at === 0 ? 0 : bytes.indexOf(NEWLINE) + 1;
    if (at > 0 && begins === 0) return { start: this.#size, hash: '', next: this.#size };
    const ends = bytes.indexOf(NEWLINE, begins);
    const hash = bytes.toString('latin1', begins, begins + HASH_DIGITS).toUpperCase();
    return { start: from + begins, hash, next: ends < 0 ? this.#size : from + ends + 1 };
  }

  async #read(position: number): Promise<Buffer> {
    const bytes = Buffer.alloc(READ_BYTES);
    const { bytesRead } = await this.#file.read(bytes, 0, READ_BYTES, position);
    return bytes.subarray(0, bytesRead);
  }
}
