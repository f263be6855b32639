import type { Address, Hold, ManagedProduct, OrderItem, ServiceOption } from '../../../../../client/generated/types.ts';

export const KINDS = ['delivery', 'pickup', 'last_mile', 'dispatch'] as const;
export type Kind = (typeof KINDS)[number];

/** A store as far as the steps need it. */
export interface ChosenStore {
  readonly location_code: string;
  readonly name: string;
}

export interface CartLine {
  readonly product: Pick<
    ManagedProduct,
    'item_name' | 'lookup_code' | 'retailer_reference_code' | 'cost_unit' | 'par_weight' | 'alcohol' | 'over_the_counter' | 'deliverable'
  >;
  readonly quantity: number;
}

/** What orders of bags say of them in place of a cart. */
export interface Bags {
  readonly items_count: number;
  readonly items_weight: number;
  readonly cart_total: number;
  readonly alcoholic: boolean;
}

export interface Customer {
  readonly user_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  /** `YYYY-MM-DD`; empty: not told. */
  readonly birthday: string;
}

/** An order on its way through the steps. */
export interface Draft {
  readonly kind: Kind;
  readonly retailerId: string;
  readonly address: Address & { readonly address_line_1: string };
  readonly store: ChosenStore | undefined;
  readonly lines: readonly CartLine[];
  readonly bags: Bags;
  readonly customer: Customer;
  /** The user is known to the server. */
  readonly customerReady: boolean;
  readonly option: ServiceOption | undefined;
  readonly hold: Hold | undefined;
}

export const isOfBags = (kind: Kind) => kind === 'last_mile' || kind === 'dispatch';

export const newId = (prefix: string) => `${prefix}-${crypto.randomUUID().slice(0, 8)}`;

export function emptyDraft(retailerId: string): Draft {
  return {
    kind: 'delivery',
    retailerId,
    address: { address_line_1: '', postal_code: '', city: '' },
    store: undefined,
    lines: [],
    bags: { items_count: 12, items_weight: 18, cart_total: 6_450, alcoholic: false },
    customer: { user_id: newId('tester'), first_name: 'Jamie', last_name: 'Tester', phone_number: '+14155550123', birthday: '1985-04-12' },
    customerReady: false,
    option: undefined,
    hold: undefined,
  };
}

/** By the piece, unless the product is sold by weight alone. */
export const isByWeight = ({ cost_unit, par_weight }: CartLine['product']) => cost_unit !== 'each' && par_weight === null;

export function itemsOf(lines: readonly CartLine[], policy?: OrderItem['replacement_policy']): OrderItem[] {
  return lines.map(({ product, quantity }, index) => ({
    line_num: String(index + 1),
    ...(isByWeight(product) ? { weight: quantity } : { count: quantity }),
    ...(policy === undefined ? {} : { replacement_policy: policy }),
    item: product.lookup_code === null ? { rrc: product.retailer_reference_code! } : { upc: product.lookup_code },
  }));
}

/** What comes after a change no longer holds: another cart has other slots. */
export function changed(draft: Draft, change: Partial<Draft>): Draft {
  const begins = 'kind' in change || 'address' in change || 'retailerId' in change;
  const cart = begins || 'store' in change || 'lines' in change || 'bags' in change || 'customer' in change;
  return {
    ...draft,
    ...(begins ? { store: undefined } : {}),
    ...(cart ? { option: undefined, hold: undefined } : {}),
    ...('customer' in change ? { customerReady: false } : {}),
    ...change,
  };
}
