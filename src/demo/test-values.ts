import { DEFAULT_SLOT_POLICY } from '../contract/store.ts';
import { WELL_KNOWN } from './catalogue.ts';

/**
 * Values that provoke documented answers, as payment APIs have test cards. They are ordinary rows of the demo data, not
 * branches in the code; README lists them. Users and orders of this kind exist on development only.
 */

/** All in Ketchikan, Alaska (postal prefix 999), behind the ordinary store of that prefix, so that nobody meets them by chance. */
const PLACE = {
  address: { address_line_1: '1 Test Lane', city: 'Ketchikan', region: 'AK', postal_code: '99901' },
  country: 'US',
  postal_prefix: '999',
  latitude: 55.45,
  longitude: -131.8,
  time_zone: 'America/Sitka',
  alcohol: true,
  pickup: true,
  pickup_only: false,
  serves_postal_prefix: true,
} as const;

export const TEST_STORES = [
  {
    ...PLACE,
    location_code: 'TEST-FULL',
    name: 'Test store, every slot full',
    slot_policy: { ...DEFAULT_SLOT_POLICY, capacity: { delivery: 0, pickup: 0 } },
  },
  { ...PLACE, location_code: 'TEST-CLOSED', name: 'Test store, closed every day', hours: {} },
  { ...PLACE, location_code: 'TEST-DRY', name: 'Test store, no alcohol', alcohol: false },
  { ...PLACE, location_code: 'TEST-PICKUP-ONLY', name: 'Test store, pickup only', pickup_only: true },
] as const;

export const TEST_PRODUCTS = [
  { ...WELL_KNOWN.bread, upc: '400000009001', rrc: 'TEST-NOT-DELIVERABLE', name: 'Test item, not deliverable', deliverable: false },
  { ...WELL_KNOWN.water24Pack, upc: '400000009018', rrc: 'TEST-HEAVY', name: 'Test item, 500 lb of water', beverage_weight_lb: 500 },
  { ...WELL_KNOWN.dogFoodBag, upc: '400000009025', rrc: 'TEST-BULKY', name: 'Test item, large and bulky', bulky: true },
] as const;

export const TEST_USER = 'test-user';
export const TEST_INACTIVE_USER = 'test-inactive';

export const TEST_ORDERS = [
  { order_id: 'test-acknowledged', status: 'acknowledged', locked: false },
  { order_id: 'test-delivered', status: 'delivered', locked: false },
  { order_id: 'test-canceled', status: 'canceled', locked: false },
  { order_id: 'test-busy', status: 'brand_new', locked: true },
] as const;
