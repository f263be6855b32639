import type { ImportProgress } from '../../storage/imports/import.ts';

const WIDTH = 30;
/** Between two redraws of the bar, in milliseconds. */
const REDRAW = 100;
/** Between two plain lines, as a part of the file. */
const PLAIN_STEP = 0.05;

const number = new Intl.NumberFormat('en-US');

/** Shows how far an import is: a bar on a terminal, elsewhere a line for every twentieth of the file. */
export class ProgressBar {
  readonly #stream: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly #started = performance.now();
  #first: number | undefined;
  #shownAt = Number.NEGATIVE_INFINITY;
  #shownPart = 0;

  constructor(stream: { readonly isTTY?: boolean; write(text: string): unknown }) {
    this.#stream = stream;
  }

  update(progress: ImportProgress, size: number): void {
    const rows = progress.rows_done + progress.rows_bad;
    this.#first ??= rows;
    const now = performance.now();
    const part = size === 0 ? 1 : progress.bytes_done / size;
    const rate = (rows - this.#first) / Math.max(0.001, (now - this.#started) / 1_000);
    const text = `${Math.floor(part * 100)} %  ${number.format(rows)} rows  ${number.format(Math.round(rate))} rows/s`;
    if (this.#stream.isTTY) {
      if (now - this.#shownAt < REDRAW && part < 1) return;
      this.#shownAt = now;
      const filled = Math.round(part * WIDTH);
      this.#stream.write(`\r\x1b[K[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${text}`);
    } else if (part - this.#shownPart >= PLAIN_STEP || part >= 1) {
      this.#shownPart = part;
      this.#stream.write(`${text}\n`);
    }
  }

  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\n');
  }
}
