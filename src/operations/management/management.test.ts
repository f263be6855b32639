import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_SLOT_POLICY } from '../../contract/store.ts';
import { statement } from '../../storage/engine/index.ts';
import { POOL_NUMBER } from '../../storage/stores/usage.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { secretHash } from '../authenticate.ts';
import { openWorld, type World } from './management.fixture.ts';

const secretOf = statement<[clientId: string], { secret_hash: Buffer }>('', 'select secret_hash from cw.applications where client_id = $1');
const keptKeys = statement<[], { count: number }>('', 'select count(*)::integer as count from cw.idempotency_keys');
const expireTokens = statement<[applicationId: number]>('', `update cw.tokens set expires_at = '2020-01-01' where application_id = $1`);
const remainingTokens = statement<[applicationId: number], { count: number }>(
  '',
  'select count(*)::integer as count from cw.tokens where application_id = $1',
);
const applicationId = statement<[clientId: string], { id: number }>('', 'select id from cw.applications where client_id = $1');
const storeNumber = statement<[organizationId: number, code: string], { number: number }>(
  '',
  'select number from cw.stores where organization_id = $1 and location_code = $2',
);
const lastStoreNumber = statement<[], { number: number }>('', 'select max(number) as number from cw.stores');
const takePlace = statement<[organizationId: number, store: number, pool: number, start: number, unit: number, until: string]>(
  '',
  'insert into cw.slot_units values ($1, $2, $3, $4, $5, $6::timestamptz, 1)',
);

