import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { sandboxOf } from '../operations/fulfilling/orders-under-way.fixture.ts';
import { operations } from '../operations/index.ts';
import { openWorld, type World } from '../operations/management/management.fixture.ts';
import { ok, openShop, refusal, type Shop } from '../operations/orders/shop.fixture.ts';
import { statement } from '../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { KEEP } from '../storage/tidy/policy.ts';
import { tidyTasks } from '../storage/tidy/tidy.ts';
import { tidyUp } from './tidy.ts';

const DAY = 86_400_000;
const log = pino({ level: 'silent' });
const tasks = tidyTasks({ ...KEEP, orders: 60 });

/** Lets an order, with all that belongs to it, have been done that many days ago. */
const age = statement<[orderId: string, status: string, days: number]>(
  '',
  `with o as (
     update cw.orders set status = $2, created_at = created_at - $3::integer * interval '1 day', updated_at = now() - $3::integer * interval '1 day',
         window_starts_at = window_starts_at - $3::integer * interval '1 day' - interval '3 days',
         window_ends_at = window_ends_at - $3::integer * interval '1 day' - interval '3 days'
      where order_id = $1 returning id)
   update cw.events e set occurred_at = e.occurred_at - $3::integer * interval '1 day', written_at = e.written_at - $3::integer * interval '1 day'
     from o where e.order_ref = o.id`,
);
const addEvent = statement<[orderId: string, name: string]>(
  '',
  `insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
   select organization_id, banner_id, id, order_id, $2, now(), '{"note": "SECRET"}' from cw.orders where order_id = $1`,
);
const eventsOf = statement<[orderIds: string[]], { order_id: string; names: string[] }>(
  '',
  'select order_id, array_agg(name order by id) as names from cw.events where order_id = any($1::text[]) group by 1 order by 1',
);
const archived = statement<[], { order_id: string }>('', 'select order_id from cw.archived_orders order by id');
const addWork = statement<[orderId: string]>(
  '',
  `insert into cw.due_work (organization_id, kind, subject, due_at)
   select organization_id, 'order.rating_reminder', id::text, now() + interval '1 day' from cw.orders where order_id = $1`,
);
const addPending = statement<[orderId: string]>(
  '',
  `insert into cw.deliveries (organization_id, webhook_id, event_id, order_ref, next_attempt_at, created_at)
   select e.organization_id, 1, e.id, e.order_ref, now(), now() from cw.events e where e.order_id = $1 order by e.id limit 1`,
);
const wholeArchive = statement<[], { text: string }>(
  '',
  `select concat_ws(' ', (select jsonb_agg(to_jsonb(o)) from cw.archived_orders o),
          (select jsonb_agg(to_jsonb(e)) from cw.events e join cw.archived_orders o on o.id = e.order_ref)) as text`,
);

