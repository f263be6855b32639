import type { Client } from '../../../../client/client.ts';

export type Deprecation = Awaited<ReturnType<Client['management']['deprecations']['list']>>['deprecations'][number];

/** Something deprecated in the hands of one application. */
export interface Use {
  readonly deprecation: Deprecation;
  readonly application: Deprecation['applications'][number];
}

export const PERIODS = ['7', '30', '90', '365'] as const;
const USUAL = '90';

/** Days; the API's default where the address says nothing, or nothing that can be chosen. */
export const periodOf = (text: string) => PERIODS.find((one) => one === text) ?? USUAL;

/** Who uses what for certain, who may, and what nobody uses; each with the next sunset first. */
export function sorted(deprecations: readonly Deprecation[]) {
  const usesOf = (counted: string) =>
    deprecations
      .filter((one) => one.counted === counted)
      .flatMap((deprecation) => deprecation.applications.map((application): Use => ({ deprecation, application })));
  return {
    certain: usesOf('exactly'),
    possible: usesOf('at_most'),
    unused: deprecations.filter(({ applications }) => applications.length === 0),
  };
}
