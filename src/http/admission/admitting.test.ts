import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { inTurns } from '../turns.ts';
import { Admission } from './admission.ts';

const LEAST = 64;

/** A server with 64 places, `/hold` whose answers wait to be let go, and a POST that takes a body. */
async function open() {
  const admission = new Admission({ most: LEAST });
  const log = pino({ level: 'silent' });
  let held: (() => void)[] = [];
  let began = () => {};
  const app = createApp({
    log,
    isUnavailable: () => false,
    admitting: { admission, begin: inTurns(8), log },
    serverFactory: (listener) => createServer(listener),
  });
  app.get('/hold', () => new Promise((resolve) => held.push(() => resolve({})) && began()));
  app.get('/health', { config: { operation: 'health' } }, async () => ({}));
  app.get('/cartwright/v1/orders', async () => ({}));
  app.post('/body', async () => ({}));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    admission,
    port,
    ask: (path: string, init?: RequestInit) => fetch(url + path, init),
    /** Takes every place. */
    fill: async () => {
      const all = new Promise<void>((resolve) => {
        began = () => held.length === LEAST && resolve();
      });
      const answers = Array.from({ length: LEAST }, () => fetch(`${url}/hold`));
      await all;
      return async () => {
        for (const go of held) go();
        held = [];
        return (await Promise.all(answers)).map(({ status }) => status);
      };
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

/** Resolves with what a socket receives first. */
const received = (socket: Socket) => new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())));

describe('a server with more requests than it can answer', () => {
  test('refuses with 503, Retry-After and the envelope in the language of the client', async () => {
    await using server = await open();
    const letGo = await server.fill();
    const answer = await server.ask('/hold', { headers: { 'accept-language': 'fr-CA' } });
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '1']);
    assert.match(answer.headers.get('x-request-id')!, /./);
    assert.deepEqual(await answer.json(), {
      error: { message: 'Le service reçoit plus de demandes qu’il ne peut en traiter pour le moment, réessayez plus tard.', code: 2003 },
      meta: {},
    });
    assert.equal((await server.ask('/nowhere')).status, 503);
    assert.deepEqual(new Set(await letGo()), new Set([200]));
    assert.equal((await server.ask('/nowhere')).status, 404);
    assert.deepEqual([server.admission.working, server.admission.shed], [0, 2]);
  });

  test('tells whether it is healthy, and lets operators in', async () => {
    await using server = await open();
    const letGo = await server.fill();
    assert.equal((await server.ask('/health')).status, 200);
    assert.equal((await server.ask('/cartwright/v1/orders')).status, 200);
    await letGo();
  });

  test('does not count a body that is still to come', async () => {
    await using server = await open();
    const socket = connect(server.port, '127.0.0.1');
    const head = 'POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{';
    socket.write(head);
    // Whoever is answered came after the slow one.
    await server.ask('/nowhere');
    assert.equal(server.admission.working, 0);
    socket.write('}');
    assert.match(await received(socket), /^HTTP\/1\.1 200/);
    assert.equal(server.admission.working, 0);
    socket.destroy();
  });

  test('counts a request no longer that the framework answers by itself', async () => {
    await using server = await open();
    for (const path of ['/cartwright/v1/orders/%ED%A0%80', '/v2/%zz', '/nowhere', `/nowhere/${'x'.repeat(2_000)}`]) {
      assert.ok((await server.ask(path)).status < 500);
      await server.ask('/health');
      assert.equal(server.admission.working, 0, path);
    }
  });

  test('counts a request no longer whose client is gone', async () => {
    await using server = await open();
    const letGo = await server.fill();
    await letGo();
    const socket = connect(server.port, '127.0.0.1');
    socket.write('POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{');
    await server.ask('/nowhere');
    socket.destroy();
    await server.ask('/nowhere');
    assert.equal(server.admission.working, 0);
  });
});
