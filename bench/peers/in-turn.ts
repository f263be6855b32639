import type { BenchOptions } from '../options.ts';
import { type Figures, median, medians } from '../phase.ts';
import type { Memory } from '../server.ts';

/** One of those that do the same calls in turn. */
export interface Side<Call extends string> {
  readonly name: string;
  readonly ours: boolean;
  /** From the start of the process until it takes calls. */
  readonly milliseconds: number;
  memory(): Memory;
  run(call: Call, seconds: number): Promise<Figures>;
}

export interface SideFigures<Call extends string> {
  readonly name: string;
  readonly ours: boolean;
  readonly milliseconds: number;
  /** MiB resident before and after the load. */
  readonly atRest: number | undefined;
  readonly loaded: number | undefined;
  readonly calls: ReadonlyMap<Call, Figures>;
  /** Each round's figures, to be compared with another side's. */
  readonly rounds: ReadonlyMap<Call, readonly Figures[]>;
}

const WARM_UP_SECONDS = 1;

/** Each side does each call once to get warm, then in every round; who begins changes from round to round. */
export async function inTurn<Call extends string>(
  sides: readonly Side<Call>[],
  calls: readonly Call[],
  { rounds, seconds }: Pick<BenchOptions, 'rounds' | 'seconds'>,
): Promise<SideFigures<Call>[]> {
  const atRest = sides.map((side) => side.memory().now);
  const found = sides.map(() => new Map<Call, Figures[]>());
  for (const side of sides) for (const call of calls) await side.run(call, Math.min(seconds, WARM_UP_SECONDS));
  for (let round = 0; round < rounds; round++) {
    for (const call of calls) {
      for (let turn = 0; turn < sides.length; turn++) {
        const index = (turn + round) % sides.length;
        const figures = await sides[index]!.run(call, seconds);
        found[index]!.set(call, [...(found[index]!.get(call) ?? []), figures]);
      }
    }
  }
  return sides.map(({ name, ours, milliseconds, memory }, index) => ({
    name,
    ours,
    milliseconds,
    atRest: atRest[index],
    loaded: memory().now,
    calls: new Map([...found[index]!].map(([call, all]) => [call, medians(all)])),
    rounds: found[index]!,
  }));
}

/** The median of the rounds' ratios. */
export function ratioOf<Call extends string>(
  one: SideFigures<Call>,
  other: SideFigures<Call>,
  call: Call,
  figure: (figures: Figures) => number,
): number {
  return median(one.rounds.get(call)!.map((round, index) => figure(round) / figure(other.rounds.get(call)![index]!)));
}
