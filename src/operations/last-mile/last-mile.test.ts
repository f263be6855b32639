import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { HOME, NOON, nextId, ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';

const ORDER = {
  location_code: 'S1',
  first_name: 'Jo',
  last_name: 'Doe',
  user_phone: '(415) 555-0123',
  items_count: 12,
  items_weight: 18.5,
  address: HOME,
};
const names = (events: readonly { name: string }[]) => events.map((event) => event.name);

for (const engineName of ENGINES) {
  describe(`last mile orders on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let userId: string;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world);
      userId = await shop.newUser();
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const url = (orderId: string, rest = '') => `/fulfillment/users/${userId}/orders/${orderId}${rest}`;
    const create = async (more: object = {}, hour = NOON) => {
      const hold = await shop.reserve(userId, 'last_mile', hour);
      return shop.post(`/fulfillment/users/${userId}/orders/last_mile`, {
        order_id: nextId('l'),
        service_option_hold_id: hold,
        ...ORDER,
        ...more,
      });
    };

    test('every documented field is kept; the answer has no items and no warnings, the shared one has', async () => {
      const { body } = await ok(
        create({
          initial_tip_cents: 300,
          bags_count: 3,
          cart_total: 81.25,
          bag_label: 'A-17',
          alcoholic: false,
          leave_unattended: true,
          special_instructions: 'Ring twice',
          locale: 'en-US',
        }),
      );
      assert.deepEqual(Object.keys(body).sort(), [
        'created_at',
        'fulfillment_details',
        'id',
        'is_express',
        'is_instacartplus',
        'locale',
        'order_url',
        'status',
      ]);
      assert.deepEqual(body.fulfillment_details, {
        store_location: 'S1',
        window_starts_at: shop.time(12),
        window_ends_at: shop.time(14),
        bag_count: 3,
      });
      const state = await shop.state(body.id);
      assert.deepEqual(
        [state.kind, state.status, state.body.tip_cents, state.body.leave_unattended],
        ['last_mile', 'brand_new', 300, true],
      );
      assert.deepEqual(state.body.user, { phone_number: '+14155550123', sms_opt_in: true });
      assert.deepEqual(state.body.last_mile, {
        first_name: 'Jo',
        last_name: 'Doe',
        items_count: 12,
        items_weight: 18.5,
        bags_count: 3,
        cart_total: 81.25,
        bag_label: 'A-17',
        alcoholic: false,
      });
      assert.deepEqual(state.events[0]!.metadata.delivery_window, { starts_at: shop.time(12), ends_at: shop.time(14) });
      const shared = await ok(shop.get(url(body.id)));
      assert.deepEqual(shared.body, { ...body, items: [], warnings: [], pos_payment_method: 'UNSPECIFIED' });
    });

    test('without an order id a random one is given, and opting out of SMS is kept', async () => {
      const { body } = await ok(create({ order_id: undefined, customer_sms_opt_out: true }));
      assert.match(body.id, /^[0-9a-f-]{36}$/);
      assert.equal((await shop.state(body.id)).body.user.sms_opt_in, false);
    });

    test('the hand-off time is answered where it was asked for', async () => {
      const { body } = await ok(create({ with_handoff_time: true }));
      const handoff = Date.parse(body.fulfillment_details.handoff_at);
      const start = Date.parse(shop.time(12));
      assert.ok(handoff <= start && handoff >= start - 30 * 60_000);
    });

    test('the address comes as an object, flat, or from the user', async () => {
      assert.deepEqual(refusal(await create({ address: undefined })), [400, "can't be blank", 1001, 'address']);
      const flat = { address: undefined, address_line_1: '1 Main St', postal_code: '85003', city: 'Phoenix' };
      const { body } = await ok(create(flat));
      const { address: _, ...expected } = flat;
      assert.deepEqual((await shop.state(body.id)).body.address, expected);
      assert.equal((await create({ address: undefined, address_line_1: '1 Main St' })).body.meta.key, 'postal_code');
      assert.deepEqual(refusal(await create({ address: { ...HOME, postal_code: '10001' } })), [
        400,
        'is outside the delivery area of the store',
        1001,
        'address.postal_code',
      ]);
      assert.equal((await create({ ...flat, postal_code: '10001' })).body.meta.key, 'postal_code');
      await ok(shop.post(`/fulfillment/users/${userId}/addresses`, { address_line_1: '7 Kept St', postal_code: '85006' }));
      const kept = await ok(create({ address: undefined }));
      assert.equal((await shop.state(kept.body.id)).body.address.address_line_1, '7 Kept St');
    });

    test('a requested window lies within the reserved one', async () => {
      const { body } = await ok(create({ start_at: shop.time(13), end_at: shop.time(14) }));
      assert.equal(body.fulfillment_details.window_starts_at, shop.time(13));
      assert.deepEqual((await shop.state(body.id)).events[0]!.metadata.delivery_window.starts_at, shop.time(13));
      assert.deepEqual(refusal(await create({ start_at: shop.time(13), end_at: shop.time(15) })), [
        400,
        'must be within the window of the service option',
        1001,
        'end_at',
      ]);
      assert.equal((await create({ start_at: shop.time(11), end_at: shop.time(13) })).body.meta.key, 'start_at');
      assert.deepEqual(refusal(await create({ start_at: shop.time(13) })), [400, "can't be blank", 1001, 'end_at']);
      assert.equal((await create({ start_at: shop.time(13), end_at: shop.time(13) })).body.error.message, 'must be after start_at');
    });

    test('what is missing or wrong is named', async () => {
      const empty = await shop.post(`/fulfillment/users/${userId}/orders/last_mile`, {});
      assert.deepEqual(empty.body.error.errors.map((one: { meta: { key: string } }) => one.meta.key).sort(), [
        'first_name',
        'items_count',
        'items_weight',
        'last_name',
        'location_code',
        'service_option_hold_id',
        'user_phone',
      ]);
      assert.equal((await create({ user_phone: '12' })).body.meta.key, 'user_phone');
      assert.equal((await create({ last_name: 'D$' })).body.meta.key, 'last_name');
      assert.equal((await create({ location_code: 'S9' })).body.error.message, 'Could not find specified store.');
      const hold = await shop.reserve(userId, 'delivery');
      assert.equal((await create({ service_option_hold_id: hold })).body.meta.key, 'service_option_hold_id');
      const { body } = await ok(create());
      assert.deepEqual(refusal(await create({ order_id: body.id })), [400, 'has already been taken', 1001, 'order_id']);
      const nobody = await shop.post('/fulfillment/users/nobody/orders/last_mile', { ...ORDER, service_option_hold_id: 1 });
      assert.deepEqual(refusal(nobody), [400, 'User Not Found', 1001, 'user_id']);
    });

    test('alcohol: the store sells it, stays within the state, and is never left unattended', async () => {
      const { body } = await ok(create({ alcoholic: true, leave_unattended: true }));
      assert.equal((await shop.state(body.id)).body.leave_unattended, false);
      const dry = await openShop(world, 20, { alcohol: false });
      const user = await dry.newUser();
      const hold = await dry.reserve(user, 'last_mile');
      const order = { ...ORDER, service_option_hold_id: hold, alcoholic: true };
      const refused = await dry.post(`/fulfillment/users/${user}/orders/last_mile`, order);
      assert.deepEqual(refusal(refused), [400, 'Alcohol delivery not enabled for this store', 1001, 'alcoholic']);
      const late = await create({ alcoholic: true }, 22);
      assert.deepEqual(refusal(late), [400, 'Alcohol is not available in this time slot', 1001, 'service_option_hold_id']);
    });

    test('an update changes the details, and alcohol takes leave_unattended away for good', async () => {
      const { body } = await ok(create({ leave_unattended: true }));
      const change = { initial_tip_cents: 900, items_count: 14, bags_count: 4, items_weight: 20, cart_total: 99, bag_label: 'B' };
      const updated = await ok(shop.put(url(body.id, '/last_mile'), { ...change, alcoholic: true, special_instructions: 'Knock' }));
      assert.equal(updated.body.fulfillment_details.bag_count, 4);
      await ok(shop.put(url(body.id, '/last_mile'), { alcoholic: false }));
      const state = await shop.state(body.id);
      assert.deepEqual([state.body.tip_cents, state.body.special_instructions, state.body.leave_unattended], [900, 'Knock', false]);
      const { initial_tip_cents: _, ...details } = change;
      assert.deepEqual(state.body.last_mile, { first_name: 'Jo', last_name: 'Doe', ...details, alcoholic: false });
      assert.deepEqual(names(state.events), ['fulfillment.brand_new', 'cartwright.order_updated', 'cartwright.order_updated']);
    });

    test('a new window needs no reservation, lies in its option, and takes the place with it', async () => {
      const { body } = await ok(create({}, 9));
      const move = (more: object) => shop.put(url(body.id, '/last_mile'), more);
      const option = shop.optionId('last_mile', 16);
      const moved = await ok(move({ service_option_id: option, start_at: shop.time(16), end_at: shop.time(17) }));
      assert.deepEqual(moved.body.fulfillment_details, {
        store_location: 'S1',
        window_starts_at: shop.time(16),
        window_ends_at: shop.time(17),
      });
      assert.deepEqual([await shop.booked(9), await shop.booked(16)], [0, 1]);
      const narrowed = await ok(move({ start_at: shop.time(17), end_at: shop.time(18) }));
      assert.equal(narrowed.body.fulfillment_details.window_starts_at, shop.time(17));
      assert.equal(await shop.booked(16), 1);
      await ok(move({ start_at: shop.time(17), end_at: shop.time(18) }));
      assert.deepEqual(refusal(await move({ start_at: shop.time(17), end_at: shop.time(19) })), [
        400,
        'must be within the window of the service option',
        1001,
        'end_at',
      ]);
      assert.equal((await move({ service_option_id: option, start_at: shop.time(12), end_at: shop.time(13) })).body.meta.key, 'start_at');
      assert.equal((await move({ service_option_id: shop.optionId('delivery', 16) })).body.meta.key, 'service_option_id');
      assert.equal((await move({ service_option_id: option + 64 })).body.error.message, 'Service option not found');
      const state = await shop.state(body.id);
      assert.deepEqual(names(state.events).slice(1), ['fulfillment.rescheduled', 'fulfillment.rescheduled', 'cartwright.order_updated']);
      assert.deepEqual(state.events[1]!.metadata.new_window, { starts_at: shop.time(16), ends_at: shop.time(17) });
    });

    test('an order moves only where there is a place, and stays where it is otherwise', async () => {
      const small = await openShop(world, 1);
      const order = async (hour: number) => {
        const user = await small.newUser();
        const hold = await small.reserve(user, 'last_mile', hour);
        const made = await ok(small.post(`/fulfillment/users/${user}/orders/last_mile`, { ...ORDER, service_option_hold_id: hold }));
        return { path: `/fulfillment/users/${user}/orders/${made.body.id}`, id: made.body.id };
      };
      const [one] = [await order(9), await order(12)];
      const refused = await small.put(`${one.path}/last_mile`, { service_option_id: small.optionId('last_mile', 12) });
      assert.deepEqual(refusal(refused), [400, 'Service option is no longer available, choose another', 1001, 'service_option_id']);
      assert.deepEqual([await small.booked(9), await small.booked(12)], [1, 1]);
      await ok(small.put(`${one.path}/last_mile`, { start_at: small.time(10), end_at: small.time(11) }));
      assert.deepEqual([await small.booked(9), await small.contradictions()], [1, []]);
    });

    test('staging sends for a shopper: the event goes out once, the status stays', async () => {
      const { body } = await ok(create());
      const staging = { items_count: 11, bags_count: 2, items_weight: 17, bag_label: 'C', bag_scan_codes: ['X1', 'X2'] };
      const staged = await ok(shop.post(url(body.id, '/staged'), staging));
      assert.deepEqual([staged.body.status, staged.body.fulfillment_details.bag_count], ['brand_new', 2]);
      const state = await shop.state(body.id);
      assert.equal(state.body.workflow_state, 'staged_for_delivery');
      assert.deepEqual([state.body.last_mile.bag_scan_codes, state.body.last_mile.items_count], [['X1', 'X2'], 11]);
      assert.deepEqual(state.events[1], {
        name: 'fulfillment.staged',
        metadata: { order_id: body.id, status_link: body.order_url, order_items: [], bag_count: 2 },
      });
      await ok(shop.post(url(body.id, '/staged'), staging));
      assert.equal((await shop.state(body.id)).version, 2);
      await ok(shop.post(url(body.id, '/staged'), { bags_count: 3 }));
      await ok(shop.post(url(body.id, '/staged')));
      assert.deepEqual(names((await shop.state(body.id)).events).slice(1), ['fulfillment.staged', 'cartwright.order_updated']);
    });

    test('only brand_new orders change or end, and staging is over once the shopper has the bags', async () => {
      const { body } = await ok(create());
      await shop.advance(body.id, 'acknowledged');
      const tooLate = [400, 'too_late', 1001, undefined];
      assert.deepEqual(refusal(await shop.put(url(body.id, '/last_mile'), { bags_count: 1 })), tooLate);
      assert.deepEqual(refusal(await shop.post(url(body.id, '/cancel'))), tooLate);
      await ok(shop.post(url(body.id, '/staged')));
      await shop.advance(body.id, 'delivering');
      assert.deepEqual(refusal(await shop.post(url(body.id, '/staged'))), tooLate);
      await shop.advance(body.id, 'brand_new');
    });

    test('the shared cancel gives the place back', async () => {
      const { body } = await ok(create({}, 18));
      const canceled = await ok(shop.post(url(body.id, '/cancel')));
      assert.deepEqual([canceled.body.status, canceled.body.items], ['canceled', []]);
      assert.equal(await shop.booked(18), 0);
    });

    test('orders of other kinds, users and organizations do not exist here', async () => {
      const { body } = await ok(create());
      const other = await openShop(world);
      const [stranger, neighbour] = [await other.newUser(), await shop.newUser()];
      const missing = [404, 'Resource not found', 4000, undefined];
      for (const [asked, user, id] of [
        [other, stranger, body.id],
        [shop, neighbour, body.id],
        [shop, userId, 'no-such-order'],
      ] as const) {
        const path = `/fulfillment/users/${user}/orders/${id}`;
        assert.deepEqual(refusal(await asked.put(`${path}/last_mile`, { bags_count: 1 })), missing);
        assert.deepEqual(refusal(await asked.post(`${path}/staged`, {})), missing);
      }
      assert.deepEqual(refusal(await other.get(`/fulfillment/lastmile/orders/${body.id}`)), missing);
    });

    test('the old URI of the creation is the same operation, marked as deprecated', async () => {
      const hold = await shop.reserve(userId, 'last_mile');
      const order = { ...ORDER, order_id: nextId('l'), service_option_hold_id: hold };
      const made = await ok(shop.post(`/fulfillment/lastmile/users/${userId}/orders`, order));
      assert.equal(made.headers.deprecation, '@1795392000');
      assert.match(String(made.headers.link), /\/docs\/operations\/fulfillment\.last_mile\.create>; rel="successor-version"/);
      assert.equal((await shop.state(order.order_id)).kind, 'last_mile');
    });

    test('the URIs shared with dispatch serve LMD orders, marked as deprecated', async () => {
      const { body } = await ok(create({}, 19));
      const path = `/fulfillment/lastmile/orders/${body.id}`;
      const answers = [
        await ok(shop.get(`${path}?user_id=${userId}`)),
        await ok(shop.put(path, { start_at: shop.time(20), end_at: shop.time(21) })),
        await ok(shop.post(`${path}/staged`, { bag_scan_codes: ['Z'] })),
        await ok(shop.post(`${path}/cancel`, { user_id: userId })),
      ];
      assert.deepEqual(
        answers.map(({ headers }) => /\/docs\/operations\/(.+?)>; rel="successor-version"/.exec(String(headers.link))?.[1]),
        ['fulfillment.orders.get', 'fulfillment.last_mile.update', 'fulfillment.last_mile.stage', 'fulfillment.orders.cancel'],
      );
      assert.ok(answers.every(({ headers }) => headers.sunset === 'Mon, 31 May 2027 00:00:00 GMT'));
      assert.equal(answers[3]!.body.status, 'canceled');
      assert.equal((await shop.get(`${path}?user_id=someone-else`)).status, 404);
      assert.equal((await shop.post(`${path}/cancel`, { user_id: 'someone-else' })).status, 404);
    });

    test('a repeated Idempotency-Key answers with the headers of the first answer too', async () => {
      const said = ({ headers: { date: _, 'x-request-id': __, ...headers } }: { headers: Record<string, unknown> }) => headers;
      const hold = await shop.reserve(userId, 'last_mile', 5);
      const order = { ...ORDER, order_id: nextId('l'), service_option_hold_id: hold };
      const path = `/fulfillment/lastmile/orders/${order.order_id}`;
      const writes = [
        (key: object) => shop.post(`/fulfillment/lastmile/users/${userId}/orders`, order, { ...key }),
        (key: object) => shop.put(path, { bags_count: 4 }, { ...key }),
        (key: object) => shop.post(`${path}/staged`, { bag_scan_codes: ['Z'] }, { ...key }),
        (key: object) => shop.post(`${path}/cancel`, { user_id: userId }, { ...key }),
      ];
      for (const write of writes) {
        const key = { 'idempotency-key': nextId('key') };
        const [first, ...repeated] = await Promise.all([write(key), write(key), write(key)].map(ok));
        assert.equal(first!.headers.sunset, 'Mon, 31 May 2027 00:00:00 GMT');
        for (const one of [...repeated, await ok(write(key))]) {
          assert.deepEqual([said(one), one.body], [said(first!), first!.body]);
        }
      }
    });

    test('afterwards every order has its one place', async () => {
      assert.deepEqual(await shop.contradictions(), []);
    });
  });
}
