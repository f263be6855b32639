import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';

const complete = statement<[orderId: string]>(
  '',
  `update cw.orders set status = 'delivered', body = body || '{"delivered_at": "2026-05-06T19:00:00Z", "bag_count": 2}' where order_id = $1`,
);
/** Everything in the tables that hold what a retailer's users gave, as text. */
const everything = statement<[organizationId: number], { text: string }>(
  '',
  `select concat_ws(' ',
     (select jsonb_agg(to_jsonb(u)) from cw.users u where u.organization_id = $1),
     (select jsonb_agg(to_jsonb(o)) from cw.orders o where o.organization_id = $1),
     (select jsonb_agg(to_jsonb(e)) from cw.events e where e.organization_id = $1),
     (select jsonb_agg(to_jsonb(t)) from cw.tokens t where t.organization_id = $1),
     (select jsonb_agg(to_jsonb(p)) from cw.pos_transactions p where p.organization_id = $1),
     (select jsonb_agg(to_jsonb(l)) from cw.account_links l where l.organization_id = $1),
     (select jsonb_agg(to_jsonb(k) - 'body_hash') from cw.idempotency_keys k
       where k.application_id in (select a.id from cw.applications a where a.organization_id = $1))) as text`,
);
const ordersOf = statement<
  [organizationId: number],
  { order_id: string; user_id: string; body: Record<string, unknown>; user_ref: number }
>('', 'select order_id, user_id, user_ref, body from cw.orders where organization_id = $1 order by order_id');
const usersOf = statement<[organizationId: number], { id: number; user_id: string; active: boolean }>(
  '',
  'select id, user_id, active from cw.users where organization_id = $1 order by id',
);
const takenPlaces = statement<[organizationId: number], { count: number }>(
  '',
  `select count(*)::integer as count from cw.slot_units where organization_id = $1 and hold_id is not null`,
);

const leftOf = statement<[organizationId: number, userId: string], { tokens: number; orders: number }>(
  '',
  `select (select count(*)::integer from cw.tokens where organization_id = $1 and user_id = $2) as tokens,
          (select count(*)::integer from cw.orders where organization_id = $1 and user_id = $2) as orders`,
);

/** What a person gives with an order, each text with a mark of the person. */
const personal = (mark: string) => ({
  loyalty_number: `${mark}-loyalty`,
  special_instructions: `${mark}-gate`,
  address: { address_line_1: '50 Beale St', address_line_2: `${mark}-flat`, postal_code: '94105', city: `${mark}-city` },
  user: { birthday: '1815-12-10', phone_number: '+14155550178' },
  items: [
    { line_num: '1', count: 2, item: { upc: '400000000015' }, special_instructions: `${mark}-ripe`, metadata: { note: `${mark}-note` } },
  ],
  metadata: { customer: `${mark}-meta` },
});
const OF_USER = personal('SECRET');
const OF_BOB = { ...personal('BOB'), user: {} };
const { address: ADDRESS, items: ITEMS } = OF_USER;
const HOUR = 3_600_000;
const OPEN = [{ opens: '00:00', closes: '24:00' }];
const SECRETS = ['SECRET', 'ada@example.com', 'ada%40', '4155550177', '4155550178', '1815-12-10'];
const WEEK = { monday: OPEN, tuesday: OPEN, wednesday: OPEN, thursday: OPEN, friday: OPEN, saturday: OPEN, sunday: OPEN };
const phones = { SECRET: '+14155550177', BOB: '+14155550199' };
const USER = 'ada@example.com/1';

