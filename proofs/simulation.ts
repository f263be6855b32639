import { execFileSync } from 'node:child_process';
import { FAULTS, plantInModules } from './simulation/faults.ts';
import { prove, readOptions, summary } from './support/command-line.ts';

/**
 * The whole server in one process, from one seed: its time, its randomness, its receivers and everything that goes wrong. The same seed
 * gives the same trace.
 */
const twice = process.argv.indexOf('--twice');
if (twice >= 0) process.argv.splice(twice, 1);
const options = readOptions({ seed: 1, days: 2_000 }, {}, FAULTS);

/** The same in a process of its own; gives the hash of its trace. */
function traceOfAnother(): string {
  const output = execFileSync(process.execPath, process.argv.slice(1), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return /trace=(\w+)/.exec(output)?.[1] ?? 'none';
}

await prove(async () => {
  const first = twice >= 0 ? traceOfAnother() : undefined;
  plantInModules(options.plantedFault);
  const { Simulation } = await import('./simulation/simulation.ts');
  const began = process.hrtime.bigint();
  const { holds, facts, last } = await Simulation.run({ seed: options.seed, days: options.days, fault: options.plantedFault });
  const minutes = Number(process.hrtime.bigint() - began) / 60e9;
  if (!holds) {
    const planted = options.plantedFault === undefined ? '' : ` --planted-fault ${options.plantedFault}`;
    for (const line of last) console.error(`  ${line}`);
    console.error(`The same again: npm run proof:simulation -- --seed ${options.seed} --days ${options.days}${planted}`);
  } else {
    const { user, system } = process.cpuUsage();
    const seconds = Math.round((user + system) / 1e6);
    console.error(`${Math.round(options.days / minutes)} simulated days a minute; ${seconds} s of processor time in all`);
  }
  const same = first === undefined || first === facts.trace;
  if (!same) console.error(`Another run of the same seed has the trace ${first}.`);
  return { holds: holds && same, line: summary({ ...facts, ...(first === undefined ? {} : { twice: same ? 'same' : 'differs' }) }) };
});
