import type { BlackoutPeriod } from '../../storage/products/product.ts';

/** How an object of the catalogue names its product: at least one of the two. */
export interface ProductName {
  readonly lookupCode: string | undefined;
  readonly rrc: string | undefined;
}

/** The columns of `products` that a retailer's object may set; what is absent stays. */
export interface ProductColumns {
  readonly name?: string;
  readonly brand?: string;
  readonly size?: string;
  readonly cost_unit?: 'each' | 'lb' | 'kg';
  readonly par_weight?: number;
  readonly price_cents?: number;
  readonly alcohol?: 'wine' | 'beer' | 'spirits';
  readonly over_the_counter?: boolean;
  readonly snap_eligible?: boolean;
  readonly beverage_weight_lb?: number;
  readonly bulky?: boolean;
  readonly deliverable?: boolean;
}

/** A product object that has been read and checked by itself. */
export interface ProductChange extends ProductName {
  readonly columns: ProductColumns;
  /** Everything else, under the documented names. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The columns of `store_items` that an item object may set. */
export interface ItemColumns {
  readonly available?: boolean;
  readonly price_cents?: number;
  readonly alcoholic?: boolean;
  readonly cost_unit?: 'each' | 'lb' | 'kg';
  readonly par_weight?: number;
  readonly blackout_times?: readonly BlackoutPeriod[];
}

/** An item object that has been read and checked by itself. */
export interface ItemChange extends ProductName {
  readonly locationCode: string;
  readonly columns: ItemColumns;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the catalogue says against an object: the field concerned and the name of the error. */
export interface ChangeProblem {
  /** Place of the object in the submission, or of the row in its batch. */
  readonly index: number;
  readonly field: string;
  readonly error: 'blank' | 'notInCatalogue' | 'storeNotFound';
}
