import type { OrderPage } from './page-schema.ts';

const STORE_ADDRESS = {
  address_line_1: '1 Market St',
  locality: 'San Francisco',
  administrative_area: 'CA',
  postal_code: '94105',
  country_code: 'US',
};

export const EXAMPLE_PAGE: OrderPage = {
  version: '4.0.0',
  order_id: 'a1b2c3',
  kind: 'delivery',
  status: 'picking',
  workflow_state: 'picking',
  step: 'review_replacements',
  title: 'Review replacements',
  steps: [
    { step: 'received', title: 'We got your order', state: 'done', at: '2026-05-06T16:00:00Z' },
    { step: 'shopping', title: 'Shopping in progress', state: 'done', at: '2026-05-06T17:30:00Z' },
    { step: 'review_replacements', title: 'Review replacements', state: 'current', at: '2026-05-06T17:35:00Z' },
    { step: 'shopping_complete', title: 'Shopping complete', state: 'ahead' },
    { step: 'out_for_delivery', title: 'Out for delivery', state: 'ahead' },
    { step: 'delivered', title: 'Delivered', state: 'ahead' },
  ],
  locale: 'en-US',
  now: '2026-05-06T17:36:00Z',
  created_at: '2026-05-06T16:00:00Z',
  window_starts_at: '2026-05-06T18:00:00Z',
  window_ends_at: '2026-05-06T20:00:00Z',
  time_zone: 'America/Los_Angeles',
  retailer: { name: 'The Garden Market' },
  store: { name: 'The Garden Market San Francisco', address: STORE_ADDRESS, coordinates: { latitude: 37.7936, longitude: -122.3958 } },
  destination: {
    address: { ...STORE_ADDRESS, address_line_1: '50 Beale St' },
    coordinates: { latitude: 37.7898, longitude: -122.3972 },
  },
  handling: { instructions: 'Ring twice', leave_unattended: false, alcoholic: false, certified_delivery: false },
  shopper: { first_name: 'Susan' },
  items: [
    {
      id: 'MTAxOjE',
      replacement_status: 'PENDING',
      status: 'REPLACED',
      certified_delivery: false,
      line_num: '1',
      item: { name: 'Whole Milk', quantity: '2', cost_unit: 'each' },
      replacement: { name: 'Oat Milk', quantity: '2', cost_unit: 'each' },
      can_decide: true,
    },
  ],
  chat: { is_expired: false, unread: 0 },
  tip_amount_cents: 500,
  rating: null,
  actions: ['decide_replacement', 'read_messages', 'send_message'],
};
