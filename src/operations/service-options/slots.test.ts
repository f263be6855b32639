import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { eastOfHome, HOME, keyOf, type Option, openShop, type Shop, typesOf } from './shop.fixture.ts';

const HOUR = 3_600_000;
const LINE = { line_num: '1', count: 1, item: { upc: '400000000015' } };
const CART = { address: HOME, items: [LINE] };
const LMD = { address: HOME, location_code: 'main', cart_total_cents: 4_500, items_count: 3 };
const at = (time: string | undefined) => Date.parse(time ?? '');
const UNKNOWN_STORE = [400, 'location_code', 'Could not find specified store.'];

for (const engineName of ENGINES) {
  describe(`time slots of pickup and last mile on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let count = 0;
    const user = () => shop.user(`user-${++count}`);
    const options = async (path: string, body: object): Promise<Option[]> => {
      const answer = await shop.post(path, body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body.service_options;
    };
    const pickup = (userId: string, more: object = {}) =>
      options(`/users/${userId}/service_options/cart/pickup`, { items: [LINE], location_code: 'main', ...more });
    const lastMile = (userId: string, more: object = {}) => options(`/users/${userId}/service_options/cart/last_mile`, { ...LMD, ...more });
    const scheduled = (all: readonly Option[]) => all.filter((option) => option.window.type === 'scheduled');
    const usage = async (code: string) => (await shop.manage('GET', `/stores/${code}/capacity`)).body.windows;
    /** The next full hour that lies so many hours ahead. */
    const hoursAhead = (hours: number) => new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR).toISOString();

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 'slots');
      await shop.store('main');
      await shop.store('140', eastOfHome(2));
      await shop.store('one', {}, { capacity: { delivery: 1, pickup: 1 } });
      await shop.store('collect', { pickup_only: true });
      await shop.store('drive', { pickup: false });
      await shop.store('far', { ...eastOfHome(25), long_distance_delivery: true });
      await shop.store('shut', { active: false });
      await shop.store('dry', { alcohol: false });
      await shop.product('WINE', { alcohol: 'wine' });
      await shop.product('APPLES', { cost_unit: 'lb' });
      await shop.product('BULK', { deliverable: false });
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('a pickup preview is scheduled unless ETA is asked for; numbers as location code and zero counts are accepted', async () => {
      const preview = (more: object = {}) =>
        options('/service_options/pickup', { cart_total_cents: 0, items_count: 0, location_code: 140, ...more });
      assert.deepEqual(typesOf(await preview()), ['scheduled']);
      assert.deepEqual(typesOf(await preview({ with_eta_options: true })), ['eta', 'scheduled']);
      assert.deepEqual(typesOf(await preview({ with_eta_options: true, with_priority_eta_options: true })), [
        'priority_eta',
        'eta',
        'scheduled',
      ]);
    });

    test('a last mile preview has immediate and scheduled options, ETA instead of immediate when asked for', async () => {
      for (const where of [{ location_code: 'main' }, { postal_code: '94105' }]) {
        const preview = (more: object = {}) => options('/service_options/last_mile', { ...where, ...more });
        assert.deepEqual(typesOf(await preview()), ['immediate', 'scheduled']);
        assert.deepEqual(typesOf(await preview({ with_eta_options: true })), ['eta', 'scheduled']);
        assert.deepEqual(typesOf(await preview({ with_priority_eta_options: true, units_count: 2.5 })), ['priority_eta', 'scheduled']);
      }
      assert.deepEqual(await options('/service_options/last_mile', { postal_code: '10001' }), []);
    });

    test('a last mile preview needs exactly one of location code and postal code', async () => {
      for (const body of [{}, { location_code: '', postal_code: ' ' }, { location_code: 'main', postal_code: '94105' }]) {
        assert.deepEqual(keyOf(await shop.post('/service_options/last_mile', body)), [
          400,
          'location_code',
          'must include exactly one of location_code or postal_code',
        ]);
      }
      assert.deepEqual(keyOf(await shop.post('/service_options/last_mile', { postal_code: 'X' })).slice(0, 2), [400, 'postal_code']);
    });

    test('lists offer immediate and scheduled options, ETA instead of immediate when asked for', async () => {
      const id = await user();
      for (const list of [pickup, lastMile]) {
        assert.deepEqual(typesOf(await list(id)), ['immediate', 'scheduled']);
        assert.deepEqual(typesOf(await list(id, { with_eta_options: true })), ['eta', 'scheduled']);
        assert.deepEqual(typesOf(await list(id, { with_priority_eta_options: true })), ['priority_eta', 'scheduled']);
      }
    });

    test("a window is full while as many places are taken as it has now; a hold of one's own takes none", async () => {
      const capacity = (delivery: number) => shop.manage('PATCH', '/stores/few/slot_policy', { capacity: { delivery } });
      await shop.store('few', {}, { capacity: { delivery: 2 } });
      const [ann, ben, cleo] = [await user(), await user(), await user()];
      const list = async (userId: string) =>
        scheduled(await options(`/users/${userId}/service_options/cart/delivery`, { ...CART, location_code: 'few' }));
      const [wanted, other] = (await list(ann)).slice(10, 12) as [Option, Option];
      const reserve = async (userId: string, option: Option) =>
        (await shop.post(`/users/${userId}/service_options/${option.id}/reserve`)).status;
      const isOpen = async (userId: string, option = wanted) =>
        (await list(userId)).find(({ id }) => id === option.id)!.availability.available;
      assert.deepEqual([await reserve(ann, wanted), await isOpen(cleo)], [200, true]);
      assert.deepEqual([await reserve(ben, wanted), await isOpen(cleo), await isOpen(ann), await isOpen(ben)], [200, false, true, true]);
      assert.equal(await isOpen(cleo, other), true);
      const preview = scheduled(await options('/service_options/last_mile', { location_code: 'few' }));
      assert.equal(preview.find(({ window }) => window.start_at === wanted.window.start_at)?.availability.available, false);

      await capacity(3);
      assert.equal(await isOpen(cleo), true);
      await capacity(1);
      assert.deepEqual([await isOpen(cleo), await isOpen(ann), await reserve(cleo, wanted)], [false, false, 400]);
      assert.deepEqual([await reserve(ben, other), await isOpen(cleo), await isOpen(ann)], [200, false, true]);
      assert.deepEqual([await reserve(ann, other), await reserve(cleo, wanted)], [400, 200]);
      assert.deepEqual([await isOpen(ann), await isOpen(cleo)], [false, true]);
      await capacity(0);
      assert.deepEqual([await isOpen(cleo), await isOpen(ann, other)], [false, false]);
    });

    test('an unknown, foreign or closed-down store is not found; one without the service says so', async () => {
      const id = await user();
      const other = await openShop(world, `stranger-${++count}`);
      await other.store('theirs');
      const calls = [
        [(code: string) => shop.post('/service_options/pickup', { location_code: code }), 'drive', 'Pickup is not available at this store'],
        [
          (code: string) => shop.post(`/users/${id}/service_options/cart/pickup`, { items: [LINE], location_code: code }),
          'drive',
          'Pickup is not available at this store',
        ],
        [
          (code: string) => shop.post('/service_options/last_mile', { location_code: code }),
          'collect',
          'Last mile delivery is not available at this store',
        ],
        [
          (code: string) => shop.post(`/users/${id}/service_options/cart/last_mile`, { ...LMD, location_code: code }),
          'collect',
          'Last mile delivery is not available at this store',
        ],
      ] as const;
      for (const [call, without, message] of calls) {
        for (const code of ['nowhere', 'theirs', 'shut']) assert.deepEqual(keyOf(await call(code)), UNKNOWN_STORE, code);
        assert.deepEqual(keyOf(await call(without)), [400, 'location_code', message]);
      }
    });

    test('lists refuse what is missing under its key, and unknown and foreign users alike', async () => {
      const id = await user();
      const other = await openShop(world, `stranger-${++count}`);
      const foreign = await other.user(`foreign-${count}`);
      const keys = async (path: string) =>
        (await shop.post(`/users/${id}/service_options/cart/${path}`)).body.error.errors.map(
          (one: { meta: { key: string } }) => one.meta.key,
        );
      assert.deepEqual((await keys('pickup')).toSorted(), ['items', 'location_code']);
      assert.deepEqual((await keys('last_mile')).toSorted(), ['address', 'cart_total_cents', 'items_count', 'location_code']);
      for (const nobody of ['nobody', foreign]) {
        const answers = [
          await shop.post(`/users/${nobody}/service_options/cart/pickup`, { items: [LINE], location_code: 'main' }),
          await shop.post(`/users/${nobody}/service_options/cart/last_mile`, LMD),
        ];
        for (const answer of answers) assert.deepEqual(keyOf(answer), [400, 'user_id', 'User Not Found']);
      }
    });

    test('a pickup cart may be larger than a delivery and hold what is not delivered, but no product twice', async () => {
      const id = await user();
      await pickup(id, { items: [{ ...LINE, count: 1_000 }] });
      await pickup(id, { items: [{ line_num: '1', count: 1, item: { rrc: 'BULK' } }] });
      const refused = async (items: object[]) =>
        keyOf(await shop.post(`/users/${id}/service_options/cart/pickup`, { items, location_code: 'main' }));
      assert.deepEqual(await refused([LINE, { ...LINE, line_num: '2' }]), [400, 'items', 'Duplicate items were provided']);
      assert.deepEqual(await refused([{ ...LINE, item: { rrc: 'TEST-NONE' } }]), [400, 'items[0].item', 'Invalid items']);
      assert.deepEqual((await refused([{ line_num: '1', count: 1, item: { rrc: 'APPLES' } }])).slice(0, 2), [400, 'items[0].weight']);
    });

    test('a pickup list warns of what it accepts, in the language of the request', async () => {
      const id = await user();
      const items = [
        { ...LINE, weight: 2 },
        { line_num: '2', count: 3, weight: 1.5, item: { rrc: 'APPLES' } },
        { line_num: '3', count: 1, item: { rrc: 'WINE' } },
      ];
      const warnings = async (at: Shop, userId: string, headers = {}) => {
        const answer = await at.post(`/users/${userId}/service_options/cart/pickup`, { items, location_code: 'main' }, headers);
        return answer.body.warnings.map((warning: { message: string }) => warning.message);
      };
      assert.deepEqual(await warnings(shop, id), [
        'Line 1 is sold by the unit: its weight is passed on as a special instruction',
        'Line 2 is sold by weight: its count is passed on as a special instruction',
        'The cart has age-restricted items: the order needs the birthday of a customer who is at least 21 years old',
      ]);
      const canadian = await openShop(world, 'slots-ca', 'CA');
      await canadian.store('main');
      await canadian.product('WINE', { alcohol: 'wine' });
      await canadian.product('APPLES', { cost_unit: 'lb' });
      assert.match((await warnings(canadian, await canadian.user('marie'), { 'accept-language': 'fr-CA' }))[0], /^L'article de la ligne 1/);
      const plain = await shop.post(`/users/${id}/service_options/cart/pickup`, { items: [LINE], location_code: 'main' });
      assert.deepEqual(plain.body.warnings, []);
    });

    test('alcohol closes the windows outside its hours, and stores that have none refuse it', async () => {
      const id = await user();
      const items = [{ line_num: '1', count: 1, item: { rrc: 'WINE' } }];
      const reasons = (await pickup(id, { items })).map((option) => option.availability.reasons.join());
      assert.deepEqual([...new Set(reasons)].toSorted(), ['', 'alcohol_not_available']);
      const refused = await shop.post(`/users/${id}/service_options/cart/pickup`, { items, location_code: 'dry' });
      assert.deepEqual(keyOf(refused).slice(0, 2), [400, 'items']);
    });

    test('last mile verifies the address: in reach, and no post-office box', async () => {
      const id = await user();
      const refused = async (more: object) => keyOf(await shop.post(`/users/${id}/service_options/cart/last_mile`, { ...LMD, ...more }));
      assert.deepEqual((await refused({ address: { address_line_1: '1 Broadway', postal_code: '10001' } })).slice(0, 2), [
        400,
        'address.postal_code',
      ]);
      assert.deepEqual(await refused({ address: { ...HOME, address_line_1: 'PO Box 7' } }), [
        400,
        'address.address_line_1',
        "can't be a post office box",
      ]);
    });

    test('no last mile option starts before the order is ready', async () => {
      const id = await user();
      const ready = hoursAhead(30);
      for (const list of [() => lastMile(id, { earliest_option_start_at: ready }), () => previewFrom(ready)]) {
        const found = await list();
        assert.deepEqual(typesOf(found), ['scheduled']);
        assert.equal(at(found[0]?.window.start_at), at(ready));
      }
      assert.deepEqual(typesOf(await lastMile(id, { earliest_option_start_at: new Date().toISOString() })), ['immediate', 'scheduled']);
      assert.deepEqual(
        keyOf(await shop.post('/service_options/last_mile', { location_code: 'main', earliest_option_start_at: 'soon' })).slice(0, 2),
        [400, 'earliest_option_start_at'],
      );
    });
    const previewFrom = (time: string) => options('/service_options/last_mile', { location_code: 'main', earliest_option_start_at: time });

    test('the hand-off time is given when asked for: the way before the window, not before the order is ready', async () => {
      const id = await user();
      assert.ok((await lastMile(id)).every((option) => option.handoff_at === undefined));
      const before = Date.now();
      const wanted = await lastMile(id, { location_code: 'far', with_handoff_time: true });
      for (const { window, handoff_at } of wanted) {
        const way = (window.type === 'scheduled' ? at(window.start_at) : at(window.end_at)) - at(handoff_at);
        assert.ok(way > 40 * 60_000 && way < 46 * 60_000, `${window.type} ${way / 60_000}`);
        assert.ok(at(handoff_at) >= before);
      }
      const ready = hoursAhead(30);
      const [first] = await lastMile(id, { with_handoff_time: true, earliest_option_start_at: ready });
      assert.equal(at(first?.handoff_at), at(ready));
    });

    test('last mile flags an address half an hour or more away as long distance', async () => {
      const id = await user();
      assert.ok((await lastMile(id, { location_code: 'far' })).every((option) => option.flags.long_distance_delivery));
      assert.ok((await lastMile(id)).every((option) => !option.flags.long_distance_delivery));
    });

    test('a desired window of last mile is mapped, reserved by its reference and kept; pickup knows none', async () => {
      const id = await user();
      const wish = { starts_at: hoursAhead(27), ends_at: hoursAhead(28) };
      const [found, ...rest] = await lastMile(id, { desired_windows: [wish] });
      assert.deepEqual([at(found?.window.start_at), at(found?.window.end_at), rest.length], [at(wish.starts_at), at(wish.ends_at), 0]);
      const held = await shop.post(`/users/${id}/service_options/reserve`, { service_option_reference: found?.service_option_reference });
      assert.equal(held.status, 200);
      assert.deepEqual(held.body.service_option_hold.service_option.window, found?.window);
      assert.ok((await pickup(id, { desired_windows: [wish] })).length > 1);
      assert.deepEqual(
        keyOf(
          await shop.post(`/users/${id}/service_options/cart/last_mile`, {
            ...LMD,
            desired_windows: [{ ...wish, ends_at: wish.starts_at }],
          }),
        ),
        [400, 'desired_windows[0].ends_at', 'must be at least 60 minutes long'],
      );
    });

    test('listed slots of pickup and last mile are reserved by id and by reference, each from its own pool', async () => {
      const first = await user();
      const second = await user();
      const listed = {
        pickup: scheduled(await pickup(first, { location_code: 'one' }))[3]!,
        lastMile: scheduled(await lastMile(first, { location_code: 'one' }))[3]!,
      };
      const byId = (id: string, option: Option) => shop.post(`/users/${id}/service_options/${option.id}/reserve`);
      const byReference = (id: string, { service_option_reference }: Option) =>
        shop.post(`/users/${id}/service_options/reserve`, { service_option_reference });
      assert.deepEqual(listed.pickup.window, listed.lastMile.window);

      const held = await byId(first, listed.pickup);
      assert.equal(held.status, 200);
      assert.deepEqual({ ...held.body.service_option_hold.service_option }, listed.pickup);
      assert.deepEqual(keyOf(await byReference(second, listed.pickup)).slice(0, 2), [400, 'service_option_reference']);
      assert.equal((await byReference(second, listed.lastMile)).status, 200, 'the other pool is free');
      assert.deepEqual(keyOf(await byId(first, listed.lastMile)).slice(0, 2), [400, 'service_option_id']);
      const again = async (id: string) => (await pickup(id, { location_code: 'one' })).find((one) => one.id === listed.pickup.id);
      assert.deepEqual(
        (await again(second))?.availability,
        { available: true, reasons: [] },
        'a failed reservation ended the hold of the first',
      );
      const promised = (await pickup(first, { with_eta_options: true }))[0]!;
      assert.equal((await byId(first, promised)).status, 200);
      assert.equal((await byReference(first, (await lastMile(first))[0]!)).status, 200);
    });

    test('a slot of a service that the store has given up is not reserved', async () => {
      const id = await user();
      await shop.store('turning');
      const [option] = scheduled(await pickup(id, { location_code: 'turning' }));
      await shop.manage('PATCH', '/stores/turning', { pickup: false });
      assert.deepEqual(keyOf(await shop.post(`/users/${id}/service_options/${option?.id}/reserve`)), [
        400,
        'service_option_id',
        'Service option not found',
      ]);
    });

    test('previewing and listing write nothing', async () => {
      const id = await user();
      await shop.store('quiet');
      const before = await usage('quiet');
      for (let index = 0; index < 3; index++) {
        await pickup(id, { location_code: 'quiet' });
        await lastMile(id, { location_code: 'quiet' });
        await options('/service_options/last_mile', { location_code: 'quiet' });
        await options('/service_options/pickup', { location_code: 'quiet' });
      }
      assert.deepEqual(await usage('quiet'), before);
    });

    describe('deprecated', () => {
      const previewed = async (more: object = {}) => (await options('/service_options/delivery', { postal_code: '94105', ...more }))[0]!;
      const reserveCart = (id: string, option: Option, body: object, headers = {}) =>
        shop.post(`/users/${id}/service_options/${option.id}/reserve/cart`, body, headers);

      test('a previewed delivery slot is reserved after a look at cart and address', async () => {
        const id = await user();
        const option = await previewed();
        const held = await reserveCart(id, option, { ...CART, location_code: '140' });
        assert.equal(held.status, 200, JSON.stringify(held.body));
        assert.deepEqual(held.body.service_option_hold.service_option, option);
        const order = await shop.post(`/users/${id}/orders/delivery`, {
          ...CART,
          order_id: `order-${id}`,
          service_option_hold_id: held.body.service_option_hold.id,
          initial_tip_cents: 0,
        });
        assert.equal(order.status, 200, JSON.stringify(order.body));
      });

      test('the same key gives the same hold', async () => {
        const id = await user();
        const option = await previewed();
        const [first, second] = [
          await reserveCart(id, option, CART, { 'idempotency-key': 'a' }),
          await reserveCart(id, option, CART, { 'idempotency-key': 'a' }),
        ];
        assert.equal(first.status, 200);
        assert.deepEqual(first, second);
      });

      test('a cart or address that the slot can not serve is refused, and the hold of the user stays', async () => {
        const id = await user();
        const option = await previewed();
        const { body } = await reserveCart(id, option, CART);
        const refused = async (more: object, other = option) => keyOf(await reserveCart(id, other, { ...CART, ...more })).slice(0, 2);
        assert.deepEqual(await refused({ location_code: 'nowhere' }), [400, 'location_code']);
        assert.deepEqual(await refused({ address: { address_line_1: '1 Broadway', postal_code: '10001' } }), [400, 'address.postal_code']);
        assert.deepEqual(await refused({ address: { ...HOME, address_line_1: 'PO Box 7' } }), [400, 'address.address_line_1']);
        assert.deepEqual(await refused({ items: [{ ...LINE, item: { rrc: 'BULK' } }] }), [400, 'items']);
        assert.deepEqual(await refused({ items: [{ ...LINE, count: 251 }] }), [400, 'items']);
        const [eta] = await options('/service_options/delivery', { postal_code: '94105', with_eta_options: true });
        assert.equal(eta?.window.type, 'eta');
        assert.deepEqual(await refused({}, eta), [400, 'service_option_id']);
        assert.deepEqual(await refused({}, scheduled(await pickup(id))[0]), [400, 'service_option_id']);
        assert.deepEqual(await refused({}, { ...option, id: 1 }), [400, 'service_option_id']);
        const order = { ...CART, order_id: `kept-${id}`, service_option_hold_id: body.service_option_hold.id, initial_tip_cents: 0 };
        assert.equal((await shop.post(`/users/${id}/orders/delivery`, order)).status, 200);
      });

      test('alcohol is reserved within its hours only', async () => {
        const id = await user();
        const items = [{ line_num: '1', count: 1, item: { rrc: 'WINE' } }];
        const listed = await options(`/users/${id}/service_options/cart/delivery`, { address: HOME, items, location_code: 'main' });
        const late = listed.find((option) => option.window.type === 'scheduled' && !option.availability.available)!;
        assert.deepEqual(keyOf(await reserveCart(id, late, { ...CART, items })), [
          400,
          'service_option_id',
          'Alcohol is not available in this time slot',
        ]);
      });

      test('older URIs answer as their successors, and say so in their headers', async () => {
        const id = await user();
        const option = (await lastMile(id))[4]!;
        const alike: readonly [old: string, current: string, body: object, successor: string][] = [
          ['/lastmile/service_options', '/service_options/last_mile', { location_code: 'main' }, 'service_options.preview_last_mile'],
          [
            `/users/${id}/service_options/cart`,
            `/users/${id}/service_options/cart/delivery`,
            { ...CART, location_code: 'main' },
            'service_options.list_delivery',
          ],
          [
            `/lastmile/users/${id}/service_options/${option.id}/reserve`,
            `/users/${id}/service_options/${option.id}/reserve`,
            {},
            'service_options.reserve',
          ],
          ['/lastmile/service_options', '/service_options/last_mile', {}, 'service_options.preview_last_mile'],
        ];
        for (const [old, current, body, successor] of alike) {
          const answer = await world.app.inject({
            method: 'POST',
            url: `/v2/fulfillment${old}`,
            headers: { authorization: `Bearer ${shop.token}`, 'content-type': 'application/json' },
            payload: JSON.stringify(body),
          });
          const expected = await shop.post(current, body);
          assert.equal(answer.statusCode, expected.status, old);
          if (!old.endsWith('/reserve')) assert.deepEqual(answer.json(), expected.body);
          else assert.deepEqual(answer.json().service_option_hold.service_option, expected.body.service_option_hold.service_option);
          assert.equal(answer.headers.deprecation, `@${Date.UTC(2026, 10, 23) / 1000}`);
          assert.equal(answer.headers.sunset, 'Mon, 31 May 2027 00:00:00 GMT');
          assert.ok(String(answer.headers.link).includes(`/docs/operations/fulfillment.${successor}>; rel="successor-version"`));
        }
      });
    });
  });
}
