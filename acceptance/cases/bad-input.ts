import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, invalidTogether, notFound, ok, refused } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { userPath } from '../support/retailer.ts';
import type { World } from '../support/world.ts';

const USERS = '/v2/fulfillment/users';
const TOO_LARGE = 'The request body is too large (maximum is 1048576 bytes)';
const BAD_URL = 'The URL is not valid; percent-encode it as UTF-8';

export function badInputCases({ client, demo }: World): void {
  const { token } = demo;
  const send = (raw: string | Buffer, headers: Record<string, string> = {}, path = USERS) =>
    client.send({ method: 'POST', path, raw, token, headers });

  test('malformed JSON is refused', async () => {
    for (const raw of [
      '{',
      '{"user_id":}',
      "{'user_id':'x'}",
      '{"user_id":"x"} x',
      'nil',
      '{"user_id":"x",}',
      '\u0000',
      '{"a":01}',
      '[1,2',
      '\ufeff{',
    ]) {
      refused(await send(raw), 400, 4001, null, 'The request body is not valid JSON');
    }
  });

  test('a body that is no object is refused', async () => {
    for (const raw of ['[]', '"text"', '1', 'true', 'null', '[{"user_id":"x"}]']) {
      refused(await send(raw), 400, 4001, null, 'The request body must be a JSON object');
    }
  });

  test('an empty body where one is needed lacks every field', async () => {
    for (const call of [{ raw: '' }, {}]) {
      invalidTogether(await client.send({ method: 'POST', path: USERS, token, ...call }), { user_id: BLANK, first_name: BLANK });
    }
  });

  test('values of wrong types are refused by name, all together', async () => {
    const answer = await demo.post(USERS, { user_id: true, first_name: ['A'], last_name: {}, phone_number: false, locale: [] });
    const text = 'must be a string';
    invalidTogether(answer, { user_id: text, first_name: text, last_name: text, phone_number: text, locale: text });
    const address = await demo.post(`${USERS}/x/orders/delivery`, {
      order_id: 'x',
      service_option_hold_id: 1,
      initial_tip_cents: 'x',
      address: 'home',
      items: {},
    });
    invalidTogether(address, { initial_tip_cents: 'must be an integer', address: 'must be an object', items: 'must be an array' });
  });

  test('texts and ids that are too long are refused with the limit', async () => {
    const long = 'x'.repeat(256);
    const text = 'is too long (maximum is 255 characters)';
    invalidTogether(await demo.post(USERS, { user_id: long, first_name: long, last_name: long }), {
      user_id: text,
      first_name: text,
      last_name: text,
    });
    invalid(await demo.get(`${userPath('x')}/orders/${'y'.repeat(256)}`), 'order_id', text);
    const huge = await demo.post(USERS, { user_id: unique('u'), first_name: 'x'.repeat(500_000) });
    invalid(huge, 'first_name', text);
  });

  test('an id of thousands of characters in a path is refused without harm', async () => {
    for (const length of [5_000, 12_000]) {
      const answer = await demo.get(`${userPath('x'.repeat(length))}/orders`);
      assert.ok([400, 404, 414].includes(answer.status), String(answer.status));
      assert.equal(typeof (answer.body as { error: { message: string } }).error.message, 'string');
    }
  });

  test('a URL that is not percent-encoded UTF-8 is refused', async () => {
    for (const id of ['%', '%ZZ', '%E0%A4%A', '%C3%28', '%FF', '%ED%A0%80']) {
      refused(await demo.get(`${USERS}/${id}/orders`), 400, 4001, null, BAD_URL);
    }
  });

  test('a NUL in a path is refused under its key', async () => {
    invalid(await demo.get(`${USERS}/a%00b/orders`), 'user_id', 'contains characters that are not allowed');
    invalid(await demo.get(`${USERS}/x/orders/%00`), 'order_id', 'contains characters that are not allowed');
  });

  test('a body over a megabyte is refused, with and without a length given; one below is read', async () => {
    const large = JSON.stringify({ user_id: unique('u'), first_name: 'A', padding: 'x'.repeat(1024 * 1024) });
    refused(await send(large), 413, 4001, null, TOO_LARGE);
    refused(await send(large, { 'transfer-encoding': 'chunked' }), 413, 4001, null, TOO_LARGE);
    ok(await send(JSON.stringify({ user_id: unique('u'), first_name: 'A', padding: 'x'.repeat(1_000_000) })));
  });

  test('the refusal of ten megabytes reaches a client that is still sending them', async () => {
    const ten = Buffer.alloc(10 * 1024 * 1024, 'x');
    for (let time = 0; time < 20; time++) refused(await send(ten), 413, 4001, null, TOO_LARGE);
  });

  test('an unknown route is 404', async () => {
    const paths = [
      '/',
      '/v2',
      '/v2/fulfillment',
      '/v2/nothing',
      '/v3/fulfillment/users',
      '/v2/fulfillment/users/x/y/z',
      '/../etc/passwd',
      '//',
      '/v2//fulfillment/users',
    ];
    for (const path of paths) notFound(await client.send({ method: 'GET', path, token }));
    notFound(await client.send({ method: 'POST', path: '/v2/nothing', raw: '{', token }));
  });

  test('another method of a known path is 405 and says in Allow what is allowed', async () => {
    const wrong = [
      ['GET', '/v2/oauth/token', 'POST'],
      ['GET', USERS, 'POST'],
      ['DELETE', USERS, 'POST'],
      ['PUT', '/v2/fulfillment/stores/delivery', 'POST'],
      ['POST', '/v2/fulfillment/users/x/orders/y', 'GET, HEAD, PUT'],
      ['PATCH', '/v2/fulfillment/users/x/orders', 'GET, HEAD'],
      ['OPTIONS', '/v2/fulfillment/users/x/orders', 'GET, HEAD'],
      ['PUT', '/cartwright/v1/stores', 'GET, HEAD, POST'],
      // Methods that no server here has, known to HTTP libraries all the same.
      ['TRACE', '/cartwright/v1/stores', 'GET, HEAD, POST'],
      ['QUERY', '/v2/fulfillment/users/x/orders', 'GET, HEAD'],
      ['PROPFIND', USERS, 'POST'],
    ] as const;
    for (const [method, path, allow] of wrong) {
      const answer = await client.send({ method, path, token });
      refused(answer, 405, 4001, null, `The method ${method} is not allowed here; use ${allow}`);
      assert.equal(answer.headers.allow, allow);
    }
  });

  test('HEAD answers like GET, without the body', async () => {
    const answer = await client.send({ method: 'HEAD', path: '/openapi.json' });
    assert.equal(answer.status, 200);
    assert.equal(answer.text, '');
  });

  test('a path that is no operation knows its methods too', async () => {
    const answer = await client.send({ method: 'POST', path: '/openapi.json', raw: '{}' });
    refused(answer, 405, 4001, null, 'The method POST is not allowed here; use GET, HEAD');
  });

  test('a body of another content type is 415', async () => {
    const raw = JSON.stringify({ user_id: unique('u'), first_name: 'A' });
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'nonsense',
    ]) {
      refused(await send(raw, { 'content-type': type }), 415, 4001, 'Content-Type', 'must be application/json');
    }
    ok(await send(raw, { 'content-type': 'application/json; charset=utf-8' }));
  });

  test('unknown fields are ignored and null counts as absent', async () => {
    const body = { user_id: unique('u'), first_name: 'A', last_name: null, unknown: { deep: [1] }, admin: true };
    assert.deepEqual(ok(await demo.post(USERS, body)), { user_id: body.user_id, first_name: 'A' });
  });
}
