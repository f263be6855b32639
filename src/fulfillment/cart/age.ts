import { ApiError, errors } from '../../contract/errors.ts';
import type { CartTotals } from './cart.ts';

/** Legal drinking age: 21 in the United States, 19 in Canada but for these provinces. Public law, not the contract. */
const DRINKING_AGE = { US: 21, CA: 19 } as const;
const EIGHTEEN = new Set(['AB', 'MB', 'QC']);
/** Age for over-the-counter medication that is age-restricted. */
const MEDICATION_AGE = 18;

/** Least age for a cart, undefined when nothing in it is age-restricted. */
export function requiredAge(totals: CartTotals, country: 'US' | 'CA', region: string | undefined): number | undefined {
  if (totals.alcohol) return country === 'CA' && region !== undefined && EIGHTEEN.has(region) ? 18 : DRINKING_AGE[country];
  return totals.overTheCounter ? MEDICATION_AGE : undefined;
}

/** Full years between a birthday and a local date, both `YYYY-MM-DD`. Someone born on 29 February ages on 1 March. */
export function ageOn(birthday: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthday.slice(0, 4));
  return date.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** A cart with age-restricted items needs the date of birth of someone old enough (contract/orders.md §2). */
export function ageProblems(age: number | undefined, birthday: string | undefined, date: string): ApiError[] {
  if (age === undefined) return [];
  if (birthday === undefined) return [new ApiError(errors.blank, { key: 'user.birthday' })];
  return ageOn(birthday, date) < age ? [new ApiError(errors.tooYoung, { values: { count: age } })] : [];
}
