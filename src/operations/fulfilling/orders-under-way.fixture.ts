import { nextId, ok, type Shop } from '../orders/shop.fixture.ts';

export const TWO_ITEMS = [
  { line_num: '1', count: 2, item: { upc: '4000000001' } },
  { line_num: '2', count: 4, item: { rrc: '7001' } },
];
const LAST_MILE = {
  location_code: 'S1',
  first_name: 'Jo',
  last_name: 'Doe',
  user_phone: '(415) 555-0123',
  items_count: 12,
  items_weight: 18.5,
  address: { address_line_1: '50 Palm Lane', postal_code: '85004' },
};

type Kind = 'delivery' | 'pickup' | 'last_mile';

/** Orders of a shop and the hands they go through, by the Sandbox API. */
export function sandboxOf(shop: Shop) {
  const sandbox = (path: string, body?: object, headers?: Record<string, string>) =>
    shop.post(`/fulfillment_sandbox${path}`, body, headers);
  const newShopper = async (): Promise<number> => (await ok(sandbox('/shoppers', {}))).body.id;
  const batch = async (orderIds: readonly string[], more: object = {}, shopperId?: number): Promise<{ id: number; shopperId: number }> => {
    const shopper = shopperId ?? (await newShopper());
    const { body } = await ok(sandbox('/batches', { shopper_id: shopper, orders: orderIds.map((id) => ({ id })), ...more }));
    return { id: body.id, shopperId: shopper };
  };
  const advance = async (batchId: number, ...states: readonly (string | undefined)[]): Promise<string> => {
    let reached = '';
    for (const state of states.length === 0 ? [undefined] : states) {
      const body = state === undefined ? undefined : { workflow_state: state };
      reached = (await ok(sandbox(`/batches/${batchId}/advance`, body))).body.workflow_state;
    }
    return reached;
  };
  return {
    sandbox,
    newShopper,
    batch,
    advance,
    /** A new order of a user of its own, at the window that starts at the hour. */
    order: async (kind: Kind, more: object = {}, hour?: number, user?: string): Promise<{ id: string; userId: string }> => {
      const userId = user ?? (await shop.newUser());
      const hold = await shop.reserve(userId, kind, hour);
      const id = nextId('o');
      const details =
        kind === 'last_mile'
          ? LAST_MILE
          : { location_code: 'S1', items: TWO_ITEMS, ...(kind === 'delivery' ? { address: LAST_MILE.address, initial_tip_cents: 0 } : {}) };
      await ok(
        shop.post(`/fulfillment/users/${userId}/orders/${kind}`, { order_id: id, service_option_hold_id: hold, ...details, ...more }),
      );
      return { id, userId };
    },
    /** Names of the order's events so far, without the prefix and without those that only tell that it moved. */
    events: async (orderId: string): Promise<string[]> =>
      (await shop.state(orderId)).events
        .filter(({ name }) => name !== 'cartwright.order_moved')
        .map(({ name }) => name.replace('fulfillment.', '')),
    get: async ({ id, userId }: { id: string; userId: string }) => (await ok(shop.get(`/fulfillment/users/${userId}/orders/${id}`))).body,
  };
}
