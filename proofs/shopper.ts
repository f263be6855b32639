import { ENGINES, type Engine, startTestEngine } from '../src/storage/testing/engines.ts';
import { type Played, play } from './shopper/play.ts';
import { prove, readOptions, summary } from './support/command-line.ts';

/**
 * Orders of all kinds by the automatic shopper, under a clock that is advanced: every history is legal by a table of our own, every event
 * reaches a receiver, and the same seed makes the same histories again, whether anybody listens or not, and on every engine.
 */
const options = readOptions({ orders: 1_000, seed: 1 }, { engine: ['both', ...ENGINES] }, ['skip-state', 'random-pace', 'lost-callback']);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const SHOWN = 20;

await prove(async () => {
  const digests = new Set<string>();
  const all: Played[] = [];
  for (const name of engines) {
    for (const listening of [true, false]) {
      await using engine = await startTestEngine(name);
      const played = await play(engine, options.orders, options.seed, listening, options.plantedFault);
      const { problems, seconds, pieces, digest, events } = played;
      console.log(
        `${name}${listening ? ' with a receiver' : ''}: ${pieces} steps, ${events} events in ${seconds.toFixed(1)} s, histories ${digest}`,
      );
      for (const problem of problems.slice(0, SHOWN)) console.error(`${name}: ${problem}`);
      if (problems.length > SHOWN) console.error(`${name}: and ${problems.length - SHOWN} more`);
      digests.add(digest);
      all.push(played);
    }
  }
  const total = (count: (played: Played) => number) => all.reduce((sum, played) => sum + count(played), 0);
  const problems = total((played) => played.problems.length);
  const line = summary({
    engine: options.engine,
    orders: options.orders * all.length,
    seed: options.seed,
    scenarios: total((played) => played.scenarios),
    steps: total((played) => played.pieces),
    events: total((played) => played.events),
    delivered: `${total((played) => played.delivered)}/${total((played) => played.owed)}`,
    histories: digests.size,
    problems,
  });
  return { holds: problems === 0 && digests.size === 1, line };
});
