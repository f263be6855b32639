import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { HOME, NOON, nextId, ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';

const findUser = statement<[organizationId: number, userId: string], { first_name: string; last_name: string; phone_number: string }>(
  '',
  'select first_name, last_name, phone_number from cw.users where organization_id = $1 and user_id = $2',
);
const deactivate = statement<[organizationId: number, userId: string]>(
  '',
  'update cw.users set active = false where organization_id = $1 and user_id = $2',
);
const CAPACITY = 3;
const NOT_AVAILABLE = [400, 'Requested delivery window not available at this store', 1001, 'start_at'];
const NO_WINDOWS = [400, 'No delivery windows currently available', 1001, 'start_at'];
const names = (events: readonly { name: string }[]) => events.map((event) => event.name);

for (const engineName of ENGINES) {
  describe(`dispatch orders on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const request = (at: Shop, more: object = {}, hour = NOON) => ({
      order_id: nextId('d'),
      location_code: 'S1',
      start_at: at.time(hour),
      end_at: at.time(hour + 2),
      first_name: 'Jo',
      last_name: 'Doe',
      user_phone: '+14155550123',
      items_count: 5,
      items_weight: 9.5,
      address: HOME,
      ...more,
    });
    const create = (more: object = {}, hour = NOON, at = shop) => at.post('/fulfillment/lastmile/orders', request(at, more, hour));
    const url = (orderId: string, rest = '') => `/fulfillment/lastmile/orders/${orderId}${rest}`;

    test('one call makes an order without a user, with its place, hold and event', async () => {
      const { body, headers } = await ok(
        create({ email: 'jo@example.com', bags_count: 2, initial_tip_cents: 100, leave_unattended: true }),
      );
      assert.equal(headers.deprecation, undefined);
      assert.deepEqual(body.fulfillment_details, {
        store_location: 'S1',
        window_starts_at: shop.time(12),
        window_ends_at: shop.time(14),
        bag_count: 2,
      });
      const state = await shop.state(body.id);
      assert.deepEqual([state.kind, state.status, state.user_id, state.has_place], ['dispatch', 'brand_new', '', true]);
      assert.deepEqual(names(state.events), ['fulfillment.brand_new']);
      assert.equal(state.body.last_mile.email, 'jo@example.com');
      assert.deepEqual((await ok(shop.get(url(body.id)))).body, body);
      assert.equal((await shop.get(url(body.id))).headers.deprecation, undefined);
    });

    test('a user that is missing is created with the order, an existing one is kept, an inactive one refused', async () => {
      const user_id = nextId('u');
      const { body } = await ok(create({ user_id }));
      assert.deepEqual(await world.database.query(findUser, [shop.organizationId, user_id]), [
        { first_name: 'Jo', last_name: 'Doe', phone_number: '+14155550123' },
      ]);
      assert.equal((await ok(shop.get(`/fulfillment/users/${user_id}/orders/${body.id}`))).body.id, body.id);
      await ok(create({ user_id, first_name: 'Other' }));
      assert.equal((await world.database.query(findUser, [shop.organizationId, user_id]))[0]!.first_name, 'Jo');
      assert.equal((await shop.get(`${url(body.id)}?user_id=${user_id}`)).status, 200);
      assert.equal((await shop.get(`${url(body.id)}?user_id=other`)).status, 404);

      const refused = nextId('u');
      assert.equal((await create({ user_id: refused, order_id: body.id })).status, 400);
      assert.deepEqual(await world.database.query(findUser, [shop.organizationId, refused]), []);

      await world.database.query(deactivate, [shop.organizationId, user_id]);
      assert.deepEqual(refusal(await create({ user_id })), [403, 'User Not Active', null, undefined]);
      assert.equal((await shop.get(url(body.id))).status, 403);
      assert.equal((await shop.post(url(body.id, '/cancel'))).status, 403);
    });

    test('the address of a known user is used where none is sent', async () => {
      const user_id = await shop.newUser();
      assert.deepEqual(refusal(await create({ user_id, address: undefined })), [400, "can't be blank", 1001, 'address']);
      await ok(shop.post(`/fulfillment/users/${user_id}/addresses`, { address_line_1: '7 Kept St', postal_code: '85006' }));
      const { body } = await ok(create({ user_id, address: undefined }));
      assert.equal((await shop.state(body.id)).body.address.postal_code, '85006');
      assert.equal((await create({ address: undefined })).body.meta.key, 'address');
      assert.equal((await create({ address: { ...HOME, address_line_1: 'PO Box 7' } })).body.meta.key, 'address.address_line_1');
    });

    test('a window is an hour or more, on the hour, in the future, with both ends', async () => {
      const past = new Date(Date.now() - 86_400_000).toISOString();
      const half = shop.time(12).replace(':00:00Z', ':30:00Z');
      assert.deepEqual(refusal(await create({ start_at: past })), [400, "can't be in the past", 1001, 'start_at']);
      assert.equal((await create({ start_at: half })).body.error.message, 'must start and end on the hour');
      assert.equal((await create({ end_at: half })).body.error.message, 'must be at least 60 minutes long');
      assert.equal((await create({ end_at: shop.time(11) })).body.error.message, 'must be after start_at');
      assert.deepEqual(refusal(await create({ end_at: undefined })), [400, "can't be blank", 1001, 'end_at']);
      assert.equal((await create({ start_at: 'noon' })).body.error.message, 'is not a valid ISO 8601 time');
    });

    test('the names of the changelog', async () => {
      assert.deepEqual(refusal(await create({ last_name: 'D/oe' })), [400, 'Invalid last name', 1001, 'last_name']);
      assert.deepEqual(refusal(await create({ first_name: 'J%' })), [400, 'Invalid first name', 1001, 'first_name']);
      assert.equal((await create({ last_name: ' ' })).body.error.message, "can't be blank");
      assert.deepEqual(refusal(await create({ location_code: 'S9' })), [400, 'Could not find specified store.', 1001, 'location_code']);
      const far = (days: number, hour: number) => new Date(Date.parse(shop.time(hour)) + days * 86_400_000).toISOString();
      assert.deepEqual(refusal(await create({ start_at: far(30, 12), end_at: far(30, 14) })), NOT_AVAILABLE);
      const soon = await create({ start_at: far(30, 12), end_at: far(30, 14), fallback_to_soonest_sameday: true });
      assert.deepEqual(refusal(soon), NO_WINDOWS);

      const dry = await openShop(world, CAPACITY, { alcohol: false });
      assert.deepEqual(refusal(await create({ alcoholic: true }, NOON, dry)), [
        400,
        'Alcohol delivery not enabled for this store',
        1001,
        'alcoholic',
      ]);
      const closed = [400, 'Store is currently closed for delivery', 1001, 'location_code'];
      await dry.newStore('PICKUP', { pickup_only: true });
      assert.deepEqual(refusal(await create({ location_code: 'PICKUP' }, NOON, dry)), closed);
      await ok(world.call(dry.token, 'PUT', '/stores/S1/hours', {}));
      assert.deepEqual(refusal(await create({}, NOON, dry)), closed);
    });

    test('alcohol is delivered in its hours only, and not left unattended', async () => {
      const { body } = await ok(create({ alcoholic: true, leave_unattended: true }));
      assert.equal((await shop.state(body.id)).body.leave_unattended, false);
      assert.deepEqual(refusal(await create({ alcoholic: true }, 22)), [
        400,
        'Alcohol is not available in this time slot',
        1001,
        'alcoholic',
      ]);
    });

    test('a shorter window is promised inside an option, a longer one gets the soonest option in it', async () => {
      const short = await ok(create({ start_at: shop.time(7), end_at: shop.time(8) }));
      assert.deepEqual(short.body.fulfillment_details.window_ends_at, shop.time(8));
      const long = await ok(create({ start_at: shop.time(4), end_at: shop.time(9) }));
      assert.deepEqual(
        [long.body.fulfillment_details.window_starts_at, long.body.fulfillment_details.window_ends_at],
        [shop.time(4), shop.time(6)],
      );
    });

    test('an older client names a service option instead', async () => {
      const service_option_id = shop.optionId('last_mile', 17);
      const { body } = await ok(create({ service_option_id, start_at: undefined, end_at: undefined }));
      assert.equal(body.fulfillment_details.window_starts_at, shop.time(17));
      assert.equal((await create({ service_option_id })).body.meta.key, 'start_at');
      const pickup = { service_option_id: shop.optionId('pickup', 17), start_at: undefined, end_at: undefined };
      assert.equal((await create(pickup)).body.meta.key, 'service_option_id');
    });

    test(`50 at once on a window of ${CAPACITY}: ${CAPACITY} succeed; with the fallback all that the day holds`, async () => {
      const small = await openShop(world, CAPACITY);
      const crowd = Array.from({ length: 50 }, (_, index) => index);
      const answers = await Promise.all(crowd.map((index) => create(index % 2 ? { user_id: `crowd-${index}` } : {}, NOON, small)));
      assert.equal(answers.filter(({ status }) => status === 200).length, CAPACITY);
      for (const refused of answers.filter(({ status }) => status !== 200)) assert.deepEqual(refusal(refused), NOT_AVAILABLE);
      assert.equal(await small.booked(), CAPACITY);

      const fallback = { fallback_to_soonest_sameday: true };
      const others = await Promise.all(crowd.map(() => create(fallback, NOON, small)));
      const windows = others.map(({ body }) => body.fulfillment_details?.window_starts_at);
      assert.ok(others.every(({ status }) => status === 200));
      assert.equal(windows.filter((start) => start === small.time(0)).length, CAPACITY);
      assert.equal(windows.filter((start) => start === small.time(12)).length, 0);
      const rest = await Promise.all(crowd.map(() => create(fallback, NOON, small)));
      for (const refused of rest.filter(({ status }) => status !== 200)) assert.deepEqual(refusal(refused), NO_WINDOWS);
      const made = [...answers, ...others, ...rest].filter(({ status }) => status === 200);
      // 23 two-hour windows start on the hour of a day that is open round the clock, and one that ends on the next day.
      assert.equal(made.length, 24 * CAPACITY);

      const freed = made.find(({ body }) => body.fulfillment_details.window_starts_at === small.time(NOON))!;
      await ok(small.post(url(freed.body.id, '/cancel')));
      const again = await Promise.all(crowd.map(() => create({}, NOON, small)));
      assert.equal(again.filter(({ status }) => status === 200).length, 1);
      assert.deepEqual(await small.contradictions(), []);
    });

    test('one order id at once makes one order and takes one place', async () => {
      const order = request(shop, {}, 21);
      const before = await shop.booked(21);
      const answers = await Promise.all(Array.from({ length: 20 }, () => shop.post('/fulfillment/lastmile/orders', order)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const refused of answers.filter(({ status }) => status !== 200)) {
        assert.deepEqual(refusal(refused), [400, 'has already been taken', 1001, 'order_id']);
      }
      assert.equal(await shop.booked(21), before + 1);
    });

    test('an Idempotency-Key repeats the answer, the window chosen included', async () => {
      const order = request(shop, { user_id: nextId('u') }, 20);
      const send = (body: object) => shop.post('/fulfillment/lastmile/orders', body, { 'idempotency-key': order.order_id });
      const answers = await Promise.all(Array.from({ length: 5 }, () => ok(send(order))));
      assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
      assert.equal(await shop.booked(20), 1);
      assert.equal((await send({ ...order, items_count: 6 })).status, 422);
    });

    test('an Idempotency-Key repeats the answer also when the request could not be taken any more, as after its window began', async () => {
      const at = await openShop(world);
      const soon = 4 + Math.ceil((Date.now() - Date.parse(at.time(0))) / 3_600_000);
      const order = request(at, {}, soon);
      const send = (body: object) => at.post('/fulfillment/lastmile/orders', body, { 'idempotency-key': order.order_id });
      const { body } = await ok(send(order));
      await ok(world.call(at.token, 'POST', '/clock/set', { at: at.time(soon + 1) }));
      assert.deepEqual((await ok(send(order))).body, body);
      assert.deepEqual(refusal(await send({ ...order, items_count: 6 })), [400, "can't be in the past", 1001, 'start_at']);
    });

    test('an update moves the place with the window; a window needs both ends on the hour', async () => {
      const { body } = await ok(create({}, 2));
      const update = (change: object) => shop.put(url(body.id), change);
      assert.deepEqual(refusal(await update({ start_at: shop.time(5) })), [400, "can't be blank", 1001, 'end_at']);
      assert.equal((await update({ start_at: shop.time(5), end_at: shop.time(5).replace(':00Z', ':01Z') })).status, 400);
      const moved = await ok(update({ start_at: shop.time(5), end_at: shop.time(7), bags_count: 9 }));
      assert.equal(moved.headers.deprecation, undefined);
      assert.deepEqual([moved.body.fulfillment_details.window_starts_at, moved.body.fulfillment_details.bag_count], [shop.time(5), 9]);
      assert.deepEqual([await shop.booked(2), await shop.booked(5)], [0, 1]);
      await ok(update({ start_at: shop.time(6), end_at: shop.time(7) }));
      assert.equal(await shop.booked(5), 1);
      await ok(update({ service_option_id: shop.optionId('last_mile', 3) }));
      assert.deepEqual([await shop.booked(5), await shop.booked(3)], [0, 1]);
      await ok(update({ special_instructions: 'Ring' }));
      assert.deepEqual(names((await shop.state(body.id)).events), [
        'fulfillment.brand_new',
        'fulfillment.rescheduled',
        'fulfillment.rescheduled',
        'fulfillment.rescheduled',
        'cartwright.order_updated',
      ]);
    });

    test('updates at once never lose a place nor take one too many', async () => {
      const small = await openShop(world, 2);
      const ids = await Promise.all([8, 8, 10, 10].map(async (hour) => (await ok(create({}, hour, small))).body.id));
      const moves = ids.flatMap((id, index) =>
        [12, 8, 14, 10, 12].map((hour) =>
          small.put(url(id), { start_at: small.time(hour), end_at: small.time(hour + 2), bags_count: index }),
        ),
      );
      const answers = await Promise.all(moves);
      assert.ok(answers.every(({ status }) => status === 200 || status === 400));
      assert.deepEqual(await small.contradictions(), []);
      await Promise.all(ids.map((id) => ok(small.post(url(id, '/cancel')))));
      assert.deepEqual([await small.booked(8), await small.booked(10), await small.booked(12), await small.booked(14)], [0, 0, 0, 0]);
      assert.deepEqual(await small.contradictions(), []);
    });

    test('staging and canceling, without deprecation headers; afterwards it is too late', async () => {
      const { body } = await ok(create());
      const staged = await ok(shop.post(url(body.id, '/staged'), { bag_label: 'D', bags_count: 1 }));
      assert.deepEqual([staged.body.status, staged.headers.deprecation], ['brand_new', undefined]);
      assert.equal((await shop.state(body.id)).body.workflow_state, 'staged_for_delivery');
      const canceled = await ok(shop.post(url(body.id, '/cancel')));
      assert.deepEqual(
        [canceled.body.status, canceled.body.cancellation_reason, canceled.headers.deprecation],
        ['canceled', 'customer_driven', undefined],
      );
      const tooLate = [400, 'too_late', 1001, undefined];
      for (const answer of [shop.put(url(body.id), {}), shop.post(url(body.id, '/staged')), shop.post(url(body.id, '/cancel'))]) {
        assert.deepEqual(refusal(await answer), tooLate);
      }
      assert.deepEqual(names((await shop.state(body.id)).events), ['fulfillment.brand_new', 'fulfillment.staged', 'fulfillment.canceled']);
    });

    test('orders of other kinds and of other organizations do not exist here', async () => {
      const user = await shop.newUser();
      const hold = await shop.reserve(user, 'delivery');
      const delivery = await ok(
        shop.post(`/fulfillment/users/${user}/orders/delivery`, {
          order_id: nextId('x'),
          service_option_hold_id: hold,
          initial_tip_cents: 0,
          address: HOME,
          items: [{ line_num: '1', count: 1, item: { upc: '4000000000' } }],
        }),
      );
      const other = await openShop(world);
      const { body } = await ok(create());
      const missing = [404, 'Resource not found', 4000, undefined];
      for (const [at, id] of [
        [shop, delivery.body.id],
        [other, body.id],
        [shop, 'no-such-order'],
      ] as const) {
        const answers = [at.get(url(id)), at.put(url(id), {}), at.post(url(id, '/staged')), at.post(url(id, '/cancel'))];
        for (const answer of answers) assert.deepEqual(refusal(await answer), missing);
      }
    });

    test('an order of another banner of the organization does not exist either', async () => {
      const at = await openShop(world);
      const { body } = await ok(create({}, NOON, at));
      const [{ slug }] = (await ok(world.call(at.token, 'GET', '/banners'))).body.banners;
      await ok(world.call(at.token, 'POST', '/banners', { slug: `${slug}-2`, name: 'Second' }));
      const ask = (method: 'GET' | 'POST', path: string, banner: string) =>
        world.request(at.token, method, `/v2${path}`, undefined, { 'x-retailer-id': banner });
      assert.equal((await ask('GET', url(body.id), `${slug}-2`)).status, 404);
      assert.equal((await ask('POST', url(body.id, '/cancel'), `${slug}-2`)).status, 404);
      await ok(ask('POST', url(body.id, '/cancel'), slug));
    });

    test('afterwards every order has its one place', async () => {
      assert.deepEqual(await shop.contradictions(), []);
    });
  });
}
