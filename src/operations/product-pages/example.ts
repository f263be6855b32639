import type { Static } from '../../contract/schema.ts';
import type { ProductPageSchema, StoreOnPage } from './schema.ts';

const STORE: StoreOnPage = {
  location_code: 'GM-941',
  retailer_key: 'the-garden-market',
  retailer_name: 'The Garden Market',
  name: 'The Garden Market San Francisco',
  address: {
    address_line_1: '1 Market St',
    locality: 'San Francisco',
    administrative_area: 'CA',
    postal_code: '94105',
    country_code: 'US',
  },
  coordinates: { latitude: 37.7936, longitude: -122.3958 },
  kilometres: 0.4,
  delivers: true,
  pickup: true,
};

export const EXAMPLE_PRODUCT_PAGE: Static<typeof ProductPageSchema> = {
  kind: 'recipe',
  title: 'Banana bread',
  servings: 8,
  cooking_time: 60,
  instructions: ['Mash the bananas.', 'Bake for an hour.'],
  created_at: '2026-05-06T16:00:00Z',
  expires_at: '2026-06-05T16:00:00Z',
  enable_pantry_items: true,
  items: [
    {
      name: 'bananas',
      display_text: '3 ripe bananas',
      measurements: [{ quantity: 3, unit: 'each' }],
      brand_filters: [],
      health_filters: ['ORGANIC'],
      product: {
        name: 'Organic Bananas',
        upc: '94011',
        rrc: 'GM-000002',
        cost_unit: 'lb',
        price_cents: 99,
        available: true,
        alcohol: false,
      },
    },
  ],
  store: STORE,
  stores: [STORE],
};