for (const engineName of ENGINES) {
  describe(`users, their memberships and their deletion on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let count = 0;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    async function shop() {
      const { organizationId, token } = await world.organization(`shop-${++count}`);
      const made = await world.call(token, 'POST', '/stores', {
        location_code: 'one',
        name: 'One',
        address: { address_line_1: '1 Market St', city: 'San Francisco', region: 'CA', postal_code: '94105' },
      });
      assert.equal(made.status, 200);
      assert.equal((await world.call(token, 'PUT', '/stores/one/hours', WEEK)).status, 200);
      const scopes = ['connect:fulfillment', 'connect:post_checkout', 'account_linking'];
      const { client_id, client_secret } = (await world.call(token, 'POST', '/applications', { name: 'Shop', scopes })).body;
      const send = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object, headers: Record<string, string> = {}) => {
        const answer = await world.send(method, path, body, { authorization: `Bearer ${token}`, ...headers });
        return { status: answer.status, body: answer.body, text: answer.text };
      };
      const users = (userId: string) => `/v2/fulfillment/users/${encodeURIComponent(userId)}`;
      const addUser = (user_id: string, mark: 'SECRET' | 'BOB' = 'SECRET') =>
        send(
          'POST',
          '/v2/fulfillment/users',
          { user_id, first_name: `${mark}-first`, last_name: `${mark}-last`, phone_number: phones[mark] },
          {
            'idempotency-key': `create-${user_id}`,
          },
        );
      const reserve = async (userId: string) => {
        const listed = await send('POST', `${users(userId)}/service_options/cart/delivery`, { address: ADDRESS, items: ITEMS });
        const option = listed.body.service_options.findLast((one: { availability: { available: boolean } }) => one.availability.available);
        const held = await send('POST', `${users(userId)}/service_options/${option.id}/reserve`);
        return held.body.service_option_hold.id as number;
      };
      const order = async (userId: string, orderId: string, headers: Record<string, string> = {}, more: object = {}) =>
        send(
          'POST',
          `${users(userId)}/orders/delivery`,
          {
            order_id: orderId,
            service_option_hold_id: await reserve(userId),
            initial_tip_cents: 500,
            ...OF_USER,
            ...more,
          },
          headers,
        );
      /** A dispatch order, which needs no reservation. */
      const dispatch = (user_id: string, order_id: string, headers: Record<string, string> = {}) => {
        const hour = Math.floor(Date.now() / HOUR) * HOUR + 26 * HOUR;
        const body = {
          order_id,
          user_id,
          location_code: 'one',
          start_at: new Date(hour).toISOString(),
          end_at: new Date(hour + 2 * HOUR).toISOString(),
          first_name: 'SECRET-first',
          last_name: 'SECRET-last',
          user_phone: '+14155550178',
          email: 'secret@example.com',
          items_count: 5,
          items_weight: 9.5,
          address: ADDRESS,
        };
        return send('POST', '/v2/fulfillment/lastmile/orders', body, headers);
      };
      const remove = (userId: string, headers: Record<string, string> = {}) =>
        send('POST', `${users(userId)}/deletion_requests`, {}, headers);
      const requestToken = async (fields: object) =>
        (await world.send('POST', '/v2/oauth/token', { client_id, client_secret, ...fields })).body.access_token as string;
      const userToken = (user_id: string) =>
        requestToken({ grant_type: 'fulfillment_user_assertion', assertion: Buffer.from(JSON.stringify({ user_id })).toString('base64') });
      /** Links a new customer to the user. */
      const link = async (userId: string, fields: object) => {
        const own = await requestToken({ grant_type: 'client_credentials', scope: 'connect:fulfillment' });
        const path = '/v2/fulfillment_sandbox/instacart_users';
        const email = `c${++count}@example.com`;
        const { id } = (await send('POST', path, { email, phone: '8005550101', password: 'p', ...fields })).body;
        const authorization = { redirect_uri: 'https://example.org', scope: 'account_linking' };
        const { code } = (await send('POST', `${path}/${id}/authorize`, authorization, { authorization: `Bearer ${own}` })).body;
        const linking_token = await requestToken({ grant_type: 'authorization_code', code, redirect_uri: 'https://example.org' });
        assert.equal((await send('POST', `${users(userId)}/link`, { linking_token })).status, 200);
        return id as number;
      };
      return { organizationId, token, send, users, addUser, reserve, order, dispatch, remove, userToken, link };
    }

    test('the order of a linked member is marked, in answers, kept answers and the event; that of others is not', async () => {
      const { organizationId, token, send, users, addUser, order, link } = await shop();
      await addUser('ada');
      const flags = ({ body }: { body: { is_express: boolean; is_instacartplus: boolean } }) => [body.is_express, body.is_instacartplus];
      assert.deepEqual(flags(await order('ada', 'before')), [false, false]);
      assert.deepEqual(flags(await order('ada', 'said', {}, { applied_instacartplus: true })), [true, true]);
      const id = await link('ada', { instacartplus_member: true });
      assert.deepEqual(flags(await order('ada', 'member')), [true, true]);
      assert.deepEqual(flags(await send('GET', `${users('ada')}/orders/member`)), [true, true]);
      assert.deepEqual(flags(await send('GET', `${users('ada')}/orders/before`)), [false, false]);

      const request = {
        order_id: 'kept',
        service_option_hold_id: 0,
        initial_tip_cents: 0,
        address: ADDRESS,
        items: ITEMS,
        metadata: { is_instacartplus: false },
      };
      const listed = await send('POST', `${users('ada')}/service_options/cart/delivery`, { address: ADDRESS, items: ITEMS });
      const option = listed.body.service_options.findLast((one: { availability: { available: boolean } }) => one.availability.available);
      request.service_option_hold_id = (
        await send('POST', `${users('ada')}/service_options/${option.id}/reserve`)
      ).body.service_option_hold.id;
      const answers = [];
      for (let n = 0; n < 2; n++) {
        answers.push(await send('POST', `${users('ada')}/orders/delivery`, request, { 'idempotency-key': 'kept' }));
      }
      assert.deepEqual(flags(answers[0]!), [true, true]);
      assert.deepEqual(answers[0]!.body.metadata, { is_instacartplus: false });
      assert.equal(answers[1]!.text, answers[0]!.text, 'the same answer, byte for byte');

      await world.call(token, 'PUT', `/customers/${id}/membership`, {
        instacartplus_member: true,
        instacartplus_expires_at: '2021-01-01T00:00:00Z',
      });
      assert.deepEqual(flags(await order('ada', 'lapsed')), [false, false]);
      await addUser('bob');
      await link('bob', { instacartplus_member: false });
      assert.deepEqual(flags(await order('bob', 'no-member')), [false, false]);
      const events = await world.database.query(
        statement<[number], { order_id: string; plus: boolean }>(
          '',
          `select order_id, (metadata->>'is_instacartplus')::boolean as plus from cw.events where organization_id = $1 order by id`,
        ),
        [organizationId],
      );
      const marked = events.filter(({ plus }) => plus).map(({ order_id }) => order_id);
      assert.deepEqual(marked, ['said', 'member', 'kept']);
    });

    test('a deletion is refused while an order is under way, and changes nothing', async () => {
      const { organizationId, send, users, addUser, order, reserve, remove, userToken } = await shop();
      await addUser(USER);
      assert.equal((await order(USER, 'one')).status, 200);
      const hold = await reserve(USER);
      await userToken(USER);
      const [before] = await world.database.query(everything, [organizationId]);
      const refused = await remove(USER, { 'idempotency-key': 'delete' });
      assert.deepEqual(
        [refused.status, refused.body],
        [
          400,
          {
            error: { message: 'The user has an order under way; delete the user after it is completed or canceled', code: 4001 },
            meta: {},
          },
        ],
      );
      assert.deepEqual(await world.database.query(everything, [organizationId]), [before]);
      await world.database.query(statement<[string]>('', `update cw.orders set status = 'picking' where order_id = $1`), ['one']);
      assert.equal((await remove(USER)).status, 400);
      await world.database.query(complete, ['one']);
      assert.ok(hold > 0);
      assert.deepEqual((await remove(USER, { 'idempotency-key': 'delete' })).body, { success: true });
      assert.equal((await send('GET', `${users(USER)}/orders/one`)).body.error.message, 'User Not Found');
    });

    test('after a deletion nothing in the database tells who the user was', async () => {
      const { organizationId, send, users, addUser, order, reserve, remove, userToken, link } = await shop();
      await addUser(USER);
      await addUser('bob', 'BOB');
      await send('POST', `${users(USER)}/addresses`, ADDRESS, { 'idempotency-key': 'address' });
      await link(USER, { instacartplus_member: true });
      await order(USER, 'delivered', { 'idempotency-key': 'order-delivered' });
      await order(USER, 'canceled', { 'idempotency-key': 'order-canceled' });
      await send('POST', `${users(USER)}/orders/canceled/cancel`);
      await world.database.query(complete, ['delivered']);
      await send('PUT', `${users(USER)}/orders/delivered/tip`, { tip_amount_cents: 700 }, { 'idempotency-key': 'tip' });
      await order('bob', 'bobs', { 'idempotency-key': 'order-bob' }, OF_BOB);
      const [{ text: first }] = (await world.database.query(everything, [organizationId])) as [{ text: string }];
      for (const secret of SECRETS) assert.equal(first.includes(secret), true, `${secret} is there before`);
      for (const customer_reference of [USER, '+14155550177', 'bob']) {
        const transaction = {
          bin: '546683',
          last_four: '9929',
          transaction_timestamp: '2026-05-06T19:00:00Z',
          id: `pos-${++count}`,
          store_id: 'one',
          total: 10,
          total_tax: 1,
          customer_reference,
        };
        assert.equal((await send('POST', '/v2/retailer_transaction/pos_transactions', transaction)).status, 200);
      }
      await reserve(USER);
      const token = await userToken(USER);
      const seen = () => world.send('GET', `${users(USER)}/link`, undefined, { authorization: `Bearer ${token}` });
      assert.equal((await seen()).status, 403);
      const [placesBefore] = await world.database.query(takenPlaces, [organizationId]);
      const bobsAnswer = await send('GET', `${users('bob')}/orders/bobs`);
      const orderLink = (await send('GET', `${users(USER)}/orders/delivered`)).body.order_url.split('/').at(-1);

      const removed = await remove(USER, { 'idempotency-key': 'delete' });
      assert.deepEqual([removed.status, removed.body], [200, { success: true }]);
      assert.equal((await seen()).status, 401, 'tokens are revoked');
      const [placesAfter] = await world.database.query(takenPlaces, [organizationId]);
      assert.equal(placesBefore!.count - placesAfter!.count, 1, 'the reserved place is free again');

      const rows = await world.database.query(usersOf, [organizationId]);
      const gone = rows.find(({ active }) => !active)!;
      assert.match(gone.user_id, /^deleted-[0-9a-f-]{36}$/);
      const orders = await world.database.query(ordersOf, [organizationId]);
      assert.deepEqual(
        orders.map(({ order_id, user_id }) => [order_id, user_id]),
        [
          ['bobs', 'bob'],
          ['canceled', gone.user_id],
          ['delivered', gone.user_id],
        ],
      );
      const { body } = orders.find(({ order_id }) => order_id === 'delivered')!;
      const [line] = body.items as [object];
      assert.deepEqual(
        { ...body, items: [line] },
        {
          items: [{ ...line, line_num: '1', qty: 2, qty_unit: 'each', upc: '400000000015' }],
          removed_items: [],
          location_code: 'one',
          tip_cents: 700,
          leave_unattended: false,
          paid_with_ebt: false,
          is_instacartplus: true,
          user: { sms_opt_in: false },
          delivered_at: '2026-05-06T19:00:00Z',
          bag_count: 2,
        },
      );

      const [{ text }] = (await world.database.query(everything, [organizationId])) as [{ text: string }];
      for (const secret of [...SECRETS, orderLink]) {
        assert.equal(text.includes(secret), false, secret);
      }
      for (const kept of ['BOB-first', 'BOB-flat', 'BOB-note', 'order-bob']) assert.equal(text.includes(kept), true, kept);
      assert.deepEqual((await send('GET', `${users('bob')}/orders/bobs`)).body, bobsAnswer.body, "others' orders stay");
      assert.equal((await remove(USER, { 'idempotency-key': 'delete' })).body.error.message, 'User Not Found');
      assert.equal((await addUser(USER)).status, 200, 'the id is free again, also under its old key');
    });

    test('of an order and a deletion at the same time one wins: no order stays behind with a deleted user', async () => {
      const { organizationId, send, users, addUser, reserve, remove, userToken } = await shop();
      for (let round = 0; round < 8; round++) {
        const user = `racer-${round}`;
        await addUser(user);
        const request = { order_id: user, service_option_hold_id: await reserve(user), initial_tip_cents: 0, ...OF_USER };
        const [ordered, removed] = await Promise.all([
          send('POST', `${users(user)}/orders/delivery`, request),
          remove(user),
          userToken(user),
        ]);
        assert.notEqual(ordered.status === 200, removed.status === 200, `${ordered.text} ${removed.text}`);
        const [{ tokens, orders }] = (await world.database.query(leftOf, [organizationId, user])) as [{ tokens: number; orders: number }];
        assert.equal(orders, removed.status === 200 ? 0 : 1);
        if (removed.status === 200) assert.equal(tokens, 0);
      }
    });

    test('the dispatch order of a linked member is marked too, and loses its customer with the deletion', async () => {
      const { organizationId, send, addUser, dispatch, remove, link } = await shop();
      await addUser('ada');
      await link('ada', { instacartplus_member: true });
      const answers = [await dispatch('ada', 'd1'), await dispatch('ada', 'd2', { 'idempotency-key': 'd2' })];
      for (const { status, body, text } of answers)
        assert.deepEqual([status, body.is_express, body.is_instacartplus], [200, true, true], text);
      assert.equal((await dispatch('ada', 'd2', { 'idempotency-key': 'd2' })).text, answers[1]!.text);
      assert.equal((await send('GET', '/v2/fulfillment/lastmile/orders/d1')).body.is_instacartplus, true);
      assert.equal((await dispatch('bob', 'd3')).body.is_instacartplus, false);
      const [{ text }] = (await world.database.query(everything, [organizationId])) as [{ text: string }];
      assert.equal(text.match(/"is_instacartplus": true/g)?.length, 4, 'two orders and two events');

      assert.equal((await remove('ada')).status, 400);
      for (const id of ['d1', 'd2', 'd3']) await world.database.query(complete, [id]);
      assert.deepEqual([(await remove('ada')).status, (await remove('bob')).status], [200, 200]);
      const [after] = (await world.database.query(everything, [organizationId])) as [{ text: string }];
      for (const secret of ['SECRET', 'secret@', '4155550178']) assert.equal(after.text.includes(secret), false, secret);
      const [order] = await world.database.query(ordersOf, [organizationId]);
      assert.deepEqual(order!.body.last_mile, { first_name: '', last_name: '', items_count: 5, items_weight: 9.5, alcoholic: false });
    });

    test('of a dispatch order and a deletion at the same time none is left with a deleted user', async () => {
      const { organizationId, addUser, dispatch, remove } = await shop();
      for (let round = 0; round < 8; round++) {
        const user = `dispatched-${round}`;
        await addUser(user);
        const [ordered, removed] = await Promise.all([dispatch(user, user), remove(user)]);
        assert.equal(ordered.status, 200, ordered.text);
        const [left] = await world.database.query(leftOf, [organizationId, user]);
        assert.equal(left?.orders, 1, 'the order is of a user that exists: the old one, or a new one of that id');
        const active = (await world.database.query(usersOf, [organizationId])).filter((one) => one.user_id === user);
        assert.deepEqual(
          active.map((one) => one.active),
          [true],
          removed.text,
        );
        const rows = await world.database.query(ordersOf, [organizationId]);
        assert.equal(rows.find((one) => one.order_id === user)!.user_ref, active[0]!.id);
      }
    });
  });
}
