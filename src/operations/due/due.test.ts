import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { undescribedEvents } from '../../callbacks/metadata.fixture.ts';
import { distanceKilometres, locateAddress } from '../../fulfillment/geography/geography.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { NOON, ok, openShop, type Shop } from '../orders/shop.fixture.ts';
import { timeOfShop } from './due.fixture.ts';
import { runDue } from './run-due.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

for (const engineName of ENGINES) {
  describe(`what time causes on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let time: Awaited<ReturnType<typeof timeOfShop>>;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      shop = await openShop(world);
      time = await timeOfShop(world, shop);
      await time.set('freeze');
    });

    test('an order that is not delivered is late four times, half an hour each; its place stays', async () => {
      const orderId = await time.delivery();
      const end = Date.parse(shop.time(NOON + 2));
      const answer = await time.set('advance', { to: iso(end + 6 * HOUR) });
      assert.deepEqual([answer.ran, answer.failed, answer.complete], [{ 'order.late': 4 }, 0, true]);
      const events = await time.events(orderId);
      assert.deepEqual(
        events.map(({ name, at }) => [name, at]),
        [0, 30, 60, 90].map((minutes) => ['fulfillment.late_delivery', end + minutes * MINUTE]),
      );
      const window = { starts_at: iso(end), ends_at: iso(end + 2 * HOUR) };
      assert.deepEqual(events[3]!.metadata, { order_id: orderId, new_window: window });
      assert.deepEqual(await shop.contradictions(), []);
      const { body } = await ok(shop.get(`/fulfillment/users/${(await shop.state(orderId)).user_id}/orders/${orderId}`));
      assert.equal(body.fulfillment_details.window_ends_at, window.ends_at);
      assert.equal(await shop.booked(), 1);
    });

    test('orders that are done, and staged pickup orders, are not late; other pickup orders are', async () => {
      const delivered = await time.delivery();
      await time.put(delivered, 'delivered');
      const canceled = await time.delivery();
      await ok(shop.post(`/fulfillment/users/${(await shop.state(canceled)).user_id}/orders/${canceled}/cancel`));
      const staged = await time.pickup();
      await time.put(staged, 'staged');
      const picking = await time.pickup();
      await time.put(picking, 'picking');
      await time.set('advance', { to: iso(Date.parse(shop.time(NOON + 2)) + MINUTE) });
      for (const orderId of [delivered, staged]) assert.deepEqual(await time.events(orderId), []);
      assert.deepEqual(
        (await time.events(canceled)).map(({ name }) => name),
        ['fulfillment.canceled'],
      );
      assert.deepEqual(
        (await time.events(picking)).map(({ name }) => name),
        ['fulfillment.late_pickup'],
      );
    });

    test('after a day off an order is late once, and what is promised lies ahead', async () => {
      const orderId = await time.delivery();
      const { now } = await time.set('set', { at: iso(Date.parse(shop.time(NOON + 2)) + 30 * HOUR) });
      while ((await runDue(world.environment)) > 0);
      const events = await time.events(orderId);
      assert.equal(events.length, 1);
      const { ends_at } = events[0]!.metadata.new_window as { ends_at: string };
      assert.ok(Date.parse(ends_at) > Date.parse(now) && Date.parse(ends_at) <= Date.parse(now) + 30 * MINUTE);
      assert.equal((await time.set('advance', { seconds: 7_200 })).ran['order.late'], undefined);
    });

    test('a rating is asked for once, where there is none', async () => {
      const [rated, unrated] = [await time.delivery(), await time.delivery()];
      const now = await time.now();
      await time.put(rated, 'delivered', { rating: { rating_value: 'STARS5' } });
      await time.put(unrated, 'delivered', { delivered_at: iso(now) });
      for (const orderId of [rated, unrated]) await time.schedule(orderId, 'order.rating_reminder', now + HOUR);
      await time.set('advance', { seconds: 3_599 });
      assert.deepEqual(await time.events(unrated), []);
      await time.set('advance', { seconds: 86_400 });
      assert.deepEqual(await time.events(rated), []);
      const [event, ...more] = await time.events(unrated);
      assert.deepEqual([event?.name, event?.at, more], ['fulfillment.rating_reminder', now + HOUR, []]);
      assert.equal(event!.metadata.delivered_at, iso(now));
      assert.deepEqual(await time.work(), []);
    });

    test('a shopper on the way sends the place from minute to minute until the delivery', async () => {
      const orderId = await time.delivery();
      const { now: started } = await time.set('freeze', { at: shop.time(NOON) });
      const now = Date.parse(started);
      const [departed_at, arrives_at] = [iso(now), iso(now + 10 * MINUTE)];
      await time.put(orderId, 'delivering', { departed_at, arrives_at });
      await time.schedule(orderId, 'order.location', now + MINUTE);
      await time.set('advance', { seconds: 660 });
      const events = await time.events(orderId);
      assert.deepEqual(
        events.map(({ name, at }) => [name, at]),
        Array.from({ length: 11 }, (_, n) => ['fulfillment.order_location', now + (n + 1) * MINUTE]),
      );
      const home = locateAddress('85004', '12 Cactus Street')!;
      const left = events.map(({ metadata }) => distanceKilometres(metadata.coordinates as typeof home, home));
      for (let n = 1; n < 10; n++) assert.ok(left[n]! < left[n - 1]!);
      assert.ok(left[9]! < 0.001 && left[10]! < 0.001);
      await time.put(orderId, 'delivered');
      await time.set('advance', { seconds: 600 });
      assert.equal((await time.events(orderId)).length, 11);
      assert.deepEqual(await time.work(), []);
    });

    test('the interval is a setting, and without shopper information no place is sent', async () => {
      const orderId = await time.delivery();
      const now = Date.parse((await time.set('freeze', { at: shop.time(NOON) })).now);
      await time.put(orderId, 'delivering', { departed_at: iso(now) });
      await time.schedule(orderId, 'order.location', now + 30_000);
      await time.settings({ location_interval_seconds: 30 });
      await time.set('advance', { seconds: 90 });
      assert.equal((await time.events(orderId)).length, 3);
      await time.settings({ remove_shopper_information: true });
      await time.set('advance', { seconds: 90 });
      assert.equal((await time.events(orderId)).length, 3);
    });

    test('an order that nobody marks as delivered stops sending its place hours after it must have arrived', async () => {
      const orderId = await time.delivery();
      const now = Date.parse((await time.set('freeze', { at: shop.time(NOON) })).now);
      await time.put(orderId, 'delivering', { departed_at: iso(now), arrives_at: iso(now + 10 * MINUTE) });
      await time.schedule(orderId, 'order.location', now + MINUTE);
      const { ran } = await time.set('advance', { seconds: 86_400 });
      assert.equal(ran['order.location'], 4 * 60 + 10 + 1);
      assert.deepEqual(await time.work(), []);
    });

    test('the way to the store is told of every two minutes from the acknowledgement to the arrival', async () => {
      const orderId = await time.delivery();
      const now = await time.now();
      const lastMile = { last_mile: { bag_label: 'B7' }, workflow_state: 'acknowledged_for_delivery' };
      await world.database.execute(
        `set search_path to ${world.database.schema}; update orders set kind = 'last_mile' where order_id = '${orderId}'`,
      );
      await time.put(orderId, 'acknowledged', lastMile);
      await time.schedule(orderId, 'order.store_eta', now + 2 * MINUTE);
      await time.set('advance', { seconds: 600 });
      const events = await time.events(orderId);
      assert.deepEqual(
        events.map(({ name, at }) => [name, at]),
        [2, 4, 6, 8, 10].map((minutes) => ['fulfillment.at_store_eta', now + minutes * MINUTE]),
      );
      const [{ metadata }] = events as [(typeof events)[number]];
      assert.deepEqual(
        Object.keys(metadata),
        ['eta', 'order_id', 'bag_label'].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)),
      );
      const eta = Date.parse(metadata.eta as string);
      assert.ok(eta > now + 6 * MINUTE && eta < now + 30 * MINUTE);
      await time.put(orderId, 'acknowledged', { workflow_state: 'at_store' });
      await time.set('advance', { seconds: 600 });
      assert.equal((await time.events(orderId)).length, 5);
      assert.deepEqual(await time.work(), []);
    });

    test('a customer who does not come as scheduled is expected, one who came is not', async () => {
      const [waiting, arrived, later] = [await time.pickup(), await time.pickup(), await time.pickup()];
      const now = await time.now();
      for (const orderId of [waiting, arrived, later]) {
        await time.put(orderId, 'staged', { workflow_state: 'ready_for_pickup', pickup: { eta: iso(now + 10 * MINUTE) } });
        await time.schedule(orderId, 'order.pickup_eta', now + 10 * MINUTE);
      }
      await time.put(arrived, 'staged', { workflow_state: 'user_at_store' });
      await time.put(later, 'staged', { pickup: { eta: iso(now + 20 * MINUTE) } });
      await time.set('advance', { seconds: 900 });
      const [event] = await time.events(waiting);
      assert.deepEqual([event?.name, event?.metadata.order_id], ['cartwright.customer_expected', waiting]);
      assert.deepEqual([await time.events(arrived), await time.events(later)], [[], []]);
      await time.set('advance', { seconds: 900 });
      assert.deepEqual([(await time.events(waiting)).length, (await time.events(later)).length], [1, 1]);
    });

    test('organizations without a test clock live on the wall', async () => {
      await time.set('resume', { to_wall: true });
      const orderId = await time.delivery();
      const wall = Date.now();
      await time.put(orderId, 'delivered');
      await time.schedule(orderId, 'order.rating_reminder', wall + HOUR);
      const at = (instant: number) => ({ now: () => instant });
      while ((await runDue(world.environment, undefined, at(wall + HOUR - 1))) > 0);
      assert.deepEqual(await time.events(orderId), []);
      while ((await runDue(world.environment, undefined, at(wall + HOUR))) > 0);
      assert.equal((await time.events(orderId)).length, 1);
    });

    test('every event of these stories is as it is described', async () => {
      assert.deepEqual((await undescribedEvents(world.database)).problems, []);
    });
  });
}
