import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import https from 'node:https';
import { test } from 'node:test';
import tls from 'node:tls';
import { ok } from '../support/expect.ts';
import { overTcp, overTls } from '../support/raw.ts';
import type { World } from '../support/world.ts';

export function transportCases({ client, target, ca, demo }: World): void {
  const trust = ca === undefined ? {} : { ca };
  const alive = async () => ok(await demo.post('/v2/fulfillment/stores/delivery', { find_by: { postal_code: '94105' } }));
  const envelope = (message: string) => ({ error: { message, code: 4001 }, meta: {} });

  test('plain HTTP on the TLS port is 400 and names the HTTPS address', async () => {
    for (const request of [
      'GET /v2/fulfillment/users HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST /v2/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}',
    ]) {
      const answer = await overTcp(target.url, request);
      assert.equal(answer.status, 400);
      assert.deepEqual(JSON.parse(answer.body), envelope(`HTTPS is required; send the request to ${target.url}`));
      assert.match(answer.head, /^x-request-id: \S+$/im);
    }
  });

  test('bytes that are neither TLS nor HTTP harm nobody', async () => {
    await Promise.all([
      overTcp(target.url, 'SSH-2.0-OpenSSH_9.6\r\n'),
      overTcp(target.url, Buffer.concat([Buffer.from([0x80]), randomBytes(4_096), Buffer.from('\r\n\r\n')])),
      overTcp(target.url, Buffer.concat([Buffer.from([0x16, 3, 1, 0xff, 0xff]), randomBytes(70_000)])),
      overTcp(target.url, '\r\n\r\n\u0000'),
    ]);
    await alive();
  });

  test('garbage within TLS is answered 400 in the envelope', async () => {
    for (const bytes of [
      '\u0000\u0001\u0002 garbage\r\n\r\n',
      'FOO / HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ]) {
      const answer = await overTls(target.url, ca, bytes);
      assert.equal(answer.status, 400, bytes);
      assert.deepEqual(JSON.parse(answer.body), envelope('The request could not be understood'));
      assert.match(answer.head, /^x-request-id: \S+$/im);
    }
    await alive();
  });

  for (const kilobytes of [20, 64]) {
    test(`headers of ${kilobytes} kB are 431 in the envelope`, async () => {
      const answer = await overTls(
        target.url,
        ca,
        `GET /openapi.json HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(kilobytes * 1_000)}\r\n\r\n`,
      );
      assert.equal(answer.status, 431, 'an answer that arrives before the connection is reset');
      assert.deepEqual(JSON.parse(answer.body), envelope('The request headers are too large'));
      assert.match(answer.head, /^x-request-id: \S+$/im);
    });
  }

  test('two requests in one packet are answered in their order', async () => {
    const request = (id: string, more = '') => `GET /nothing HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\n${more}\r\n`;
    const { head, body } = await overTls(target.url, ca, request('one') + request('two', 'Connection: close\r\n'));
    assert.deepEqual(
      [...(head + body).matchAll(/x-request-id: (\S+)/gi)].map((match) => match[1]),
      ['one', 'two'],
    );
  });

  test('TLS 1.2 and 1.3 are spoken, nothing older', async () => {
    const { hostname, port } = new URL(target.url);
    const speak = (version: tls.SecureVersion) =>
      new Promise<string | null>((resolve, reject) => {
        const options = {
          host: hostname,
          port: Number(port || 443),
          servername: hostname,
          minVersion: version,
          maxVersion: version,
          ...trust,
        };
        const socket = tls.connect({ ...options, ciphers: 'DEFAULT@SECLEVEL=0' }, () => {
          resolve(socket.getProtocol());
          socket.end();
        });
        socket.once('error', reject);
      });
    assert.equal(await speak('TLSv1.2'), 'TLSv1.2');
    assert.equal(await speak('TLSv1.3'), 'TLSv1.3');
    await assert.rejects(speak('TLSv1.1'));
  });

  test('X-Request-Id is echoed when it is one line of visible ASCII, else a new one', async () => {
    const asked = async (id: string, path: string) =>
      (await client.send({ method: 'GET', path, headers: { 'x-request-id': id } })).headers['x-request-id'];
    for (const path of ['/openapi.json', '/nothing', '/v2/fulfillment/users/%ZZ/orders', '/v2/oauth/token']) {
      assert.equal(await asked('trace-42/ä'.replace('ä', 'a'), path), 'trace-42/a');
      assert.notEqual(await asked('two words', path), 'two words');
      assert.notEqual(await asked('x'.repeat(129), path), 'x'.repeat(129));
    }
  });

  test('/openapi.json needs no token, is OpenAPI 3.1 and names every operation of the story', async () => {
    const document = ok(await client.send<{ openapi: string; paths: Record<string, object> }>({ method: 'GET', path: '/openapi.json' }));
    assert.match(document.openapi, /^3\.1\./);
    const operations = [
      ...[
        'post /v2/oauth/token',
        'post /v2/oauth/token/revoke',
        'post /v2/fulfillment/users',
        'post /v2/fulfillment/users/{user_id}/addresses',
      ],
      ...['post /v2/fulfillment/stores/delivery', 'post /v2/fulfillment/service_options/delivery'],
      'post /v2/fulfillment/users/{user_id}/service_options/cart/delivery',
      'post /v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve',
      'post /v2/fulfillment/users/{user_id}/service_options/reserve',
      ...['post /v2/fulfillment/users/{user_id}/orders/delivery', 'get /v2/fulfillment/users/{user_id}/orders'],
      ...['get /v2/fulfillment/users/{user_id}/orders/{order_id}', 'put /v2/fulfillment/users/{user_id}/orders/{order_id}'],
      'put /v2/fulfillment/users/{user_id}/orders/{order_id}/tip',
      'post /v2/fulfillment/users/{user_id}/orders/{order_id}/cancel',
      ...['get /cartwright/v1/stores', 'post /cartwright/v1/applications'],
    ];
    const missing = operations.filter((operation) => {
      const [method = '', path = ''] = operation.split(' ');
      return !Object.hasOwn(document.paths[path] ?? {}, method);
    });
    assert.deepEqual(missing, []);
  });

  test('the status page of the console is not shown without a session', { skip: !target.console_url && 'no console named' }, async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      https
        .get(`${target.console_url}/status`, { ...trust, agent: false }, (response) => resolve(response.resume().statusCode))
        .on('error', reject);
    });
    assert.ok([302, 303, 401].includes(status ?? 0), String(status));
  });
}
