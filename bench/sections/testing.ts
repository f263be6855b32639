import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { startCartwright } from '../../testing/index.ts';
import { median } from '../phase.ts';
import { endedChildrenProcessorTime, ROOT } from '../server.ts';

/** Milliseconds from the call of `startCartwright()` on. */
export interface TestingFigures {
  readonly starts: number;
  /** Until the platform is ready, median. */
  readonly ready: number;
  /** Until the first call is answered, with the token that it needs: median and the least of all. */
  readonly firstAnswer: number;
  readonly least: number;
  /** Until `close()` has resolved, from its call on. */
  readonly close: number;
  /** Processor time of the server from its start to its end, median; it says more than the rest where the machine is shared. */
  readonly processor: number | undefined;
}

/** The test helper as installed projects have it, compiled anew if it is stale. */
export async function compiledHelper(): Promise<{ startCartwright: typeof startCartwright }> {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'ignore' });
  return import(join(ROOT, 'dist/library/testing/index.js'));
}

/** Cold starts of the compiled test helper, as installed projects have it; the first one, which prepares the database, is not counted. */
export async function measureTesting(rounds: number): Promise<TestingFigures> {
  const helper = await compiledHelper();
  const all: { ready: number; firstAnswer: number; close: number; processor: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const before = endedChildrenProcessorTime() ?? Number.NaN;
    const started = performance.now();
    const platform = await helper.startCartwright();
    const ready = performance.now() - started;
    await platform.development.client().management.organization.get();
    const firstAnswer = performance.now() - started;
    await platform.close();
    const close = performance.now() - started - firstAnswer;
    const processor = (endedChildrenProcessorTime() ?? Number.NaN) - before;
    if (round > 0) all.push({ ready, firstAnswer, close, processor });
  }
  const medianOf = (name: 'ready' | 'firstAnswer' | 'close' | 'processor') => median(all.map((one) => one[name]));
  return {
    starts: rounds,
    ready: medianOf('ready'),
    firstAnswer: medianOf('firstAnswer'),
    least: Math.min(...all.map((one) => one.firstAnswer)),
    close: medianOf('close'),
    processor: Number.isNaN(medianOf('processor')) ? undefined : medianOf('processor'),
  };
}
