/** One measurement: so many callers, each with one call on the way, for so long. */
export interface Phase {
  readonly concurrency: number;
  readonly seconds: number;
}

export interface Figures {
  readonly calls: number;
  readonly errors: number;
  /** What the first error said. */
  readonly firstError: string | undefined;
  /** Calls per second, without those that failed. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the server's processor time for each call, on all its threads. */
  readonly processor?: number | undefined;
  /** The same of all processes that take part: client, server and database. */
  readonly everywhere?: number | undefined;
}

/** `done`: counted; `empty`: there is nothing left to do, the phase ends early; a text: what went wrong. */
export type Step = 'done' | 'empty' | { readonly error: string };

/** Runs `step` in `concurrency` loops until the time is over or one finds nothing left to do. */
export async function runPhase({ concurrency, seconds }: Phase, step: (caller: number) => Promise<Step>): Promise<Figures> {
  const latencies: number[] = [];
  let errors = 0;
  let firstError: string | undefined;
  const started = performance.now();
  let ended = started + seconds * 1000;
  const caller = async (index: number) => {
    for (let before = performance.now(); before < ended; ) {
      const outcome = await step(index);
      const after = performance.now();
      if (outcome === 'done') latencies.push(after - before);
      else if (outcome === 'empty') ended = Math.min(ended, after);
      else {
        errors++;
        firstError ??= outcome.error;
      }
      before = after;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => caller(index)));
  const elapsed = (performance.now() - started) / 1000;
  const sorted = Float64Array.from(latencies).sort();
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { calls: sorted.length, errors, firstError, rate: sorted.length / elapsed, p50: quantile(0.5), p99: quantile(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The medians of several rounds; calls and errors are sums. */
export function medians(rounds: readonly Figures[]): Figures {
  const of = (name: 'rate' | 'p50' | 'p99' | 'processor' | 'everywhere') => median(rounds.map((round) => round[name] ?? Number.NaN));
  const sum = (name: 'calls' | 'errors') => rounds.reduce((total, round) => total + round[name], 0);
  const firstError = rounds.find((round) => round.firstError !== undefined)?.firstError;
  return {
    calls: sum('calls'),
    errors: sum('errors'),
    firstError,
    rate: of('rate'),
    p50: of('p50'),
    p99: of('p99'),
    processor: of('processor'),
    everywhere: of('everywhere'),
  };
}
