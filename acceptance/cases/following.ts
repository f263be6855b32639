import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalid, ok } from '../support/expect.ts';
import { openOrganization } from '../support/organization.ts';
import type { World } from '../support/world.ts';

interface Events {
  readonly events: readonly { readonly event_name: string; readonly order_id: string }[];
  readonly has_more: boolean;
  readonly cursor: string;
}
interface Requests {
  readonly requests: readonly { readonly path: string }[];
  readonly has_more: boolean;
  readonly next_cursor: string;
}
interface Orders {
  readonly orders: readonly { readonly order_id: string; readonly status: string }[];
  readonly next_cursor: string;
}

export function followingCases(world: World): void {
  const open = async () => {
    const { shop, store } = await openOrganization(world);
    const userId = await shop.newUser();
    return { shop, userId, place: () => shop.place(userId, { location_code: store.location_code }) };
  };

  test('who follows the events by cursor sees each once, in their order', async () => {
    const { shop, userId, place } = await open();
    const placed = [await place(), await place()];
    ok(await shop.cancel(userId, placed[0]!.id));
    const seen: string[] = [];
    for (let after = '', more = true; more; ) {
      const page = ok(await shop.get<Events>(`/cartwright/v1/events?limit=1${after && `&after=${encodeURIComponent(after)}`}`));
      seen.push(...page.events.map(({ event_name, order_id }) => `${event_name} ${order_id}`));
      more = page.has_more;
      after = page.cursor;
    }
    assert.equal(new Set(seen).size, seen.length);
    const [first, second] = placed.map(({ id }) => id);
    assert.deepEqual(seen, [`fulfillment.brand_new ${first}`, `fulfillment.brand_new ${second}`, `fulfillment.canceled ${first}`]);
  });

  test('who waits for events is answered when one happens', async () => {
    const { shop, place } = await open();
    await place();
    const { cursor } = ok(await shop.get<Events>('/cartwright/v1/events'));
    const waiting = shop.get<Events>(`/cartwright/v1/events?wait=30&after=${encodeURIComponent(cursor)}`);
    const order = await place();
    assert.deepEqual(
      ok(await waiting).events.map(({ order_id }) => order_id),
      [order.id],
    );
  });

  test('who follows the changed orders is answered with what changed since the cursor', async () => {
    const { shop, userId, place } = await open();
    const order = await place();
    const { orders, next_cursor } = ok(await shop.get<Orders>('/cartwright/v1/orders?sort=changed'));
    assert.deepEqual(
      orders.map(({ order_id }) => order_id),
      [order.id],
    );
    const waiting = shop.get<Orders>(`/cartwright/v1/orders?sort=changed&wait=30&after=${encodeURIComponent(next_cursor)}`);
    ok(await shop.cancel(userId, order.id));
    assert.deepEqual(
      ok(await waiting).orders.map(({ order_id, status }) => [order_id, status]),
      [[order.id, 'canceled']],
    );
  });

  test('who follows the requests gets each later one once, the oldest first, and waits for the next', async () => {
    const { shop } = await open();
    const list = async (after: string, query = '') =>
      ok(await shop.get<Requests>(`/cartwright/v1/requests?sort=oldest${query}&after=${encodeURIComponent(after)}`));
    const names = ({ requests }: Requests) => requests.map(({ path }) => path.split('/').at(-1));
    const start = await list('');
    assert.deepEqual(start.requests, []);
    for (const name of ['organization', 'settings', 'banners']) ok(await shop.get(`/cartwright/v1/${name}`));
    const first = await list(start.next_cursor, '&limit=2');
    assert.deepEqual([names(first), first.has_more], [['organization', 'settings'], true]);
    const second = await list(first.next_cursor);
    assert.deepEqual([names(second), second.has_more], [['banners'], false]);
    const waiting = list(second.next_cursor, '&wait=30');
    ok(await shop.get('/cartwright/v1/webhooks'));
    assert.deepEqual(names(await waiting), ['webhooks']);
    invalid(await shop.get('/cartwright/v1/requests?wait=1'), 'wait', "can't be combined with this sort; use sort=oldest");
  });
}
