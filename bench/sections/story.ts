import { play, type Story } from '../../proofs/story/play.ts';
import { Receiver } from '../../proofs/support/receiver.ts';
import { median } from '../phase.ts';
import { endedChildrenProcessorTime } from '../server.ts';
import { compiledHelper } from './testing.ts';

/** A run as a retailer's CI does it; milliseconds of each phase, medians of the rounds. */
export interface StoryFigures {
  readonly rounds: number;
  readonly start: number;
  /** Ten days of the test clock. */
  readonly story: number;
  readonly stop: number;
  readonly whole: number;
  /** Processor time of the server in all. */
  readonly processor: number | undefined;
  readonly last: Story;
  readonly problems: number;
}

/** The first round, which prepares the database, is not counted. */
export async function measureStory(rounds: number, seed: number): Promise<StoryFigures> {
  const { startCartwright } = await compiledHelper();
  const all: { start: number; story: number; stop: number; whole: number; processor: number; played: Story }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const receiver = await Receiver.open();
    const before = endedChildrenProcessorTime() ?? Number.NaN;
    const began = performance.now();
    const platform = await startCartwright();
    const ready = performance.now();
    const played = await play(platform, receiver, { seed });
    const told = performance.now();
    await platform.close();
    const stopped = performance.now();
    await receiver.down();
    const processor = (endedChildrenProcessorTime() ?? Number.NaN) - before;
    if (round > 0) all.push({ start: ready - began, story: told - ready, stop: stopped - told, whole: stopped - began, processor, played });
  }
  const medianOf = (name: 'start' | 'story' | 'stop' | 'whole' | 'processor') => median(all.map((one) => one[name]));
  return {
    rounds,
    start: medianOf('start'),
    story: medianOf('story'),
    stop: medianOf('stop'),
    whole: medianOf('whole'),
    processor: Number.isNaN(medianOf('processor')) ? undefined : medianOf('processor'),
    last: all.at(-1)!.played,
    problems: all.reduce((sum, { played }) => sum + played.problems.length, 0),
  };
}
