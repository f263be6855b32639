import { ApiError, errors } from '../../contract/errors.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import type { Located } from './address.ts';
import { deliveryMinutes, type NearbyStore, nearestDelivering } from './nearby.ts';

/** The banner's store of that code, which must be in service. */
export async function requireStore({ db, tenant, environment }: RequestScope, locationCode: string): Promise<Store> {
  const store = await environment.directory.storeByCode(db, tenant.organizationId, tenant.bannerId, locationCode);
  if (!store?.active) throw new ApiError(errors.storeNotFound);
  return store;
}

/** The same; it must offer pickup. */
export async function requirePickupStore(context: RequestScope, locationCode: string): Promise<Store> {
  const store = await requireStore(context, locationCode);
  if (!store.pickup) throw new ApiError(errors.pickupNotOffered);
  return store;
}

/** The same; it must offer last mile delivery. */
export async function requireLastMileStore(context: RequestScope, locationCode: string): Promise<Store> {
  const store = await requireStore(context, locationCode);
  if (store.pickupOnly) throw new ApiError(errors.lastMileNotOffered);
  return store;
}

/** Minutes to the place of `address`, to which the store must deliver. */
export function requireReach(store: Store, place: Located): number {
  const minutes = deliveryMinutes(store, place);
  if (minutes === undefined) throw new ApiError(errors.addressOutOfReach, { key: 'address.postal_code' });
  return minutes;
}

/** The store named, if it delivers to the place of `address`; without a name the nearest that does. */
export async function requireDeliveringStore(
  context: RequestScope,
  locationCode: string | undefined,
  place: Located,
): Promise<NearbyStore<Store>> {
  if (locationCode === undefined || locationCode === '') {
    const nearest = await nearestDelivering(context, place);
    if (!nearest) throw new ApiError(errors.addressNotServiceable, { key: 'address.postal_code' });
    return nearest;
  }
  const store = await requireStore(context, locationCode);
  return { store, minutes: requireReach(store, place) };
}
