import fc from 'fast-check';
import type { Database } from '../src/storage/engine/index.ts';
import { audit, describe } from './auditor.ts';
import { ConcurrentPlay } from './engine/concurrent.ts';
import { playInterleavings } from './engine/interleavings.ts';
import { playSequence } from './engine/sequence.ts';
import { anyStep } from './engine/steps.ts';
import { faultSql } from './faults/index.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine, openMigrated } from './support/databases.ts';
import { Random } from './support/random.ts';

/**
 * Random sequences of what the SQL functions of holds and orders can be asked, compared with a model after every step; where
 * transactions run side by side also random commands from several connections, checked by what must hold between the tables.
 */
const STEPS = 50;
const CONNECTIONS = 8;

const options = readOptions({ runs: 200, seed: 1 }, { engine: ['both', ...ENGINES] }, ['no-release', 'unguarded-hold']);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];

let organizations = 0;
const totals = { steps: 0, concurrent: 0, retried: 0, differences: 0, violations: 0 };

async function proveOn(engine: Engine): Promise<void> {
  await using home = await openMigrated(engine, CONNECTIONS);
  const { database } = home;
  if (options.plantedFault !== undefined) await database.execute(faultSql(options.plantedFault));
  await compareWithModel(engine, database);
  if (database.capabilities.concurrentTransactions) await playConcurrently(engine, database);
}

async function compareWithModel(engine: string, database: Database): Promise<void> {
  const property = fc.asyncProperty(fc.array(anyStep, { maxLength: STEPS, size: 'max' }), async (steps) => {
    organizations++;
    totals.steps += steps.length;
    await playSequence(database, organizations, steps);
  });
  const details = await fc.check(property, { seed: options.seed, numRuns: options.runs, interruptAfterTimeLimit: 600_000 });
  if (details.failed) {
    totals.differences++;
    console.error(`${engine}: the functions differ from the model; --seed ${options.seed} finds it again. Shortest sequence found:`);
    for (const step of details.counterexample?.[0] ?? []) console.error(`  ${JSON.stringify(step)}`);
    console.error(details.errorInstance instanceof Error ? details.errorInstance.message : details.errorInstance);
  }
  // Every sequence has a clock of its own: with the end of time as the moment, rules about live holds have nothing to say.
  const { violations } = await audit(database, { now: Date.UTC(2100, 0, 1), capacity: () => undefined });
  report(engine, violations);
}

async function playConcurrently(engine: string, database: Database): Promise<void> {
  const random = new Random(options.seed);
  for (let run = 0; run < options.runs; run++) {
    const play = new ConcurrentPlay(database, ++organizations, random.fork());
    await play.play(CONNECTIONS);
    totals.concurrent += play.commands;
    totals.retried += play.retried;
    report(engine, play.violations);
  }
  report(engine, await playInterleavings(database, ++organizations));
}

function report(engine: string, violations: readonly { rule: string; subject: string }[]): void {
  totals.violations += violations.length;
  for (const line of describe(violations)) console.error(`${engine}: ${line}`);
}

await prove(async () => {
  for (const engine of engines) await proveOn(engine);
  const line = summary({ engine: options.engine, runs: options.runs, seed: options.seed, ...totals });
  return { holds: totals.differences + totals.violations === 0, line };
});
