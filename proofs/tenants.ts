import { prove, readSweepOptions } from './sweep/command-line.ts';

/**
 * Every id of another organization, another banner or another user, at every position that takes an id, is answered byte for byte
 * as an id that does not exist; generated from the schemas of the operations.
 */
await prove(async () => {
  const options = readSweepOptions('unfiltered-statement');
  if (options.plantedFault !== undefined) await import('./sweep/faults/unfiltered-statement.ts');
  const { sweepTenants } = await import('./sweep/tenants/sweep.ts');
  return sweepTenants(options);
});
