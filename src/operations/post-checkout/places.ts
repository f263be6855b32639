import { Type } from '../../contract/schema.ts';
import { findPostalArea, locateAddress, type Position, parsePostalCode } from '../../fulfillment/geography/geography.ts';
import { positionOnRoute } from '../../fulfillment/geography/route.ts';
import type { OrderView } from '../../fulfillment/orders/order.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import type { CustomerOrder } from './finding.ts';

export const CoordinatesSchema = Type.Object({
  latitude: Type.Number({ description: 'Degrees north.' }),
  longitude: Type.Number({ description: 'Degrees east.' }),
});

/** Where an order goes (contract/post-checkout.md §2). */
export const DestinationSchema = Type.Object({
  address_line_1: Type.String({ description: 'First line.' }),
  address_line_2: Type.Optional(Type.String({ description: 'Second line.' })),
  locality: Type.Optional(Type.String({ description: 'City.' })),
  administrative_area: Type.Optional(Type.String({ description: 'State, territory or province.' })),
  postal_code: Type.String({ description: 'Postal code.' }),
  country_code: Type.String({ description: '`US` or `CA`.' }),
});

/** The store of an order; orders keep their stores, so there is one. */
export async function storeOf({ db, environment, tenant }: RequestScope, { row }: CustomerOrder): Promise<Store> {
  const store = await environment.directory.storeByNumber(db, tenant.organizationId, row.store_number);
  if (!store) throw new Error(`The store of order ${row.id} is gone.`);
  return store;
}

/** Where the customer gets the order: at the address, or at the store. */
export function destinationOf({ body }: OrderView, store: Store) {
  const place = body.address ?? { ...store.address, country: store.country };
  const { address_line_1, address_line_2, city, postal_code } = place;
  const area = findPostalArea(postal_code);
  const region = body.address ? area?.region : store.address.region;
  return {
    address_line_1,
    ...(address_line_2 === undefined ? {} : { address_line_2 }),
    ...(city === undefined ? {} : { locality: city }),
    ...(region === undefined ? {} : { administrative_area: region }),
    postal_code,
    country_code: parsePostalCode(postal_code)?.country ?? store.country,
  };
}

/** An address that nobody can place counts as at the store's door. */
export function positionOf({ body }: OrderView, store: Store): Position {
  const located = body.address && locateAddress(body.address.postal_code, body.address.address_line_1);
  return located ?? store.position;
}

/** Where the order is while it is delivered: where its shopper was last reported, else on the way; undefined while nobody delivers it. */
export function locationOf(order: OrderView, store: Store, now: number): Position | undefined {
  const { status, body } = order;
  if (status !== 'delivering') return undefined;
  if (body.position) return body.position;
  const [departedAt, arrivesAt] = [Date.parse(body.departed_at ?? ''), Date.parse(body.arrives_at ?? '')];
  if (Number.isNaN(departedAt) || Number.isNaN(arrivesAt)) return store.position;
  const { latitude, longitude } = positionOnRoute({ from: store.position, to: positionOf(order, store), departedAt, arrivesAt }, now);
  return { latitude: round(latitude), longitude: round(longitude) };
}

/** To six decimals, about ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
