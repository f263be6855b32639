import { ApiError, errors } from '../../contract/errors.ts';
import { boundingBox, distanceKilometres, reachKilometres } from '../../fulfillment/geography/geography.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { findRetailersStore } from '../../storage/product-pages/product-page.ts';
import { cellsOf, findRetailersNear, type Store, type StoreRow } from '../../storage/stores/store.ts';
import type { Environment } from '../define.ts';
import { checkPostalCode, type Located } from '../stores/address.ts';
import { deliveryMinutes, LONG_REACH_MINUTES, pickupMinutes } from '../stores/nearby.ts';
import { addressOf } from '../stores/postal-address.ts';
import type { StoreOnPage } from './schema.ts';

const MOST_STORES = 20;

export interface Choice {
  readonly location_code?: string;
  readonly retailer_key?: string;
  readonly postal_code?: string;
}

/** A store to choose, and as the page shows it. */
export interface Choosable {
  readonly store: Store;
  readonly shown: StoreOnPage;
}

type Row = StoreRow & { banner_slug: string; banner_name: string };

interface Scope {
  readonly db: Connection;
  readonly environment: Environment;
  readonly organizationId: number;
}

/** The stores around the place, and the one named or else the nearest. */
export async function chooseStore(scope: Scope, choice: Choice): Promise<{ chosen: Choosable | undefined; stores: Choosable[] }> {
  const place = choice.postal_code === undefined ? undefined : checkPostalCode(choice.postal_code, 'postal_code');
  const around = place ? await storesAround(scope, place) : [];
  const { location_code: code, retailer_key: key } = choice;
  const fits = ({ shown }: Choosable) =>
    (code === undefined || shown.location_code === code) && (key === undefined || shown.retailer_key === key);
  const chosen = around.find(fits) ?? (code === undefined ? undefined : await namedStore(scope, code, key, place));
  return { chosen, stores: around.slice(0, MOST_STORES) };
}

async function storesAround(scope: Scope, place: Located): Promise<Choosable[]> {
  if (place.position === undefined) return [];
  const cells = cellsOf(boundingBox(place.position, reachKilometres(LONG_REACH_MINUTES)));
  const rows = await scope.db.query(findRetailersNear, [scope.organizationId, cells, place.prefix]);
  const all = rows.map((row) => choosable(scope, row, place)).filter(({ shown }) => shown.delivers || shown.pickup);
  return all.sort((a, b) => (a.shown.kilometres ?? 0) - (b.shown.kilometres ?? 0) || a.store.number - b.store.number);
}

async function namedStore(scope: Scope, code: string, key: string | undefined, place: Located | undefined): Promise<Choosable> {
  const [row] = await scope.db.query(findRetailersStore, [scope.organizationId, code, key ?? null]);
  if (!row) throw new ApiError(errors.storeNotFound);
  return choosable(scope, row, place);
}

function choosable({ environment }: Scope, row: Row, place: Located | undefined): Choosable {
  const store = environment.directory.keepStore(row);
  const { latitude, longitude } = store.position;
  const kilometres = place?.position && distanceKilometres(store.position, place.position);
  const shown = {
    location_code: store.locationCode,
    retailer_key: row.banner_slug,
    retailer_name: row.banner_name,
    name: store.name,
    address: addressOf(store),
    coordinates: { latitude, longitude },
    ...(kilometres === undefined ? {} : { kilometres: Math.round(kilometres * 10) / 10 }),
    delivers: place !== undefined && deliveryMinutes(store, place) !== undefined,
    pickup: place === undefined ? store.pickup : pickupMinutes(store, place) !== undefined,
  };
  return { store, shown };
}
