import { ApiError, errors } from '../../contract/errors.ts';
import { allowsAlcohol } from '../../fulfillment/slots/alcohol.ts';
import type { OfferedOption } from '../../fulfillment/slots/offer.ts';
import type { Store } from '../../storage/stores/store.ts';
import { findFullWindows, findFullWindowsForUser, POOL_NUMBER } from '../../storage/stores/usage.ts';
import type { RequestScope } from '../define.ts';
import type { OptionState } from './option-answer.ts';

/** Start minutes of the windows that take no more. */
export type FullWindows = ReadonlySet<number>;

function parametersOf(context: RequestScope, store: Store, options: readonly OfferedOption[]) {
  const pool = POOL_NUMBER[options[0]?.kind.pool ?? 'delivery'];
  const windows = new Map(options.map(({ poolWindowStart, capacity }) => [poolWindowStart, capacity]));
  const [starts, capacities] = [[...windows.keys()], [...windows.values()]];
  const [from, until] = starts.length === 0 ? [0, 0] : [Math.min(...starts), Math.max(...starts)];
  return [context.tenant.organizationId, store.number, pool, from, until, starts, capacities, new Date(context.now)] as const;
}

/** Which of the options' windows are full. */
export async function fullWindows(context: RequestScope, store: Store, options: readonly OfferedOption[]): Promise<FullWindows> {
  const [row] = await context.db.query(findFullWindows, [...parametersOf(context, store, options)]);
  return new Set(row!.full_windows);
}

/** The same for one user, who must exist and be active; one round trip. */
export async function fullWindowsForUser(
  context: RequestScope,
  userId: string,
  store: Store,
  options: readonly OfferedOption[],
): Promise<FullWindows> {
  const [row] = await context.db.query(findFullWindowsForUser, [...parametersOf(context, store, options), userId]);
  if (row?.active === null || row === undefined) throw new ApiError(errors.userNotFound);
  if (!row.active) throw new ApiError(errors.userNotActive);
  return new Set(row.full_windows);
}

/** Why an option can not be booked; nothing when it can. */
export function reasonsAgainst(store: Store, option: OfferedOption, full: FullWindows, alcohol: boolean): OptionState['reasons'] {
  const { policy, timeZone } = store.calendar;
  const reasons: OptionState['reasons'][number][] = [];
  // A window of which none was ever taken has no places yet, and is full if it takes none.
  if (option.capacity <= 0 || full.has(option.poolWindowStart)) reasons.push('slot_full');
  if (alcohol && !allowsAlcohol(policy, timeZone, option)) reasons.push('alcohol_not_available');
  return reasons;
}
