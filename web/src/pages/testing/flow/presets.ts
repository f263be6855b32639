import type { Client } from '../../../../../client/client.ts';

import type { CartLine, Draft, Kind } from './draft.ts';

type Code = { readonly upc: string } | { readonly rrc: string };

interface Preset {
  readonly key: string;
  readonly kind: Kind;
  readonly lines: readonly (readonly [code: Code, quantity: number])[];
  readonly birthday?: string;
  /** Ketchikan, where the test stores are. */
  readonly testPlace?: true;
  readonly location_code?: string;
  /** A user of the test values. */
  readonly user_id?: string;
}

const MILK = { upc: '400000000015' };
const BANANAS = { upc: '4011' };
const CHICKEN = { upc: '400000000046' };
const WINE = { upc: '400000000077' };
const BEER = { upc: '400000000084' };

/** Carts whose answers are known; codes and places are the test values of the demo data. */
export const PRESETS: readonly Preset[] = [
  {
    key: 'typical',
    kind: 'delivery',
    lines: [
      [MILK, 2],
      [BANANAS, 2.5],
    ],
  },
  {
    key: 'alcohol',
    kind: 'delivery',
    lines: [
      [WINE, 1],
      [BEER, 2],
    ],
  },
  { key: 'too_young', kind: 'delivery', lines: [[WINE, 1]], birthday: '2015-01-01' },
  {
    key: 'by_weight',
    kind: 'delivery',
    lines: [
      [BANANAS, 3.25],
      [CHICKEN, 2],
    ],
  },
  {
    key: 'big',
    kind: 'delivery',
    lines: [
      [MILK, 30],
      [BANANAS, 10],
      [CHICKEN, 20],
    ],
  },
  {
    key: 'pickup',
    kind: 'pickup',
    lines: [
      [MILK, 1],
      [CHICKEN, 1],
    ],
  },
  { key: 'last_mile', kind: 'last_mile', lines: [] },
  { key: 'dispatch', kind: 'dispatch', lines: [] },
  { key: 'too_many', kind: 'delivery', lines: [[MILK, 251]] },
  { key: 'not_deliverable', kind: 'delivery', lines: [[{ rrc: 'TEST-NOT-DELIVERABLE' }, 1]] },
  { key: 'too_bulky', kind: 'delivery', lines: [[{ rrc: 'TEST-BULKY' }, 31]] },
  { key: 'inactive', kind: 'delivery', lines: [[MILK, 1]], user_id: 'test-inactive' },
  { key: 'full', kind: 'delivery', lines: [[MILK, 1]], testPlace: true, location_code: 'TEST-FULL' },
  { key: 'dry', kind: 'delivery', lines: [[WINE, 1]], testPlace: true, location_code: 'TEST-DRY' },
];

const KETCHIKAN = { address_line_1: '1 Test Lane', postal_code: '99901', city: 'Ketchikan' };
/** In San Francisco, in the demo data. */
const USUAL_STORE = '941-01';

/** The draft of a preset: a place near a store, and products under their names. */
export async function draftOf(preset: Preset, blank: Draft, { management }: Client): Promise<Draft> {
  const options = { retailerId: blank.retailerId };
  const products = await Promise.all(preset.lines.map(([code]) => management.products.list({ ...code, limit: 1 }, options)));
  const lines = preset.lines.map(([code, quantity], index): CartLine => {
    return { product: products[index]!.products[0] ?? unknownProduct(code), quantity };
  });
  const { birthday = blank.customer.birthday, user_id = blank.customer.user_id } = preset;
  const store = preset.location_code === undefined ? undefined : { location_code: preset.location_code, name: preset.location_code };
  return {
    ...blank,
    kind: preset.kind,
    address: preset.testPlace ? KETCHIKAN : await placeOfStore(management, options),
    store,
    lines,
    customer: { ...blank.customer, birthday, user_id },
    customerReady: preset.user_id !== undefined,
  };
}

/** The server makes one up on development, or says that there is none. */
const unknownProduct = (code: Code): CartLine['product'] => ({
  item_name: 'upc' in code ? code.upc : code.rrc,
  lookup_code: 'upc' in code ? code.upc : null,
  retailer_reference_code: 'rrc' in code ? code.rrc : null,
  cost_unit: 'each',
  par_weight: null,
  alcohol: null,
  over_the_counter: false,
  deliverable: true,
});

export type { Preset };

async function placeOfStore(management: Client['management'], options: { readonly retailerId: string }): Promise<Draft['address']> {
  const { stores: positions } = await management.stores.listPositions({ active: true });
  const own = positions.filter(({ retailer_id }) => retailer_id === options.retailerId);
  const near = own.find(({ location_code }) => location_code === USUAL_STORE) ?? own[0];
  if (!near) return { address_line_1: '', postal_code: '', city: '' };
  const { address } = await management.stores.get({ location_code: near.location_code }, options);
  return { address_line_1: address.address_line_1, postal_code: address.postal_code, city: address.city };
}
