import { boundingBox, distanceKilometres, reachKilometres, travelMinutes } from '../../fulfillment/geography/geography.ts';
import { cellsOf, findStoresNear, type Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import type { Located } from './address.ts';

/** Default reach of a store (contract/stores.md, find stores offering delivery). */
export const STANDARD_REACH_MINUTES = 30;
/** Reach of a store with long-distance delivery. */
export const LONG_REACH_MINUTES = 60;
/** Nearest stores in one answer; the contract names no limit. */
const MAX_STORES = 100;

export interface NearbyStore {
  readonly store: Store;
  /** Estimated minutes on the road. */
  readonly minutes: number;
}

/** Minutes from a store to a place, or undefined where the store does not deliver. */
export function deliveryMinutes(store: Store, place: Located): number | undefined {
  if (place.position === undefined || store.pickupOnly || !store.active) return undefined;
  const minutes = travelMinutes(store.position, place.position);
  if (minutes <= STANDARD_REACH_MINUTES) return minutes;
  if (store.longDistanceDelivery && minutes <= LONG_REACH_MINUTES) return minutes;
  // A store that serves its whole postal prefix counts its corners as near.
  return store.servesPostalPrefix && store.postalPrefix === place.prefix ? STANDARD_REACH_MINUTES : undefined;
}

/** The banner's stores that deliver to a place, closest first. One query. */
export async function deliveringStores(context: RequestScope, place: Located): Promise<NearbyStore[]> {
  if (place.position === undefined) return [];
  const cells = cellsOf(boundingBox(place.position, reachKilometres(LONG_REACH_MINUTES)));
  const rows = await context.db.query(findStoresNear, [context.tenant.organizationId, context.tenant.bannerId, cells, place.prefix]);
  const found: (NearbyStore & { kilometres: number })[] = [];
  for (const row of rows) {
    const store = context.environment.directory.keepStore(row);
    const minutes = deliveryMinutes(store, place);
    if (minutes !== undefined) found.push({ store, minutes, kilometres: distanceKilometres(store.position, place.position) });
  }
  return found.sort((a, b) => a.kilometres - b.kilometres || (a.store.locationCode < b.store.locationCode ? -1 : 1)).slice(0, MAX_STORES);
}
