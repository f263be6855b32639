import { statement } from '../../storage/engine/index.ts';
import { setTestClock } from '../../storage/organizations/organization.ts';
import { ok, type Shop } from '../orders/shop.fixture.ts';

const dueWork = statement<[organizationId: number, kind: string, orderId: string], { due_at: number }>(
  '',
  `select w.due_at from cw.due_work w join cw.orders o on o.organization_id = w.organization_id and o.id::text = w.subject
    where w.organization_id = $1 and w.kind = $2 and o.order_id = $3`,
);
const orderRef = statement<[organizationId: number, orderId: string], { id: number; user_ref: number }>(
  '',
  'select id, user_ref from cw.orders where organization_id = $1 and order_id = $2',
);

/** How a shop's customers reach their orders after the checkout. */
export async function customersOf(shop: Shop) {
  const { world, organizationId, token } = shop;
  const scopes = ['connect:post_checkout', 'connect:fulfillment'];
  const { client_id, client_secret } = (await ok(world.call(token, 'POST', '/applications', { name: 'App', scopes }))).body;
  const tokenOf = async (userId: string): Promise<string> => {
    const assertion = Buffer.from(JSON.stringify({ user_id: userId })).toString('base64');
    const body = { client_id, client_secret, grant_type: 'fulfillment_user_assertion', assertion, scope: 'connect:post_checkout' };
    return (await ok(world.send('POST', '/v2/oauth/token', body))).body.access_token;
  };
  return {
    tokenOf,
    /** The calls of a customer, or with another token of whoever has it, on one order. */
    on: async (order: { id: string; userId: string }, bearer?: string) => {
      const own = bearer ?? (await tokenOf(order.userId));
      const send = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) =>
        world.request(own, method, path.startsWith('/chat') ? `/v2/post_checkout/chat/${order.id}/messages` : url(path), body);
      const url = (path: string) => `/v2/post_checkout/orders/${order.id}${path}`;
      return {
        send,
        get: async (path = '') => (await ok(send('GET', path))).body,
        put: async (path: string, body?: object) => (await ok(send('PUT', path, body))).body,
        post: async (path: string, body?: object) => (await ok(send('POST', path, body))).body,
      };
    },
    manage: async (method: 'GET' | 'PUT' | 'POST' | 'PATCH', path: string, body?: object) =>
      (await ok(world.call(token, method, path, body))).body,
    ref: async (orderId: string) => (await world.database.query(orderRef, [organizationId, orderId]))[0]!,
    dueAt: async (kind: string, orderId: string) =>
      (await world.database.query(dueWork, [organizationId, kind, orderId])).map((row) => row.due_at),
    /** Stops the organization's clock at an instant (epoch milliseconds); null: it follows the wall again. */
    freeze: async (at: number | null) => {
      const clock = at === null ? null : JSON.stringify({ at, set_at: at, frozen: true });
      await world.database.query(setTestClock, [organizationId, clock]);
      world.environment.directory.forget('clocks');
    },
  };
}
