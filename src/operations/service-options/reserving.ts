import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { Interval } from '../../fulfillment/slots/interval.ts';
import type { OfferedOption } from '../../fulfillment/slots/offer.ts';
import { decodeOptionId, type Fulfillment } from '../../fulfillment/slots/option-id.ts';
import { type OptionRefusal, resolveOption } from '../../fulfillment/slots/resolve.ts';
import { sendCommand } from '../../storage/engine/index.ts';
import { type ReserveCommand, reserveSlots } from '../../storage/holds/hold.ts';
import type { Store } from '../../storage/stores/store.ts';
import { POOL_NUMBER } from '../../storage/stores/usage.ts';
import type { RequestScope } from '../define.ts';
import { optionAnswer } from './option-answer.ts';

/** A slot is held for ten minutes (contract/service-options.md §1.5). */
export const HOLD_MINUTES = 10;

export const RESERVE_ERRORS: readonly ErrorDefinition[] = [
  errors.userNotFound,
  errors.userNotActive,
  errors.serviceOptionNotFound,
  errors.serviceOptionPast,
  errors.slotFull,
];

const REFUSALS: Record<OptionRefusal, ErrorDefinition> = {
  unknown: errors.serviceOptionNotFound,
  not_offered: errors.serviceOptionNotFound,
  past: errors.serviceOptionPast,
};

/** The store and the option behind an id, recomputed from the store's policy; an id never offered is refused. */
export async function resolveOffer(
  context: RequestScope,
  optionId: number,
): Promise<{ store: Store; option: OfferedOption } | ErrorDefinition> {
  const { db, tenant, environment, now } = context;
  const parts = decodeOptionId(optionId);
  if (!parts) return errors.serviceOptionNotFound;
  const store = await environment.directory.storeByNumber(db, tenant.organizationId, parts.storeNumber);
  if (!store?.active || store.bannerId !== tenant.bannerId || !offers(store, parts.kind.fulfillment)) return errors.serviceOptionNotFound;
  const option = resolveOption(store.calendar, optionId, now);
  return typeof option === 'string' ? REFUSALS[option] : { store, option };
}

/** An option of a service that the store does not have was never listed, whatever its calendar says. */
function offers(store: Store, fulfillment: Fulfillment): boolean {
  return fulfillment === 'pickup' ? store.pickup : !store.pickupOnly;
}

/** Holds an option for a user: one call, in which the user's earlier hold ends first. */
export async function reserve(
  context: RequestScope,
  userId: string,
  store: Store,
  option: OfferedOption,
  window: Interval,
  key: string,
  longDistance = false,
) {
  const { db, tenant, environment, now } = context;
  const expiresAt = now + HOLD_MINUTES * 60_000;
  const command: Omit<ReserveCommand, 'n'> = {
    organization_id: tenant.organizationId,
    user_id: userId,
    store_number: store.number,
    pool: POOL_NUMBER[option.kind.pool],
    start_minute: option.poolWindowStart,
    capacity: option.capacity,
    service_option_id: option.id,
    starts_at: new Date(window.startsAt).toISOString(),
    ends_at: new Date(window.endsAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
    now: new Date(now).toISOString(),
  };
  const result = await sendCommand(db, reserveSlots, command);
  if (result.outcome === 'user_not_found') throw new ApiError(errors.userNotFound);
  if (result.outcome === 'user_not_active') throw new ApiError(errors.userNotActive);
  if (result.outcome !== 'reserved') throw new ApiError(errors.slotFull, { key });
  const id = result.hold_id!;
  // Inside a transaction the hold may still vanish, and its id with it.
  if (db === environment.database)
    environment.directory.keepHold(tenant.organizationId, {
      id,
      storeNumber: store.number,
      serviceOptionId: option.id,
      startsAt: window.startsAt,
      endsAt: window.endsAt,
      startMinute: option.poolWindowStart,
    });
  return {
    service_option_hold: {
      id,
      expires_at: formatUtc(expiresAt),
      service_option: optionAnswer(store, option, { window, reasons: [], longDistance }),
    },
  };
}
