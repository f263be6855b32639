import { AggregatorRegistry } from 'prom-client';

/** One text for several processes: counts are added, of what each of them reads from the same database the greatest or least counts. */
export async function addUp(processes: readonly (readonly object[])[]): Promise<string> {
  return AggregatorRegistry.aggregate([...processes]).metrics();
}
