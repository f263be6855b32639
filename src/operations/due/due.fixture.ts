import { scheduleWork } from '../../storage/due/piece.ts';
import { statement } from '../../storage/engine/index.ts';
import type { World } from '../management/management.fixture.ts';
import { nextId, ok, type Shop } from '../orders/shop.fixture.ts';

const ORDER = {
  items: [{ line_num: '1', count: 2, item: { upc: '4000000000' } }],
};
const ADDRESS = { address_line_1: '12 Cactus Street', postal_code: '85004' };

const orderRef = statement<[organizationId: number, orderId: string], { id: number }>(
  '',
  'select id from cw.orders where organization_id = $1 and order_id = $2',
);
const placeOrder = statement<[organizationId: number, orderId: string, status: string, body: string]>(
  '',
  'update cw.orders set status = $3, body = body || $4::jsonb, version = version + 1 where organization_id = $1 and order_id = $2',
);
const eventsOf = statement<[organizationId: number], { name: string; order_id: string; at: number; metadata: Record<string, unknown> }>(
  '',
  'select name, order_id, occurred_at as at, metadata from cw.events where organization_id = $1 order by id',
);
const workOf = statement<[organizationId: number], { kind: string; due_at: number; attempts: number }>(
  '',
  'select kind, due_at, attempts from cw.due_work where organization_id = $1 order by due_at, id',
);
const setSettings = statement<[organizationId: number, settings: string]>(
  '',
  'update cw.organizations set settings = $2::jsonb where id = $1',
);

const lastingTokens = statement<[organizationId: number]>(
  '',
  "update cw.tokens set expires_at = expires_at + interval '10 years' where organization_id = $1",
);

/** What stories of time do with a shop; its token outlives them all. */
export async function timeOfShop(world: World, shop: Shop) {
  const { organizationId, token } = shop;
  await world.database.query(lastingTokens, [organizationId]);
  world.environment.directory.forget('principals');
  const clock = (path: string, body: object = {}, headers?: Record<string, string>) =>
    world.call(token, 'POST', `/clock/${path}`, body, headers);
  return {
    clock,
    /** The clock's answer, which must be a success. */
    set: async (path: string, body: object = {}) => (await ok(clock(path, body))).body,
    now: async () => Date.parse((await ok(world.call(token, 'GET', '/clock'))).body.now),
    delivery: async (hour?: number) => {
      const user = await shop.newUser();
      const hold = await shop.reserve(user, 'delivery', hour);
      const order = {
        ...ORDER,
        order_id: nextId('d'),
        service_option_hold_id: hold,
        initial_tip_cents: 0,
        location_code: 'S1',
        address: ADDRESS,
      };
      await ok(shop.post(`/fulfillment/users/${user}/orders/delivery`, order));
      return order.order_id;
    },
    pickup: async (hour?: number) => {
      const user = await shop.newUser();
      const hold = await shop.reserve(user, 'pickup', hour);
      const order = { ...ORDER, order_id: nextId('p'), service_option_hold_id: hold, location_code: 'S1' };
      await ok(shop.post(`/fulfillment/users/${user}/orders/pickup`, order));
      return order.order_id;
    },
    /** Puts an order where a workflow would, without events. */
    put: (orderId: string, status: string, body: object = {}) =>
      world.database.query(placeOrder, [organizationId, orderId, status, JSON.stringify(body)]),
    schedule: async (orderId: string, kind: string, dueAt: number, payload: object = {}) => {
      const [row] = await world.database.query(orderRef, [organizationId, orderId]);
      await world.database.query(scheduleWork, [organizationId, kind, String(row!.id), new Date(dueAt), JSON.stringify(payload)]);
    },
    /** Events of an order after its first. */
    events: async (orderId: string) =>
      (await world.database.query(eventsOf, [organizationId])).filter((one) => one.order_id === orderId).slice(1),
    work: () => world.database.query(workOf, [organizationId]),
    settings: (settings: object) => world.database.query(setSettings, [organizationId, JSON.stringify(settings)]),
  };
}
