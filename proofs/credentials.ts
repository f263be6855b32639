import { prove, readSweepOptions } from './sweep/command-line.ts';

/** Every operation refuses every credential that is not the one it wants, and writes nothing; generated from the operations. */
await prove(async () => {
  const options = readSweepOptions('public-operation');
  if (options.plantedFault !== undefined) await import('./sweep/faults/public-operation.ts');
  const { sweepCredentials } = await import('./sweep/credentials/sweep.ts');
  return sweepCredentials(options);
});
