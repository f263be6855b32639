import { boundingBox, degreesInPlane, distanceKilometres, reachKilometres, travelMinutes } from '../../fulfillment/geography/geography.ts';
import { readShared } from '../../storage/engine/index.ts';
import {
  findNearestDelivering,
  findNearestPickup,
  placeInPlane,
  type Store,
  type StorePlace,
  toStorePlace,
} from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import type { Located } from './address.ts';

/** Default reach of a store (contract/stores.md, find stores offering delivery). */
export const STANDARD_REACH_MINUTES = 30;
/** Reach of a store with long-distance delivery, and how far a customer is thought to go to collect. */
export const LONG_REACH_MINUTES = 60;
/** Nearest stores in one answer; the contract names no limit. */
const MAX_STORES = 100;
/** So many are looked at, since the index goes by distances in a plane, and some near ones may not reach the place. */
const CANDIDATES = 150;
/** The same for the nearest alone. */
const FEW = 30;
/** How much farther off a place in the plane may lie than its distance on the earth says, within reach of any address. */
const DISTORTION = 1.02;

export interface NearbyStore<Known = StorePlace> {
  readonly store: Known;
  /** Estimated minutes on the road. */
  readonly minutes: number;
}

/** Minutes from a store to the nearest point of a place, undefined where nothing is known of the place. */
function roadMinutes(store: StorePlace, place: Located): number | undefined {
  if (place.position === undefined) return undefined;
  return Math.max(0, travelMinutes(store.position, place.position) - spreadMinutes(place));
}

function spreadMinutes({ spreadKilometres = 0 }: Located): number {
  return spreadKilometres / reachKilometres(1);
}

function servesArea(store: StorePlace, place: Located): boolean {
  return store.servesPostalPrefix && store.postalPrefix === place.prefix;
}

/** Minutes on the road within which a store delivers. */
export function deliveryReach(store: Pick<Store, 'longDistanceDelivery'>): number {
  return store.longDistanceDelivery ? LONG_REACH_MINUTES : STANDARD_REACH_MINUTES;
}

/** Minutes from a store to a place, or undefined where the store does not deliver. */
export function deliveryMinutes(store: StorePlace, place: Located): number | undefined {
  const minutes = roadMinutes(store, place);
  if (minutes === undefined || store.pickupOnly || !store.active) return undefined;
  if (minutes <= deliveryReach(store)) return minutes;
  // A store that serves its whole postal prefix counts its corners as near.
  return servesArea(store, place) ? STANDARD_REACH_MINUTES : undefined;
}

/** Minutes to collect at a store, or undefined where it offers no pickup or lies too far away. */
export function pickupMinutes(store: StorePlace, place: Located): number | undefined {
  const minutes = roadMinutes(store, place);
  if (minutes === undefined || !store.pickup || !store.active) return undefined;
  return minutes <= LONG_REACH_MINUTES || servesArea(store, place) ? minutes : undefined;
}

/** For last mile: the store offers long distance and the estimate is 30 to 60 minutes, both included. */
export function isLongDistance(store: StorePlace, place: Located): boolean {
  const minutes = roadMinutes(store, place);
  return minutes !== undefined && store.longDistanceDelivery && minutes >= STANDARD_REACH_MINUTES && minutes <= LONG_REACH_MINUTES;
}

/** Whether a postal code alone has addresses that none of the stores found for it reaches for certain. */
export function isPartial(stores: readonly NearbyStore[], place: Located): boolean {
  const margin = 2 * spreadMinutes(place);
  const coversAll = ({ store, minutes }: NearbyStore) => servesArea(store, place) || minutes + margin <= deliveryReach(store);
  return margin > 0 && stores.length > 0 && !stores.some(coversAll);
}

/** The banner's stores that deliver to a place, closest first. One query. */
export async function deliveringStores(context: RequestScope, place: Located): Promise<NearbyStore[]> {
  return storesAround(context, place, findNearestDelivering, STANDARD_REACH_MINUTES, deliveryMinutes);
}

/** The banner's stores where a customer at a place can collect, closest first. One query. */
export async function pickupStores(context: RequestScope, place: Located): Promise<NearbyStore[]> {
  return storesAround(context, place, findNearestPickup, LONG_REACH_MINUTES, pickupMinutes);
}

/** The closest of the stores that deliver to a place. One query, and one more where memory does not hold the store. */
export async function nearestDelivering(context: RequestScope, place: Located): Promise<NearbyStore<Store> | undefined> {
  const [nearest] = await storesAround(context, place, findNearestDelivering, STANDARD_REACH_MINUTES, deliveryMinutes, FEW);
  if (!nearest) return undefined;
  const store = await context.environment.directory.storeByNumber(context.db, context.tenant.organizationId, nearest.store.number);
  return store && { store, minutes: nearest.minutes };
}

/** `reach`: minutes within which a store without long distance may serve the place. */
async function storesAround(
  { db, tenant: { organizationId, bannerId } }: RequestScope,
  place: Located,
  nearest: typeof findNearestDelivering,
  reach: number,
  minutesOf: typeof deliveryMinutes,
  candidates = CANDIDATES,
): Promise<NearbyStore[]> {
  const { position, spreadKilometres = 0, prefix } = place;
  if (position === undefined) return [];
  const { south, west, north, east } = boundingBox(position, reachKilometres(LONG_REACH_MINUTES) + spreadKilometres);
  const within = degreesInPlane(position, reachKilometres(reach) + spreadKilometres) * DISTORTION;
  const at = (latitude: number, longitude: number) => placeInPlane(bannerId, { latitude, longitude });
  const here = at(position.latitude, position.longitude);
  const rows = await readShared(db, nearest, [
    organizationId,
    bannerId,
    here,
    at(south, west),
    at(north, east),
    within,
    prefix,
    candidates,
  ]);
  const found: (NearbyStore & { kilometres: number })[] = [];
  for (const row of rows) {
    const store = toStorePlace(row);
    const minutes = minutesOf(store, place);
    if (minutes !== undefined) found.push({ store, minutes, kilometres: distanceKilometres(store.position, position) });
  }
  return found.sort((a, b) => a.kilometres - b.kilometres || (a.store.locationCode < b.store.locationCode ? -1 : 1)).slice(0, MAX_STORES);
}
