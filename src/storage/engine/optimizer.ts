import { setFlagsFromString } from 'node:v8';

/** What a start and the first calls take, milliseconds. */
const WAIT = 10_000;
/** V8 optimizes only the function of this index, which no module has. */
const NONE = 1_000_000_000;
const ALL = -1;

let timer: NodeJS.Timeout | undefined;

/**
 * Lets V8 optimize WebAssembly only after a while. It would begin with PostgreSQL's grammar, one function of 105 kB that every new
 * statement runs through: 0.7 to 2 s of processor time and 600 MB, three quarters of a server's peak, for what prepared statements never
 * meet again. Until then the code of the baseline compiler runs. A V8 without the option goes on as it would.
 */
export function optimizeLater(): void {
  clearTimeout(timer);
  setFlagsFromString(`--wasm-tier-up-filter=${NONE}`);
  timer = setTimeout(() => setFlagsFromString(`--wasm-tier-up-filter=${ALL}`), WAIT).unref();
}
