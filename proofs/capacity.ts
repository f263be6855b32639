import { audit, describe } from './auditor.ts';
import { Crowd } from './capacity/crowd.ts';
import { BESIDES, playRound, type RoundResult } from './capacity/round.ts';
import { faultSql } from './faults/index.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { Installation } from './support/installation.ts';
import { Random } from './support/random.ts';
import { Shop } from './support/shop.ts';

/**
 * Hundreds of clients reserve the last window of a store at once, over HTTPS: exactly as many as it has places succeed, then
 * exactly as many orders, and a cancelled one goes to exactly one other. A lapsed hold of one more client is in the way.
 */
const CONFIGURATIONS = ['embedded', 'postgresql', 'postgresql-two-processes'] as const;
const HOLD_LAPSES_AFTER_MINUTES = 11;

const options = readOptions({ clients: 500, capacity: 7, rounds: 3, seed: 1 }, { engine: ['both', ...CONFIGURATIONS] }, ['unguarded-hold']);
const configurations: readonly (typeof CONFIGURATIONS)[number][] = options.engine === 'both' ? CONFIGURATIONS : [options.engine];

const results: RoundResult[] = [];
const totals = { oversold: 0, violations: 0 };

async function proveOn(configuration: (typeof CONFIGURATIONS)[number]): Promise<void> {
  const engine = configuration === 'embedded' ? 'embedded' : 'postgresql';
  const planted = options.plantedFault !== undefined;
  const preloads = [new URL('support/moved-clock.ts', import.meta.url)];
  if (planted && engine === 'embedded') preloads.push(new URL(`faults/${options.plantedFault}.ts`, import.meta.url));
  await using installation = await Installation.create({
    engine,
    preloads,
    processes: configuration === 'postgresql-two-processes' ? 2 : 1,
  });
  await installation.start();
  if (planted && engine === 'postgresql') await installation.inspect((database) => database.execute(faultSql(options.plantedFault!)));

  const shop = await Shop.open(installation.server, 'proof');
  const crowd = await Crowd.gather(installation.servers, shop.token, options.clients + BESIDES);
  const random = new Random(options.seed);
  let minutes = 0;
  const letHoldsLapse = async () => {
    for (const server of installation.servers) await server.advance(HOLD_LAPSES_AFTER_MINUTES);
    minutes += HOLD_LAPSES_AFTER_MINUTES;
  };
  for (let round = 1; round <= options.rounds; round++) {
    const store = `round-${round}`;
    await shop.addStore(installation.server, store, options.capacity);
    const result = await playRound({ crowd, random, store, capacity: options.capacity, letHoldsLapse });
    results.push(result);
    for (const problem of result.problems) console.error(`${configuration}, round ${round}: ${problem}`);
  }
  await crowd.leave();
  if (engine === 'embedded') await installation.stop();

  const report = await installation.inspect((database) => audit(database, { now: Date.now() + minutes * 60_000 }));
  for (const line of describe(report.violations)) console.error(`${configuration}: ${line}`);
  totals.oversold += report.oversold;
  totals.violations += report.violations.length;
}

await prove(async () => {
  for (const configuration of configurations) await proveOn(configuration);
  const problems = results.reduce((sum, result) => sum + result.problems.length, 0);
  const line = summary({
    engine: options.engine,
    clients: options.clients,
    capacity: options.capacity,
    rounds: options.rounds,
    seed: options.seed,
    reserved: results.map(({ reserved }) => reserved).join(),
    orders: results.map(({ orders }) => orders).join(),
    after_cancel: results.map(({ afterCancel }) => afterCancel).join(),
    unexpected: problems,
    ...totals,
  });
  return { holds: problems + totals.violations === 0, line };
});