for (const engineName of ENGINES) {
  describe(`the archive of orders on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    const ids: Record<string, string> = {};
    const users: Record<string, string> = {};

    const tidy = (days = 0) => tidyUp(world.database, Date.now() + days * DAY, log, { tasks, batch: 2 });
    const managed = (path: string) => world.call(shop.token, 'GET', path);
    const listed = async (query: string): Promise<string[]> =>
      (await ok(managed(`/orders${query}`))).body.orders.map(({ order_id }: { order_id: string }) => order_id);

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 50);
      const sandbox = sandboxOf(shop);
      for (const name of ['old', 'canceled', 'young', 'under way', 'waited for', 'to be told']) {
        const { id, userId } = await sandbox.order('delivery', { special_instructions: 'SECRET' });
        [ids[name], users[name]] = [id, userId];
      }
      await world.database.query(addEvent, [ids.old!, 'fulfillment.delivered']);
      for (const [name, status, days] of [
        ['old', 'delivered', 70],
        ['canceled', 'canceled', 61],
        ['young', 'delivered', 59],
        ['under way', 'delivering', 70],
        ['waited for', 'delivered', 70],
        ['to be told', 'delivered', 70],
      ] as const) {
        await world.database.query(age, [ids[name]!, status, days]);
      }
      await world.database.query(addWork, [ids['waited for']!]);
      await world.database.query(addPending, [ids['to be told']!]);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('without a policy for orders none is archived', async () => {
      assert.equal((await tidyUp(world.database, Date.now(), log)).orders, undefined);
      assert.deepEqual(await world.database.query(archived, []), []);
    });

    test('orders that are done and old move, in batches; what is young, under way, waited for or still to be told stays', async () => {
      assert.equal((await tidy()).orders, 2);
      const moved = await world.database.query(archived, []);
      assert.deepEqual(
        moved.map(({ order_id }) => order_id),
        [ids.old, ids.canceled],
      );
      assert.equal((await tidy()).orders, 0);
    });

    test('an archived order is read by its id and in the orders of its user, and stands in the list of the archive alone', async () => {
      const { old } = ids as { old: string };
      const path = `/fulfillment/users/${users.old}/orders`;
      assert.equal((await ok(shop.get(`${path}/${old}`))).body.id, old);
      const { orders } = (await ok(shop.get(path))).body;
      assert.deepEqual(
        orders.map(({ id }: { id: string }) => id),
        [old],
      );
      assert.equal((await ok(shop.get(`/post_checkout/orders/${old}`))).status, 200);
      assert.equal((await ok(shop.get(`/post_checkout/orders/${old}/items`))).status, 200);
      const whole = (await ok(managed(`/orders/${old}`))).body;
      assert.deepEqual(
        whole.events.map(({ event_name }: { event_name: string }) => event_name),
        ['fulfillment.brand_new', 'fulfillment.delivered'],
      );
      assert.deepEqual(await listed('?archived=true'), [ids.canceled, old]);
      assert.deepEqual(await listed('?archived=true&sort=window&status=delivered'), [old]);
      assert.equal((await listed('')).includes(old), false);
      assert.equal(refusal(await managed('/orders?archived=true&sort=changed'))[3], 'archived');
    });

    test('its id stays taken, and what would change it does not find it', async () => {
      const userId = await shop.newUser();
      const hold = await shop.reserve(userId, 'delivery');
      const order = {
        order_id: ids.old,
        service_option_hold_id: hold,
        initial_tip_cents: 0,
        address: { address_line_1: '50 Palm Lane', postal_code: '85004' },
        items: [{ line_num: '1', count: 1, item: { upc: '4000000001' } }],
      };
      assert.deepEqual(refusal(await shop.post(`/fulfillment/users/${userId}/orders/delivery`, order)), [
        400,
        'has already been taken',
        1001,
        'order_id',
      ]);
      await ok(shop.post(`/fulfillment/users/${userId}/orders/delivery`, { ...order, order_id: 'another' }));
      assert.equal((await shop.post(`/fulfillment/users/${users.old}/orders/${ids.old}/cancel`)).status, 404);
    });

    test('events go after their days: of an order the last one stays, of one under way all, of an archived one none', async () => {
      const names = ['old', 'under way', 'young'].map((name) => ids[name]!);
      await world.database.query(addEvent, [ids.young!, 'fulfillment.delivered']);
      assert.ok((await tidy(91)).events! > 0);
      const left = Object.fromEntries((await world.database.query(eventsOf, [names])).map((row) => [row.order_id, row.names]));
      // By then it has moved too.
      assert.deepEqual(left, { [ids['under way']!]: ['fulfillment.brand_new'] });
      assert.equal((await world.database.query(archived, [])).at(-1)!.order_id, ids.young);
    });

    test("a user's deletion forgets the archived orders too", async () => {
      await world.database.query(
        statement<[string]>(
          '',
          `insert into cw.events (organization_id, order_ref, order_id, name, occurred_at, metadata)
           select organization_id, id, order_id, 'fulfillment.delivered', now(), '{"note": "SECRET"}' from cw.archived_orders where order_id = $1`,
        ),
        [ids.old!],
      );
      for (const name of ['old', 'canceled', 'young']) {
        await ok(shop.post(`/fulfillment/users/${users[name]}/deletion_requests`));
      }
      const [{ text }] = (await world.database.query(wholeArchive, [])) as [{ text: string }];
      assert.doesNotMatch(text, /SECRET/);
      for (const name of ['old', 'canceled', 'young']) assert.equal(text.includes(`"${users[name]}"`), false);
      assert.deepEqual(await listed(`?archived=true&user_id=${users.old}`), []);
    });
  });
}
