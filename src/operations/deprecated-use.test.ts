import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Deprecated, DeprecationKind } from '../contract/deprecations.ts';
import { encodeOptionId, optionKind } from '../fulfillment/slots/option-id.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { operations } from './index.ts';
import { openWorld, type World } from './management/management.fixture.ts';

const entry = (kind: DeprecationKind, name: string, ids: readonly string[], more: Partial<Deprecated> = {}): Deprecated => ({
  ...{ kind, name, operations: ids, announced: '2026-01-10', sunset: '2026-07-10', replacement: 'something' },
  ...more,
});

/** An entry of each kind. */
const TABLE: readonly Deprecated[] = [
  entry('operation', 'fulfillment.orders.list', ['fulfillment.orders.list'], { replacement: 'fulfillment.orders.get' }),
  entry('request_field', 'last_name', ['fulfillment.users.create'], { sunset: '2026-09-01' }),
  entry('response_field', 'user_id', ['fulfillment.users.create'], { sunset: '2026-07-11' }),
  entry('enum_value', 'locale=fr-CA', ['fulfillment.users.create'], { sunset: '2026-08-01' }),
  entry('slot_kind', 'delivery immediate', ['fulfillment.service_options.reserve'], { replacement: null, advice: 'Offer windows.' }),
  entry('operation', 'fulfillment.users.create for guests', ['fulfillment.users.create'], { sunset: '2026-10-01', unseen: true }),
  entry('service', 'fulfillment.stores', ['fulfillment.stores.find_delivery', 'fulfillment.stores.find_pickup']),
];
const DOCS = 'https://localhost:8443/docs';
const reserve = (kind: 'immediate' | 'scheduled') => {
  const id = encodeOptionId({ storeNumber: 1, startMinute: 1_000, kind: optionKind('delivery', kind) });
  return `/v2/fulfillment/users/ada/service_options/${id}/reserve`;
};
const NEAR = { find_by: { latitude: 1, longitude: 1 } };

for (const engineName of ENGINES) {
  describe(`what is deprecated is seen in requests, on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations, 'development', {}, TABLE);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('by headers that name what ends first, and by counts of the applications that use it', async () => {
      const { token, clientId } = await world.organization('mine');
      const sunsetOf = async (method: 'GET' | 'POST', path: string, body?: object) => {
        const { headers } = await world.request(token, method, path, body);
        const [page] = /[^/]*(?=>; rel="deprecation")/.exec(String(headers.link)) ?? [];
        return [headers.deprecation, String(headers.sunset), page];
      };
      const none = [undefined, 'undefined', undefined];
      const seen = (sunset: string, anchor: string) => ['@1768003200', new Date(sunset).toUTCString(), `deprecations#${anchor}`];
      const user = (user_id: string, more: object = {}) => ({ user_id, first_name: 'Ada', ...more });
      const users = '/v2/fulfillment/users';

      assert.deepEqual(await sunsetOf('POST', users, user('ada')), none);
      assert.deepEqual(await sunsetOf('POST', users, user('bo', { last_name: 'Ek' })), seen('2026-09-01', 'request_field-last_name'));
      assert.deepEqual(await sunsetOf('POST', users, user('cy', { locale: 'en-US' })), none);
      const both = await sunsetOf('POST', users, user('di', { last_name: 'Ek', locale: 'fr-CA' }));
      assert.deepEqual(both, seen('2026-08-01', 'enum_value-locale-fr-CA'));
      // A refusal says so too.
      assert.deepEqual(await sunsetOf('POST', reserve('immediate'), {}), seen('2026-07-10', 'slot_kind-delivery-immediate'));
      assert.deepEqual(await sunsetOf('POST', reserve('scheduled'), {}), none);
      assert.deepEqual(await sunsetOf('POST', '/v2/fulfillment/stores/delivery', NEAR), seen('2026-07-10', 'service-fulfillment.stores'));
      assert.deepEqual(await sunsetOf('GET', `${users}/ada/orders`), seen('2026-07-10', 'operation-fulfillment.orders.list'));

      const { body } = await world.call(token, 'GET', '/deprecations');
      const counts = body.deprecations.map(({ kind, counted, applications }: Listed) => [
        kind,
        counted,
        ...applications.map(requestsOf(clientId)),
      ]);
      assert.deepEqual(counts, [
        ['operation', 'exactly', 1],
        ['slot_kind', 'exactly', 1],
        ['service', 'exactly', 1],
        ['response_field', 'at_most', 4],
        ['enum_value', 'exactly', 1],
        ['request_field', 'exactly', 2],
        ['operation', 'at_most', 4],
      ]);
    });

    test('an operation names its successor, and counts of requests hold none of these', async () => {
      const { token } = await world.organization('other');
      const { headers } = await world.request(token, 'GET', '/v2/fulfillment/users/ada/orders');
      assert.equal(
        headers.link,
        `<${DOCS}/operations/fulfillment.orders.get>; rel="successor-version", <${DOCS}/deprecations#operation-fulfillment.orders.list>; rel="deprecation"; type="text/html"`,
      );
      await world.request(token, 'POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada', last_name: 'Ek' });
      const { body } = await world.call(token, 'GET', '/usage?api=all');
      assert.deepEqual(body.operations.map((one: { operation_id: string; requests: number }) => [one.operation_id, one.requests]).sort(), [
        ['fulfillment.orders.list', 1],
        ['fulfillment.users.create', 1],
      ]);
    });
  });
}

interface Listed {
  readonly kind: string;
  readonly counted: string;
  readonly applications: readonly { readonly client_id: string; readonly requests: number }[];
}

const requestsOf = (clientId: string) => (one: Listed['applications'][number]) => {
  assert.equal(one.client_id, clientId);
  return one.requests;
};
