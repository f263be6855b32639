import { isDeepStrictEqual } from 'node:util';
import { applyTo, type Command, type Expected, requestOf } from './commands/kit.ts';
import type { State } from './model/state.ts';
import { expected, look, nameBatches, observed, type Seen } from './observe.ts';
import type { Answer, Shop } from './shop.ts';

/** Commands that are sent at once; most rounds have one. */
export type Round = readonly Command[];

/** Where the server and the model part. */
export interface Difference {
  /** Index of the round. */
  readonly round: number;
  readonly text: string;
}

/** Plays rounds on a shop and gives the first difference. Of the outcomes of concurrent commands any is right that some order of them explains. */
export async function playRounds(shop: Shop, start: State, rounds: readonly Round[]): Promise<{ state: State } | Difference> {
  let state = start;
  for (const [index, round] of rounds.entries()) {
    const answers = await Promise.all(round.map((command) => shop.send(requestOf(state, command))));
    const explained = await explain(shop, state, round, answers);
    if (typeof explained === 'string') return { round: index, text: explained };
    state = explained;
  }
  return { state };
}

/** The state in which the answers and the database leave the model, or why there is none. */
async function explain(shop: Shop, state: State, round: Round, answers: readonly Answer[]): Promise<State | string> {
  const mismatches: string[] = [];
  let seen: Seen | undefined;
  for (const { after, mismatch } of outcomes(state, round, answers)) {
    if (mismatch !== undefined) {
      mismatches.push(mismatch);
      continue;
    }
    seen ??= await look(shop.server.database, shop.organizationId, after.now);
    nameBatches(after, seen);
    const [is, wanted] = [observed(seen, after), expected(after)];
    if (isDeepStrictEqual(is, wanted)) return after;
    mismatches.push(`the database differs: ${describe(wanted, is).join('; ')}`);
  }
  const got = answers.map((answer) => `${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`);
  return [...new Set(mismatches), ...got.map((text) => `answered ${text}`)].join('\n    ');
}

interface Outcome {
  readonly after: State;
  readonly mismatch?: string;
}

/** What each order of the commands makes of the state; orders whose first commands cannot explain their answers are not followed. */
function* outcomes(state: State, round: Round, answers: readonly Answer[], left = round.map((_, index) => index)): Generator<Outcome> {
  if (left.length === 0) yield { after: state };
  for (const index of left) {
    const after = structuredClone(state);
    const wanted = applyTo(after, round[index]!);
    const mismatch = compare(wanted, answers[index]!);
    if (mismatch !== undefined) {
      yield { after, mismatch: `${round[index]!.kind}: ${mismatch}` };
      continue;
    }
    if ('bind' in wanted) wanted.bind?.(answers[index]!.body as never);
    yield* outcomes(
      after,
      round,
      answers,
      left.filter((other) => other !== index),
    );
  }
}

/** What speaks against an answer. */
function compare(wanted: Expected, { status, body }: Answer): string | undefined {
  if ('refused' in wanted) {
    const got = `${status} ${body.error?.message}`;
    const fits = wanted.refused.some((text) => (text.endsWith('…') ? got.startsWith(text.slice(0, -1)) : got === text));
    return fits ? undefined : `expected ${wanted.refused.join(' or ')}`;
  }
  if (status !== 200) return `expected 200 ${JSON.stringify(wanted.members)}`;
  const differences = describe(wanted.members, body, true);
  return differences.length === 0 ? undefined : `expected ${differences.join('; ')}`;
}

/** Each place where two values differ. Partly: members that only the second one has do not count. */
export function describe(wanted: unknown, got: unknown, partly = false, path = ''): string[] {
  if (isObject(wanted) && isObject(got) && Array.isArray(wanted) === Array.isArray(got)) {
    const all = partly && !Array.isArray(wanted) ? Object.keys(wanted) : [...new Set([...Object.keys(wanted), ...Object.keys(got)])];
    return all.flatMap((key) => describe(wanted[key], got[key], partly, path === '' ? key : `${path}.${key}`));
  }
  return Object.is(wanted, got) ? [] : [`${path} ${JSON.stringify(wanted)}, not ${JSON.stringify(got)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
