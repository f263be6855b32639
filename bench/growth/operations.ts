/** What is measured over HTTPS at each size, in this order: `create` uses the holds of `reserve`. */
export const GROWTH_OPERATIONS = {
  token: 'token',
  stores: 'find stores',
  slots: 'list slots, 50 lines',
  reserve: 'reserve',
  create: 'create order, 10 lines',
  get: 'get order',
  list: 'get orders of a user',
  checkout: 'post-checkout order',
  items: 'post-checkout items',
  managed: 'Management: get order',
  newest: 'list orders, newest',
  done: 'list orders, delivered',
  store: 'list orders of a store',
  lateness: 'list orders, late',
  search: 'list orders, id begins with',
  created: 'list orders created on a day',
  events: 'list events of an hour',
  summary: 'count orders',
} as const;
export type GrowthOperation = keyof typeof GROWTH_OPERATIONS;
