import { ApiError, errors } from '../../contract/errors.ts';
import type { OrderKind } from '../../fulfillment/orders/order.ts';
import { capacityOf } from '../../fulfillment/slots/capacity.ts';
import { decodeOptionId, instantOf } from '../../fulfillment/slots/option-id.ts';
import type { HoldFacts } from '../../storage/holds/hold.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import { requireUser } from './order-user.ts';

export interface HeldSlot {
  readonly hold: HoldFacts;
  readonly store: Store;
  /** Capacity of the window now: what an expired hold is tried against. */
  readonly capacity: number;
}

/** The window that a hold stands for. Whether it is the user's, still active and not yet used is judged by the SQL that uses it. */
export async function heldSlot(context: RequestScope, userId: string, holdId: number, kind: OrderKind): Promise<HeldSlot> {
  const { db, tenant, environment } = context;
  const hold = await environment.directory.hold(db, tenant.organizationId, holdId);
  const store = hold && (await environment.directory.storeByNumber(db, tenant.organizationId, hold.storeNumber));
  if (!hold || !store || store.bannerId !== tenant.bannerId) {
    await requireUser(context, userId);
    throw new ApiError(errors.holdNotFound);
  }
  const option = decodeOptionId(hold.serviceOptionId);
  if (option?.kind.fulfillment !== kind) throw new ApiError(errors.holdWrongService);
  const { policy, timeZone } = store.calendar;
  return { hold, store, capacity: capacityOf(policy, timeZone, option.kind.pool, instantOf(hold.startMinute)) };
}

/** The same where the request also names the store, which must be that of the hold. */
export async function requireStoreOfHold(
  context: RequestScope,
  userId: string,
  holdId: number,
  kind: OrderKind,
  locationCode: string,
): Promise<HeldSlot> {
  const { db, tenant, environment } = context;
  const slot = await heldSlot(context, userId, holdId, kind);
  if (locationCode === slot.store.locationCode) return slot;
  const named = await environment.directory.storeByCode(db, tenant.organizationId, tenant.bannerId, locationCode);
  throw new ApiError(named ? errors.locationNotOfHold : errors.storeNotFound);
}
