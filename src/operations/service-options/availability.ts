import { ApiError, errors } from '../../contract/errors.ts';
import { allowsAlcohol } from '../../fulfillment/slots/alcohol.ts';
import type { OfferedOption } from '../../fulfillment/slots/offer.ts';
import type { Store } from '../../storage/stores/store.ts';
import { findUsage, findUsageForUser, POOL_NUMBER } from '../../storage/stores/usage.ts';
import type { RequestScope } from '../define.ts';
import type { OptionState } from './option-answer.ts';

/** Places taken by start minute of the window. */
export type Usage = ReadonlyMap<number, number>;

function span(options: readonly OfferedOption[]): { from: number; until: number } {
  let from = Number.MAX_SAFE_INTEGER;
  let until = 0;
  for (const { poolWindowStart } of options) {
    from = Math.min(from, poolWindowStart);
    until = Math.max(until, poolWindowStart);
  }
  return options.length === 0 ? { from: 0, until: 0 } : { from, until };
}

/** What is taken of the options' windows. */
export async function usageOf(context: RequestScope, store: Store, options: readonly OfferedOption[]): Promise<Usage> {
  const pool = POOL_NUMBER[options[0]?.kind.pool ?? 'delivery'];
  const { from, until } = span(options);
  const rows = await context.db.query(findUsage, [context.tenant.organizationId, store.number, pool, from, until, new Date(context.now)]);
  return new Map(rows.map((row) => [row.start_minute, row.taken]));
}

/** The same for one user, who must exist and be active; one round trip. */
export async function usageForUser(context: RequestScope, userId: string, store: Store, options: readonly OfferedOption[]): Promise<Usage> {
  const pool = POOL_NUMBER[options[0]?.kind.pool ?? 'delivery'];
  const { from, until } = span(options);
  const [row] = await context.db.query(findUsageForUser, [
    context.tenant.organizationId,
    store.number,
    pool,
    from,
    until,
    new Date(context.now),
    userId,
  ]);
  if (row?.active === null || row === undefined) throw new ApiError(errors.userNotFound);
  if (!row.active) throw new ApiError(errors.userNotActive);
  return new Map(Object.entries(row.usage ?? {}).map(([minute, taken]) => [Number(minute), taken]));
}

/** Why an option can not be booked; nothing when it can. */
export function reasonsAgainst(store: Store, option: OfferedOption, usage: Usage, alcohol: boolean): OptionState['reasons'] {
  const { policy, timeZone } = store.calendar;
  const reasons: OptionState['reasons'][number][] = [];
  if ((usage.get(option.poolWindowStart) ?? 0) >= option.capacity) reasons.push('slot_full');
  if (alcohol && !allowsAlcohol(policy, timeZone, option)) reasons.push('alcohol_not_available');
  return reasons;
}
