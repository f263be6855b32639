import { FAULTS, plantInModules } from './simulation/faults.ts';
import { prove, readOptions, summary } from './support/command-line.ts';

/**
 * The whole server in one process, from one seed: its time, its randomness, its receivers and everything that goes wrong. The same seed
 * gives the same trace.
 */
const options = readOptions({ seed: 1, days: 2_000 }, {}, FAULTS);
plantInModules(options.plantedFault);

await prove(async () => {
  const { Simulation } = await import('./simulation/simulation.ts');
  const began = process.hrtime.bigint();
  const { holds, facts, last } = await Simulation.run({ seed: options.seed, days: options.days, fault: options.plantedFault });
  const minutes = Number(process.hrtime.bigint() - began) / 60e9;
  if (!holds) {
    const planted = options.plantedFault === undefined ? '' : ` --planted-fault ${options.plantedFault}`;
    for (const line of last) console.error(`  ${line}`);
    console.error(`The same again: npm run proof:simulation -- --seed ${options.seed} --days ${options.days}${planted}`);
  }
  console.error(`${Math.round(options.days / minutes)} simulated days a minute`);
  return { holds, line: summary(facts) };
});
