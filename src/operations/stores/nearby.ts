import { boundingBox, distanceKilometres, reachKilometres, travelMinutes } from '../../fulfillment/geography/geography.ts';
import { findNearestDelivering, findNearestPickup, placeInPlane, type Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import type { Located } from './address.ts';

/** Default reach of a store (contract/stores.md, find stores offering delivery). */
export const STANDARD_REACH_MINUTES = 30;
/** Reach of a store with long-distance delivery, and how far a customer is thought to go to collect. */
export const LONG_REACH_MINUTES = 60;
/** Nearest stores in one answer; the contract names no limit. */
const MAX_STORES = 100;
/** That many are looked at, since the index goes by distances in a plane, and some near ones may not reach the place. */
const CANDIDATES = 150;

export interface NearbyStore {
  readonly store: Store;
  /** Estimated minutes on the road. */
  readonly minutes: number;
}

/** Minutes from a store to the nearest point of a place, undefined where nothing is known of the place. */
function roadMinutes(store: Store, place: Located): number | undefined {
  if (place.position === undefined) return undefined;
  return Math.max(0, travelMinutes(store.position, place.position) - spreadMinutes(place));
}

function spreadMinutes({ spreadKilometres = 0 }: Located): number {
  return spreadKilometres / reachKilometres(1);
}

function servesArea(store: Store, place: Located): boolean {
  return store.servesPostalPrefix && store.postalPrefix === place.prefix;
}

/** Minutes on the road within which a store delivers. */
export function deliveryReach(store: Pick<Store, 'longDistanceDelivery'>): number {
  return store.longDistanceDelivery ? LONG_REACH_MINUTES : STANDARD_REACH_MINUTES;
}

/** Minutes from a store to a place, or undefined where the store does not deliver. */
export function deliveryMinutes(store: Store, place: Located): number | undefined {
  const minutes = roadMinutes(store, place);
  if (minutes === undefined || store.pickupOnly || !store.active) return undefined;
  if (minutes <= deliveryReach(store)) return minutes;
  // A store that serves its whole postal prefix counts its corners as near.
  return servesArea(store, place) ? STANDARD_REACH_MINUTES : undefined;
}

/** Minutes to collect at a store, or undefined where it offers no pickup or lies too far away. */
export function pickupMinutes(store: Store, place: Located): number | undefined {
  const minutes = roadMinutes(store, place);
  if (minutes === undefined || !store.pickup || !store.active) return undefined;
  return minutes <= LONG_REACH_MINUTES || servesArea(store, place) ? minutes : undefined;
}

/** For last mile: the store offers long distance and the estimate is 30 to 60 minutes, both included. */
export function isLongDistance(store: Store, place: Located): boolean {
  const minutes = roadMinutes(store, place);
  return minutes !== undefined && store.longDistanceDelivery && minutes >= STANDARD_REACH_MINUTES && minutes <= LONG_REACH_MINUTES;
}

/** Whether a postal code alone has addresses that none of the stores found for it reaches for certain. */
export function isPartial(stores: readonly NearbyStore[], place: Located): boolean {
  const margin = 2 * spreadMinutes(place);
  const coversAll = ({ store, minutes }: NearbyStore) => servesArea(store, place) || minutes + margin <= deliveryReach(store);
  return margin > 0 && stores.length > 0 && !stores.some(coversAll);
}

/** The banner's stores that deliver to a place, closest first. One query, and one more for stores that memory does not hold. */
export async function deliveringStores(context: RequestScope, place: Located): Promise<NearbyStore[]> {
  return storesAround(context, place, deliveryMinutes, STANDARD_REACH_MINUTES);
}

/** The banner's stores where a customer at a place can collect, closest first. As many queries. */
export async function pickupStores(context: RequestScope, place: Located): Promise<NearbyStore[]> {
  return storesAround(context, place, pickupMinutes, LONG_REACH_MINUTES);
}

/** `reach`: minutes within which a store without long distance may serve the place. */
async function storesAround(
  { db, tenant, environment }: RequestScope,
  place: Located,
  minutesOf: typeof deliveryMinutes,
  reach: number,
): Promise<NearbyStore[]> {
  if (place.position === undefined) return [];
  const { organizationId, bannerId } = tenant;
  const cornersWithin = (minutes: number): [string, string] => {
    const box = boundingBox(place.position!, reachKilometres(minutes) + (place.spreadKilometres ?? 0));
    const corner = (latitude: number, longitude: number) => placeInPlane(bannerId, { latitude, longitude });
    return [corner(box.south, box.west), corner(box.north, box.east)];
  };
  const rows = await db.query(minutesOf === pickupMinutes ? findNearestPickup : findNearestDelivering, [
    ...([organizationId, bannerId, placeInPlane(bannerId, place.position)] as const),
    ...cornersWithin(LONG_REACH_MINUTES),
    ...cornersWithin(reach),
    place.prefix,
    CANDIDATES,
  ]);
  const numbers = rows.map(({ number }) => number);
  const found: (NearbyStore & { kilometres: number })[] = [];
  for (const store of await environment.directory.storesByNumbers(db, organizationId, numbers)) {
    const minutes = minutesOf(store, place);
    if (minutes !== undefined) found.push({ store, minutes, kilometres: distanceKilometres(store.position, place.position) });
  }
  return found.sort((a, b) => a.kilometres - b.kilometres || (a.store.locationCode < b.store.locationCode ? -1 : 1)).slice(0, MAX_STORES);
}