const ADDRESS = { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' };
const newStore = (location_code: string, more: object = {}) => ({
  location_code,
  name: `Store ${location_code}`,
  address: ADDRESS,
  ...more,
});
const OPEN = [{ opens: '08:00', closes: '20:00' }];
const EVERY_DAY = { monday: OPEN, tuesday: OPEN, wednesday: OPEN, thursday: OPEN, friday: OPEN, saturday: OPEN, sunday: OPEN };
const NOT_FOUND = { status: 404, body: { error: { message: 'Resource not found', code: 4000 }, meta: {} } };
const keyOf = (answer: { status: number; body: { meta: { key?: string } } }) => [answer.status, answer.body.meta.key];

for (const engineName of ENGINES) {
  describe(`management API on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let call: World['call'];
    let count = 0;
    const organization = () => world.organization(`shop-${++count}`);

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine);
      call = world.call;
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('an organization is renamed, and keeps slug and country', async () => {
      const { token } = await organization();
      const before = await call(token, 'GET', '/organization');
      const changed = await call(token, 'PATCH', '/organization', { name: 'New', slug: 'other', country: 'CA' });
      assert.deepEqual(changed, { status: 200, body: { ...before.body, name: 'New' } });
      assert.deepEqual((await call(token, 'PATCH', '/organization', {})).body, changed.body);
      assert.match(before.body.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    test('a new organization has a banner and an application with every scope but that of the platform', async () => {
      const made = await call(world.platform, 'POST', '/organizations', { slug: 'fresh', name: 'Fresh', country: 'CA' });
      assert.equal(made.status, 200);
      assert.deepEqual(
        made.body.banners.map((banner: { slug: string; name: string }) => [banner.slug, banner.name]),
        [['fresh', 'Fresh']],
      );
      assert.equal(made.body.application.scopes.includes('cartwright:platform'), false);
      assert.equal(made.body.application.scopes.includes('account_linking'), true);
      const [kept] = await world.database.query(secretOf, [made.body.application.client_id]);
      assert.deepEqual(kept!.secret_hash, secretHash(made.body.application.client_secret));
      const again = await call(world.platform, 'POST', '/organizations', { slug: 'fresh', name: 'Fresh', country: 'US' });
      assert.deepEqual(keyOf(again), [400, 'slug']);
    });

    test('every problem of the slugs of a new organization is named', async () => {
      const banners = [
        { slug: 'a', name: 'A' },
        { slug: 'B', name: 'B' },
        { slug: 'a', name: 'C' },
      ];
      const refused = await call(world.platform, 'POST', '/organizations', { slug: 'no slug', name: 'X', country: 'US', banners });
      assert.deepEqual(
        refused.body.error.errors.map((one: { meta: { key: string } }) => one.meta.key),
        ['slug', 'banners[1].slug', 'banners[2].slug'],
      );
    });

    test('organizations are listed page by page, each once, for the platform only', async () => {
      const { token } = await organization();
      await organization();
      const slugs: string[] = [];
      let after = '';
      do {
        const page = await call(world.platform, 'GET', `/organizations?limit=1&after=${after}`);
        slugs.push(...page.body.organizations.map((one: { slug: string }) => one.slug));
        after = page.body.next_cursor;
      } while (after);
      const whole = await call(world.platform, 'GET', '/organizations?limit=200');
      assert.deepEqual(
        slugs,
        whole.body.organizations.map((one: { slug: string }) => one.slug),
      );
      assert.equal((await call(token, 'GET', '/organizations')).status, 403);
      assert.deepEqual(keyOf(await call(world.platform, 'GET', '/organizations?after=abc')), [400, 'after']);
      assert.deepEqual(keyOf(await call(world.platform, 'GET', '/organizations?limit=201')), [400, 'limit']);
    });

    test('a second banner is known to tokens at once, and from then on calls must name one', async () => {
      const { token } = await organization();
      assert.equal((await call(token, 'GET', '/stores')).status, 200);
      const made = await call(token, 'POST', '/banners', { slug: `second-${count}`, name: 'Second' });
      assert.equal(made.status, 200);
      assert.deepEqual(keyOf(await call(token, 'GET', '/stores')), [400, 'X-Retailer-Id']);
      assert.equal((await call(token, 'GET', '/stores', undefined, { 'x-retailer-id': `second-${count}` })).status, 200);
      assert.deepEqual(keyOf(await call(token, 'POST', '/banners', { slug: `second-${count}`, name: 'Again' })), [400, 'slug']);
      assert.deepEqual(keyOf(await call(token, 'POST', '/banners', { slug: 'Ü', name: 'Odd' })), [400, 'slug']);
    });

    test("a banner is renamed by its own organization only; another's looks like none", async () => {
      const mine = await organization();
      const slug = `shop-${count}`;
      const other = await organization();
      assert.equal((await call(mine.token, 'PATCH', `/banners/${slug}`, { name: 'Renamed' })).body.name, 'Renamed');
      assert.equal((await call(mine.token, 'GET', '/banners')).body.banners[0].name, 'Renamed');
      for (const missing of [slug, 'nothing-like-it']) {
        const found = await call(other.token, 'GET', `/banners/${missing}`);
        assert.deepEqual(found, NOT_FOUND);
        assert.deepEqual(await call(other.token, 'PATCH', `/banners/${missing}`, { name: 'Mine' }), NOT_FOUND);
      }
    });

    test('a secret is shown once, stored as a digest, and kept under no idempotency key', async () => {
      const { token } = await organization();
      const body = { name: 'Shop', scopes: ['connect:fulfillment'], redirect_uris: ['http://localhost:3000/back'] };
      const key = { 'idempotency-key': `key-${count}` };
      const first = await call(token, 'POST', '/applications', body, key);
      const second = await call(token, 'POST', '/applications', body, key);
      assert.equal(first.status, 200);
      assert.match(first.body.client_secret, /^[\w-]{43}$/);
      assert.notEqual(first.body.client_id, second.body.client_id);
      assert.equal((await world.database.query(keptKeys, []))[0]!.count, 0);
      const read = await call(token, 'GET', `/applications/${first.body.client_id}`);
      const { client_secret: secret, ...rest } = first.body;
      assert.deepEqual(read.body, rest);
      const [kept] = await world.database.query(secretOf, [first.body.client_id]);
      assert.deepEqual(kept!.secret_hash, secretHash(secret));
    });

    test('credentials are to be renewed six months after they were created', async () => {
      const { token } = await organization();
      const { body } = await call(token, 'POST', '/applications', { name: 'Shop', scopes: ['connect:fulfillment'] });
      const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      assert.equal(months(body.renew_by) - months(body.created_at), 6);
    });

    test('no token gives a scope away that it does not have, by creating, changing or cloning', async () => {
      const owner = await organization();
      const narrow = await world.token(owner, ['cartwright:manage']);
      const wide = { name: 'Wide', scopes: ['connect:fulfillment', 'cartwright:manage'] };
      assert.deepEqual(keyOf(await call(narrow, 'POST', '/applications', wide)), [400, 'scopes']);
      assert.deepEqual(keyOf(await call(owner.token, 'POST', '/applications', { ...wide, scopes: ['cartwright:platform'] })), [
        400,
        'scopes',
      ]);
      assert.deepEqual(keyOf(await call(narrow, 'POST', `/applications/${owner.clientId}/clone`)), [400, 'scopes']);
      const slim = await call(narrow, 'POST', '/applications', { name: 'Slim', scopes: ['cartwright:manage'] });
      const path = `/applications/${slim.body.client_id}`;
      assert.deepEqual(keyOf(await call(narrow, 'PATCH', path, { scopes: wide.scopes })), [400, 'scopes']);
      assert.equal((await call(owner.token, 'PATCH', path, { scopes: wide.scopes })).status, 200);
      // What it already has may stay, and may go.
      assert.equal((await call(narrow, 'PATCH', path, { scopes: wide.scopes, name: 'Slim 2' })).body.name, 'Slim 2');
      assert.deepEqual((await call(narrow, 'PATCH', path, { scopes: ['connect:fulfillment'] })).body.scopes, ['connect:fulfillment']);
    });

    test('a scope that no such token can carry is granted by an application that has it', async () => {
      const { token } = await organization();
      const made = await call(token, 'POST', '/applications', { name: 'Linking', scopes: ['account_linking'] });
      assert.deepEqual(made.body.scopes, ['account_linking']);
    });

    test('a clone has the same scopes and redirect URIs and new credentials', async () => {
      const { token } = await organization();
      const body = { name: 'Shop', scopes: ['account_linking', 'connect:fulfillment'], redirect_uris: ['https://shop.example.com/a'] };
      const source = (await call(token, 'POST', '/applications', body)).body;
      await call(token, 'POST', `/applications/${source.client_id}/disable`);
      const clone = (await call(token, 'POST', `/applications/${source.client_id}/clone`)).body;
      assert.deepEqual([clone.name, clone.scopes, clone.redirect_uris], [source.name, source.scopes, source.redirect_uris]);
      assert.deepEqual([clone.status, clone.cloned_from], ['Enabled', source.client_id]);
      assert.notEqual(clone.client_id, source.client_id);
      assert.notEqual(clone.client_secret, source.client_secret);
    });

    test('an application is changed field by field, and listed with its status', async () => {
      const { token, clientId } = await organization();
      const made = (await call(token, 'POST', '/applications', { name: 'Shop', scopes: ['connect:fulfillment'] })).body;
      const path = `/applications/${made.client_id}`;
      const changed = await call(token, 'PATCH', path, { redirect_uris: ['https://a.example/1'] });
      const { client_secret: _, ...rest } = made;
      assert.deepEqual(changed.body, { ...rest, redirect_uris: ['https://a.example/1'] });
      assert.deepEqual(keyOf(await call(token, 'PATCH', path, { redirect_uris: ['http://a.example'] })), [400, 'redirect_uris[0]']);
      assert.equal((await call(token, 'POST', `${path}/disable`)).body.status, 'Disabled');
      const list = (await call(token, 'GET', '/applications')).body.applications;
      assert.deepEqual(
        list.map((one: { client_id: string; status: string }) => [one.client_id, one.status]),
        [
          [clientId, 'Enabled'],
          [made.client_id, 'Disabled'],
        ],
      );
      assert.equal((await call(token, 'POST', `${path}/enable`)).body.status, 'Enabled');
    });

    test("another organization's application looks like none", async () => {
      const mine = await organization();
      const other = await organization();
      for (const id of [mine.clientId, 'nobody']) {
        assert.deepEqual(await call(other.token, 'GET', `/applications/${id}`), NOT_FOUND);
        assert.deepEqual(await call(other.token, 'PATCH', `/applications/${id}`, { name: 'Mine' }), NOT_FOUND);
        assert.deepEqual(await call(other.token, 'DELETE', `/applications/${id}`), NOT_FOUND);
        for (const action of ['clone', 'enable', 'disable']) {
          assert.deepEqual(await call(other.token, 'POST', `/applications/${id}/${action}`), NOT_FOUND);
        }
      }
      assert.equal((await call(mine.token, 'GET', `/applications/${mine.clientId}`)).body.status, 'Enabled');
    });

    test('an application is deleted only when none of its tokens is valid any more', async () => {
      const owner = await organization();
      const made = (await call(owner.token, 'POST', '/applications', { name: 'Old', scopes: ['connect:fulfillment'] })).body;
      const path = `/applications/${made.client_id}`;
      const { id } = (await world.database.query(applicationId, [made.client_id]))[0]!;
      await world.token({ organizationId: owner.organizationId, id }, ['connect:fulfillment']);

      const failed = await call(owner.token, 'DELETE', path);
      assert.deepEqual(keyOf(failed), [400, 'status']);
      assert.match(failed.body.error.message, /^Delete Failed: .* until \d{4}-/);
      const kept = (await call(owner.token, 'GET', path)).body;
      assert.equal(kept.status, 'Delete Failed');
      assert.ok(
        failed.body.error.message.includes(kept.tokens_valid_until),
        'the application tells later too from when on it can be deleted',
      );
      assert.equal((await call(owner.token, 'POST', `${path}/enable`)).body.status, 'Enabled');

      await world.database.query(expireTokens, [id]);
      assert.deepEqual(await call(owner.token, 'DELETE', path), { status: 200, body: {} });
      assert.deepEqual(await call(owner.token, 'GET', path), NOT_FOUND);
      assert.deepEqual(await call(owner.token, 'DELETE', path), NOT_FOUND);
      assert.equal((await world.database.query(remainingTokens, [id]))[0]!.count, 0);
    });

    test('what a crash left as Deleting can be deleted again, and not enabled', async () => {
      const { token } = await organization();
      const made = (await call(token, 'POST', '/applications', { name: 'Old', scopes: ['connect:fulfillment'] })).body;
      const path = `/applications/${made.client_id}`;
      await world.database.query(statement<[string]>('', `update cw.applications set status = 'Deleting' where client_id = $1`), [
        made.client_id,
      ]);
      assert.deepEqual(keyOf(await call(token, 'POST', `${path}/enable`)), [400, 'status']);
      assert.equal((await call(token, 'DELETE', path)).status, 200);
    });

    test('a store gets position and time zone from its postal code', async () => {
      const { token } = await organization();
      const made = await call(token, 'POST', '/stores', newStore('S 1', { pickup_only: true }));
      assert.equal(made.status, 200);
      assert.deepEqual(
        [made.body.country, made.body.time_zone, made.body.pickup, made.body.active],
        ['US', 'America/Los_Angeles', true, true],
      );
      assert.ok(Math.abs(made.body.latitude - 37.8) < 0.5 && Math.abs(made.body.longitude + 122.4) < 0.5);
      assert.deepEqual((await call(token, 'GET', '/stores/S%201')).body, made.body);
      assert.deepEqual((await call(token, 'GET', '/stores/S%201/slot_policy')).body, DEFAULT_SLOT_POLICY);
    });

    test('a repeated location code is refused without using up a store number', async () => {
      const { token, organizationId } = await organization();
      await call(token, 'POST', '/stores', newStore('one'));
      assert.deepEqual(keyOf(await call(token, 'POST', '/stores', newStore('one'))), [400, 'location_code']);
      await call(token, 'POST', '/stores', newStore('two'));
      const numbers = await Promise.all(['one', 'two'].map((code) => world.database.query(storeNumber, [organizationId, code])));
      assert.equal(numbers[1]![0]!.number - numbers[0]![0]!.number, 1);
      assert.equal((await world.database.query(lastStoreNumber, []))[0]!.number, numbers[1]![0]!.number);
    });

    test('a location code may hold any character', async () => {
      const { token } = await organization();
      for (const code of ['a/b', 'a+b@c.d', '100%', 'ñ 日本', '?x=1#y']) {
        assert.equal((await call(token, 'POST', '/stores', newStore(code))).status, 200, code);
        const path = `/stores/${encodeURIComponent(code)}`;
        assert.equal((await call(token, 'GET', path)).body.location_code, code);
        assert.equal((await call(token, 'PUT', `${path}/hours`, EVERY_DAY)).status, 200, code);
      }
    });

    test('stores are listed page by page by location code, filtered by postal prefix and activity', async () => {
      const { token } = await organization();
      for (const code of ['b', 'a', 'Ä', 'B', 'c/1']) await call(token, 'POST', '/stores', newStore(code));
      await call(token, 'POST', '/stores', newStore('toronto', { address: { ...ADDRESS, postal_code: 'm6k 3l5' } }));
      await call(token, 'PATCH', '/stores/b', { active: false });
      const codes: string[] = [];
      let after: string | null = '';
      do {
        const page: Awaited<ReturnType<World['call']>> = await call(token, 'GET', `/stores?limit=2&after=${after}`);
        codes.push(...page.body.stores.map((one: { location_code: string }) => one.location_code));
        after = page.body.next_cursor;
      } while (after);
      assert.deepEqual(codes, ['B', 'a', 'b', 'c/1', 'toronto', 'Ä']);
      const codesOf = async (query: string) =>
        (await call(token, 'GET', `/stores?${query}`)).body.stores.map((one: { location_code: string }) => one.location_code);
      assert.deepEqual(await codesOf('postal_prefix=m6k'), ['toronto']);
      assert.deepEqual(await codesOf('active=false'), ['b']);
      assert.deepEqual(await codesOf('active=true&postal_prefix=941'), ['B', 'a', 'c/1', 'Ä']);
    });

    test('a store is changed field by field; a new postal code moves it', async () => {
      const { token } = await organization();
      const made = (await call(token, 'POST', '/stores', newStore('x', { latitude: 37.79, longitude: -122.4 }))).body;
      const second = (await call(token, 'PATCH', '/stores/x', { address: { address_line_2: 'Floor 2' }, alcohol: true })).body;
      const expected = { ...made, alcohol: true, address: { ...made.address, address_line_2: 'Floor 2' }, updated_at: second.updated_at };
      assert.deepEqual(second, expected);
      const moved = (await call(token, 'PATCH', '/stores/x', { address: { postal_code: 'M6K3L5', city: 'Toronto', region: 'ON' } })).body;
      assert.deepEqual([moved.country, moved.time_zone, moved.address.address_line_2], ['CA', 'America/Toronto', 'Floor 2']);
      assert.notEqual(moved.latitude, made.latitude);
      assert.deepEqual(keyOf(await call(token, 'PATCH', '/stores/x', { latitude: 10 })), [400, 'longitude']);
    });

    test("another organization's or banner's store looks like none, whatever is asked of it", async () => {
      const mine = await organization();
      const other = await organization();
      await call(mine.token, 'POST', '/stores', newStore('x'));
      const at = '2030-01-01T16:00:00Z';
      const requests: [InjectMethod, string, object?][] = [
        ['GET', ''],
        ['PATCH', '', { name: 'Mine' }],
        ['GET', '/hours'],
        ['PUT', '/hours', EVERY_DAY],
        ['GET', '/hours/exceptions'],
        ['PUT', '/hours/exceptions/2030-01-01', { periods: [] }],
        ['DELETE', '/hours/exceptions/2030-01-01'],
        ['GET', '/slot_policy'],
        ['PUT', '/slot_policy', DEFAULT_SLOT_POLICY],
        ['PATCH', '/slot_policy', { lead_minutes: 5 }],
        ['GET', '/capacity'],
        ['PUT', `/capacity/delivery/${at}`, { capacity: 1 }],
        ['DELETE', `/capacity/delivery/${at}`],
      ];
      for (const [method, path, body] of requests) {
        for (const code of ['x', 'none']) {
          assert.deepEqual(await call(other.token, method, `/stores/${code}${path}`, body), NOT_FOUND, `${method} ${path}`);
        }
      }
    });

    test('hours are replaced as a whole', async () => {
      const { token } = await organization();
      await call(token, 'POST', '/stores', newStore('x'));
      const closed = (await call(token, 'GET', '/stores/x/hours')).body;
      assert.deepEqual(closed, { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] });
      assert.deepEqual((await call(token, 'PUT', '/stores/x/hours', { friday: OPEN })).body, { ...closed, friday: OPEN });
      const overlap = {
        monday: [
          { opens: '08:00', closes: '12:00' },
          { opens: '11:00', closes: '13:00' },
        ],
      };
      assert.deepEqual(keyOf(await call(token, 'PUT', '/stores/x/hours', overlap)), [400, 'monday[1]']);
      assert.deepEqual((await call(token, 'GET', '/stores/x/hours')).body.friday, OPEN);
    });

    test('exceptions that are set at the same time are all kept', async () => {
      const { token } = await organization();
      await call(token, 'POST', '/stores', newStore('x'));
      const dates = Array.from({ length: 12 }, (_, index) => `2030-01-${String(index + 10)}`);
      const put = (date: string) => call(token, 'PUT', `/stores/x/hours/exceptions/${date}`, { periods: OPEN, name: 'Holiday' });
      const answers = await Promise.all(dates.toReversed().map(put));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      const listed = await call(token, 'GET', '/stores/x/hours/exceptions');
      assert.deepEqual(
        listed.body.exceptions,
        dates.map((date) => ({ date, periods: OPEN, name: 'Holiday' })),
      );
      assert.deepEqual(await call(token, 'DELETE', '/stores/x/hours/exceptions/2030-01-10'), { status: 200, body: {} });
      assert.deepEqual(await call(token, 'DELETE', '/stores/x/hours/exceptions/2030-01-10'), NOT_FOUND);
      assert.deepEqual(keyOf(await call(token, 'PUT', '/stores/x/hours/exceptions/2030-02-30', { periods: [] })), [400, 'date']);
    });

    test('a slot policy is replaced, and changed field by field without losing a concurrent change', async () => {
      const { token } = await organization();
      await call(token, 'POST', '/stores', newStore('x'));
      const { eta_minutes: _, priority_eta_minutes: __, alcohol_hours: ___, ...withoutSwitches } = DEFAULT_SLOT_POLICY;
      const replaced = await call(token, 'PUT', '/stores/x/slot_policy', withoutSwitches);
      const off = { eta_minutes: null, priority_eta_minutes: null, alcohol_hours: null };
      assert.deepEqual(replaced.body, { ...DEFAULT_SLOT_POLICY, ...off });
      assert.deepEqual((await call(token, 'PUT', '/stores/x/slot_policy', replaced.body)).body, replaced.body);
      const changes = [
        { lead_minutes: 5 },
        { capacity: { pickup: 3 } },
        { capacity: { delivery: 4 } },
        { eta_minutes: 130 },
        { horizon_days: 3 },
      ];
      await Promise.all(changes.map((change) => call(token, 'PATCH', '/stores/x/slot_policy', change)));
      const expected = { ...replaced.body, lead_minutes: 5, capacity: { delivery: 4, pickup: 3 }, eta_minutes: 130, horizon_days: 3 };
      assert.deepEqual((await call(token, 'GET', '/stores/x/slot_policy')).body, expected);
      const refused = await call(token, 'PATCH', '/stores/x/slot_policy', { priority_eta_minutes: 101 });
      assert.deepEqual(keyOf(refused), [400, 'priority_eta_minutes']);
    });

    test('a window has a capacity of its own until it is reset, and its use is counted', async () => {
      const { token, organizationId } = await organization();
      await call(token, 'POST', '/stores', newStore('x'));
      await call(token, 'PUT', '/stores/x/hours', EVERY_DAY);
      const start = '2030-01-01T16:00:00Z';
      const path = `/stores/x/capacity/delivery/${start}`;
      const set = await call(token, 'PUT', `/stores/x/capacity/delivery/${encodeURIComponent('2030-01-01T08:00:00-08:00')}`, {
        capacity: 2,
      });
      const window = { pool: 'delivery', window_starts_at: start, window_ends_at: '2030-01-01T18:00:00Z', capacity: 2 };
      assert.deepEqual(set, { status: 200, body: window });

      const { number } = (await world.database.query(storeNumber, [organizationId, 'x']))[0]!;
      const minute = (Date.parse(start) - Date.UTC(2020, 0, 1)) / 60_000;
      const places: [string, number][] = [
        ['infinity', 1],
        ['2100-01-01', 2],
        ['infinity', 3],
        ['2001-01-01', 4],
        ['-infinity', 5],
      ];
      for (const [until, unit] of places) {
        await world.database.query(takePlace, [organizationId, number, POOL_NUMBER.delivery, minute, unit, until]);
      }
      await world.database.query(takePlace, [organizationId, number, POOL_NUMBER.pickup, minute + 7, 1, 'infinity']);

      const listed = await call(token, 'GET', `/stores/x/capacity?from=${start}&to=2030-01-01T17:00:00Z`);
      const odd = { window_starts_at: '2030-01-01T16:07:00Z', window_ends_at: '2030-01-01T18:07:00Z' };
      assert.deepEqual(listed.body.windows, [
        { ...window, held: 1, booked: 2, scheduled: true },
        { ...window, pool: 'pickup', capacity: 20, held: 0, booked: 0, scheduled: true },
        { ...odd, pool: 'pickup', capacity: 20, held: 0, booked: 1, scheduled: false },
      ]);
      assert.deepEqual(await call(token, 'DELETE', path), { status: 200, body: {} });
      assert.deepEqual(await call(token, 'DELETE', path), NOT_FOUND);
      const reset = await call(token, 'GET', `/stores/x/capacity?from=${start}&to=2030-01-01T16:01:00Z`);
      assert.equal(reset.body.windows[0].capacity, 20);
    });

    test('a capacity is set only for the start of a window of a pool', async () => {
      const { token } = await organization();
      await call(token, 'POST', '/stores', newStore('x'));
      await call(token, 'PUT', '/stores/x/hours', EVERY_DAY);
      const put = async (pool: string, at: string) => keyOf(await call(token, 'PUT', `/stores/x/capacity/${pool}/${at}`, { capacity: 2 }));
      assert.deepEqual(await put('delivery', '2030-01-01T16:30:00Z'), [400, 'window_starts_at']);
      assert.deepEqual(await put('delivery', '2030-01-01T15:00:00Z'), [400, 'window_starts_at']);
      assert.deepEqual(await put('delivery', '0000-01-01T00:00:00Z'), [400, 'window_starts_at']);
      assert.deepEqual(await put('delivery', '9999-12-31T23:00:00Z'), [400, 'window_starts_at']);
      assert.deepEqual(await put('delivery', 'tomorrow'), [400, 'window_starts_at']);
      assert.deepEqual(await put('drone', '2030-01-01T16:00:00Z'), [400, 'pool']);
    });
  });
}

type InjectMethod = Parameters<World['call']>[1];
