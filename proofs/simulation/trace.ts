import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';

const KEPT = 40;
const LONGEST_LINE = 300;

/** Everything that happened, as one hash, and the end of it for people. */
export class Trace {
  readonly #hash = createHash('sha256');
  readonly #last: string[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  note(what: string): void {
    const line = `${new Date(this.#now()).toISOString()} ${what}`;
    this.#hash.update(line).update('\n');
    // To compare two runs line by line.
    if (process.env.SIMULATION_TRACE) appendFileSync(process.env.SIMULATION_TRACE, `${line}\n`);
    this.#last.push(line.slice(0, LONGEST_LINE));
    if (this.#last.length > KEPT) this.#last.shift();
  }

  get last(): readonly string[] {
    return this.#last;
  }

  /** Sixteen hex digits; ends the trace. */
  digest(): string {
    return this.#hash.digest('hex').slice(0, 16);
  }
}
