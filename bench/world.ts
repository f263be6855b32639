/** What load generator and driver have to know, as JSON: both work on the same stores, windows and kind of order. */
export interface World {
  readonly url: string;
  readonly ca: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stores: readonly Store[];
  readonly windows: readonly Window[];
  /** Windows that are each sold out by one measurement. */
  readonly hotWindows: readonly Window[];
  readonly capacity: number;
  readonly hotCapacity: number;
  /** Users of each side, `https-0` and so on. */
  readonly users: number;
  /** Orders that are there to be read, of users who place no others. */
  readonly pastOrders: number;
  readonly upcs: readonly string[];
  readonly sample: Sample;
}

export interface Store {
  readonly locationCode: string;
  readonly postalCode: string;
}

export interface Window {
  /** Service option id. */
  readonly option: number;
  /** Position in `stores`. */
  readonly store: number;
}

/** An order that the server made: what the driver sends by itself is the same. */
export interface Sample {
  readonly organizationId: number;
  readonly bannerId: number;
  readonly applicationId: number;
  /** Hex. */
  readonly secretHash: string;
  readonly scopes: readonly string[];
  readonly body: unknown;
  readonly event: unknown;
}

/** They are read in turn; neighbours in time are not neighbours on the disk. */
export function pastOrder({ pastOrders }: Pick<World, 'pastOrders'>, turn: number): { readonly user: string; readonly order: string } {
  const number = (turn * 1_999) % pastOrders;
  return { user: `past-${number}`, order: `order-past-${number}` };
}

/** Who work on one world at once, each with users of its own. */
export const SIDES = ['https', 'ungrouped', 'driver'] as const;
export type WorldSide = (typeof SIDES)[number];

export const CART_LINES = 50;
export const ORDER_LINES = 10;
