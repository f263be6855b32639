import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PROBED_STATES, SCOPES, type Scope } from '../components.ts';
import { type Decision, FAILURES_TO_OPEN, type Impact, type Observation, observe, SUCCESSES_TO_CLOSE, UNWATCHED } from './engine.ts';

const observation = fc.record<Observation>({ state: fc.constantFrom(...PROBED_STATES), excused: fc.boolean() });
const rounds = fc.array(observation, { maxLength: 60 });
const scope = fc.constantFrom(...SCOPES);

/** What must come of each round, worked out from the whole history instead of from counts. */
function model(of: Scope, history: readonly Observation[]): (Decision | undefined)[] {
  const decisions: (Decision | undefined)[] = [];
  let open: Impact | null = null;
  for (const end of history.keys()) {
    const last = (count: number) => (end + 1 < count ? [] : history.slice(end + 1 - count, end + 1));
    const all = (count: number, holds: (one: Observation) => boolean) => last(count).length === count && last(count).every(holds);
    const failed = all(FAILURES_TO_OPEN, ({ state, excused }) => state !== 'operational' && !excused);
    const down = all(FAILURES_TO_OPEN, ({ state, excused }) => state === 'down' && !excused);
    const worst: Impact = down ? (of === 'server' ? 'critical' : 'major') : 'minor';
    if (open !== null && all(SUCCESSES_TO_CLOSE, ({ state }) => state === 'operational')) {
      decisions.push({ kind: 'close' });
      open = null;
    } else if (failed && open === null) {
      decisions.push({ kind: 'open', impact: worst });
      open = worst;
    } else if (failed && open === 'minor' && worst !== 'minor') {
      decisions.push({ kind: 'raise', impact: worst });
      open = worst;
    } else decisions.push(undefined);
  }
  return decisions;
}

function run(of: Scope, history: readonly Observation[]): (Decision | undefined)[] {
  let watch = UNWATCHED;
  return history.map((one) => {
    const step = observe(of, watch, one);
    watch = step.watch;
    return step.decision;
  });
}

test('an incident opens, rises and closes by the last rounds alone, as a plain model says', () => {
  fc.assert(
    fc.property(scope, rounds, (of, history) => {
      assert.deepEqual(run(of, history), model(of, history));
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test('there is never more than one open incident of a scope, and it only closes when it is open', () => {
  fc.assert(
    fc.property(scope, rounds, (of, history) => {
      let open = 0;
      for (const decision of run(of, history)) {
        if (decision?.kind === 'open') open++;
        if (decision?.kind === 'close') open--;
        assert.ok(open === 0 || open === 1);
        if (decision?.kind === 'raise') assert.equal(open, 1);
      }
    }),
    { seed: 2 },
  );
});

test('no incident opens while everything that failed was during maintenance', () => {
  fc.assert(
    fc.property(scope, rounds, (of, history) => {
      const excused = history.map(({ state }) => ({ state, excused: true }));
      assert.deepEqual(
        run(of, excused).filter((decision) => decision !== undefined),
        [],
      );
    }),
    { seed: 3 },
  );
});
