import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import tls from 'node:tls';
import { promisify } from 'node:util';
import fc from 'fast-check';
import fastify from 'fastify';
import { Agent, request } from 'undici';
import { ensureLocalCertificates } from './certificates.ts';
import { createSecurePort, ListenError, type SecurePort, type SecurePortOptions } from './secure-port.ts';

const HOST = '127.0.0.1';
const directory = await mkdtemp(join(tmpdir(), 'secure-port-'));
after(() => rm(directory, { recursive: true }));
const { cert, key, caFile } = await ensureLocalCertificates(join(directory, 'one'), [], new Date());
const ca = cert;

const hello: RequestListener = (_request, response) => response.end('hello');
const refusal: RequestListener = (_request, response) =>
  response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"error":"Use https."}');

async function start(options: Partial<SecurePortOptions> = {}): Promise<[SecurePort, number]> {
  const port = createSecurePort({ cert, key, onRequest: hello, onPlainRequest: refusal, ...options });
  return [port, await port.listen(0, HOST)];
}

/** Sends `bytes` as they are, half-closes unless told otherwise, and gives everything that comes back until the server closes. */
async function raw(port: number, bytes: string | Uint8Array, then: 'end' | 'stay' = 'end'): Promise<string> {
  const socket = net.connect({ port, host: HOST, allowHalfOpen: true });
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  if (then === 'end') {
    socket.end(bytes);
  } else {
    socket.write(bytes);
    socket.on('end', () => socket.end());
  }
  await once(socket, 'close');
  return received;
}

async function get(port: number, agent = new Agent({ connect: { ca } })): Promise<string> {
  try {
    return await (await request(`https://localhost:${port}/`, { dispatcher: agent })).body.text();
  } finally {
    await agent.close();
  }
}

async function handshake(port: number, options: tls.ConnectionOptions): Promise<string | null> {
  const socket = tls.connect({ port, host: HOST, servername: 'localhost', ca, ...options });
  await once(socket, 'secureConnect');
  const protocol = socket.getProtocol();
  socket.end().resume();
  await once(socket, 'close');
  return protocol;
}

test('HTTPS works for clients that trust the CA, and only for them', async () => {
  const [port, number] = await start();
  await using _ = port;
  assert.equal(await get(number), 'hello');
  const [response] = await once(https.get({ port: number, host: HOST, ca, agent: false }), 'response');
  assert.equal(await text(response), 'hello');
  await assert.rejects(get(number, new Agent()), { code: /SELF_SIGNED|UNABLE_TO/ });
});

const curl = spawnSync('curl', ['--version']).error ? 'curl is not on this machine' : false;
test('curl works with --cacert', { skip: curl }, async () => {
  const [port, number] = await start();
  await using _ = port;
  const run = promisify(execFile);
  assert.equal((await run('curl', ['-sS', '--cacert', caFile, `https://localhost:${number}/`])).stdout, 'hello');
  const plain = await run('curl', ['-sS', '-w', '%{http_code}', '--data', 'a=b', `http://${HOST}:${number}/`]);
  assert.equal(plain.stdout, '{"error":"Use https."}400');
});

test('TLS 1.2 and 1.3 are accepted and 1.1 is refused', async () => {
  const errors: NodeJS.ErrnoException[] = [];
  const [port, number] = await start({ onConnectionError: (error) => errors.push(error) });
  await using _ = port;
  assert.equal(await handshake(number, { maxVersion: 'TLSv1.2' }), 'TLSv1.2');
  assert.equal(await handshake(number, {}), 'TLSv1.3');
  assert.equal(errors.length, 0);
  const old: tls.ConnectionOptions = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' };
  await assert.rejects(handshake(number, old), { code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['ERR_SSL_UNSUPPORTED_PROTOCOL'],
  );
});

test('a suite without forward secrecy or authenticated encryption is refused, before and after an exchange of certificates', async () => {
  const [port, number] = await start();
  await using _ = port;
  const speak = (ciphers: string) => handshake(number, { maxVersion: 'TLSv1.2', ciphers });
  const check = async () => {
    for (const good of ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'])
      assert.equal(await speak(good), 'TLSv1.2', good);
    await assert.rejects(speak('ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA:AES128-GCM-SHA256'), { code: /HANDSHAKE_FAILURE/ });
  };
  await check();
  port.setCertificates(cert, key);
  await check();
});

test('ALPN settles on HTTP/1.1, and a session ticket resumes the session', async () => {
  const [port, number] = await start();
  await using _ = port;
  const first = tls.connect({ port: number, host: HOST, servername: 'localhost', ca, ALPNProtocols: ['h2', 'http/1.1'] });
  const [session] = await once(first, 'session');
  assert.equal(first.alpnProtocol, 'http/1.1');
  first.destroy();
  const second = tls.connect({ port: number, host: HOST, servername: 'localhost', ca, session });
  await once(second, 'secureConnect');
  assert.equal(second.isSessionReused(), true);
  second.destroy();
});

test('plain HTTP gets status 400 with the given body, and the connection is closed', async () => {
  const [port, number] = await start();
  await using _ = port;
  const response = await request(`http://${HOST}:${number}/v2/stores`);
  assert.equal(response.statusCode, 400);
  assert.equal(response.headers.connection, 'close');
  assert.deepEqual(await response.body.json(), { error: 'Use https.' });
  const two = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2);
  assert.equal((await raw(number, two, 'stay')).match(/HTTP\/1\.1 400/g)?.length, 1);
  assert.match(await raw(number, 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', 'stay'), /^HTTP\/1\.1 400 .*Use https/s);
});

test('plain HTTP with a large body, or waiting for 100 Continue, still gets its answer', async () => {
  const [port, number] = await start();
  await using _ = port;
  const response = await request(`http://${HOST}:${number}/`, { method: 'POST', body: Buffer.alloc(8_000_000) });
  assert.equal(response.statusCode, 400);
  assert.deepEqual(await response.body.json(), { error: 'Use https.' });
  const expecting = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n';
  assert.match(await raw(number, expecting, 'stay'), /^HTTP\/1\.1 400 /);
});

test('an expectation that nobody knows is ignored', async () => {
  const [port, number] = await start();
  await using _ = port;
  const asked = https.get({ port: number, host: HOST, ca, agent: false, headers: { expect: '200-maybe' } });
  const [response] = await once(asked, 'response');
  assert.equal(response.statusCode, 200);
  assert.equal(await text(response), 'hello');
  assert.match(await raw(number, 'GET / HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\n\r\n'), / 400 .*Use https/s);
});

test('malformed bytes, CONNECT and headers over 16 KiB get a plain error and a closed connection', async () => {
  const [port, number] = await start();
  await using _ = port;
  assert.match(await raw(number, 'nonsense\r\n\r\n', 'stay'), /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(await raw(number, 'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n', 'stay'), /^HTTP\/1\.1 400 Bad Request\r\n/);
  const large = `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(16 * 1024)}\r\n\r\n`;
  assert.match(await raw(number, large, 'stay'), /^HTTP\/1\.1 431 /);
});

test('whatever bytes arrive, the connection ends and the port goes on', async () => {
  const [port, number] = await start({ silentSocketMilliseconds: 50, headersMilliseconds: 50 });
  await using _ = port;
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    fc.uint8Array({ maxLength: 64 }).map((rest) => Uint8Array.of(0x16, 3, 1, ...rest)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, (sent) => raw(number, sent).then(() => {})),
    { numRuns: 100 },
  );
  assert.equal(await get(number), 'hello');
});

test('a connection without a first byte, or stopped within its handshake or its headers, is closed', async () => {
  const errors: Error[] = [];
  const onConnectionError = (error: Error) => errors.push(error);
  const [port, number] = await start({ silentSocketMilliseconds: 500, headersMilliseconds: 50, onConnectionError });
  await using _ = port;
  assert.equal(await raw(number, '', 'stay'), '');
  assert.equal(errors.length, 0);
  assert.equal(await raw(number, Uint8Array.of(0x16, 3, 1), 'stay'), '');
  assert.match(String(errors), /handshake/i);
  assert.match(await raw(number, 'GET / HTTP/1.1\r\nHo', 'stay'), /^HTTP\/1\.1 408 /);
  const secure = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  secure.write('GET / HTTP/1.1\r\nHo');
  assert.match(await text(secure), /^HTTP\/1\.1 408 /);
});

test('a client that never reads its answer loses its connection, one that reads slowly does not', async () => {
  const answer = Buffer.alloc(20_000_000, 'a');
  const [port, number] = await start({ unreadMilliseconds: 100, onRequest: (_request, response) => response.end(answer) });
  await using _ = port;
  const ask = () => {
    const secure = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
    secure.pause().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    return secure;
  };
  const served = once(port.server, 'secureConnection');
  const never = ask();
  const [connection] = await served;
  await once(connection, 'close');
  never.destroy();

  const slow = ask();
  let size = 0;
  for await (const bytes of slow) {
    size += bytes.length;
    if (size > answer.length) break;
    await new Promise(setImmediate);
  }
  assert.ok(size > answer.length);
});

test('who asks again and again and never reads loses the connection too', async () => {
  const answer = Buffer.alloc(1_000_000, 'a');
  const ways = {
    '/whole': (response: ServerResponse) => void response.end(answer),
    '/piped': (response: ServerResponse) => void Readable.from(Array<Buffer>(20).fill(answer.subarray(0, 50_000))).pipe(response),
  };
  const [port, number] = await start({
    unreadMilliseconds: 100,
    onRequest: ({ url }, response) => ways[url as keyof typeof ways](response),
  });
  await using _ = port;
  for (const paths of [['/whole'], ['/piped'], ['/whole', '/piped']]) {
    const served = once(port.server, 'secureConnection');
    const secure = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
    const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');
    secure.pause().write(requests.repeat(20));
    const [connection] = await served;
    await once(connection, 'close');
    secure.destroy();
  }
});

test('the time in which an answer must be read is over with it, also where the next request came before', async () => {
  let first: Promise<unknown>;
  const [port, number] = await start({
    unreadMilliseconds: 60_000,
    onRequest: ({ url, socket }, response) => {
      if (url === '/first') first = once(response.end(Buffer.alloc(4_000_000, 'a')), 'finish');
      else first.then(() => response.end(`closes after ${socket.timeout}`));
    },
  });
  await using _ = port;
  const socket = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  socket.write('GET /first HTTP/1.1\r\nHost: a\r\n\r\nGET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  assert.equal((await text(socket)).slice(-14), 'closes after 0');
});

test('clients that reset the connection at any stage harm nobody', async () => {
  const [port, number] = await start();
  await using _ = port;
  for (const bytes of ['', '\x16', '\x16\x03\x01\x02\x00', 'G', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1234']) {
    const socket = net.connect({ port: number, host: HOST });
    await once(socket, 'connect');
    await new Promise((written) => socket.write(bytes, 'latin1', written));
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  assert.equal(await get(number), 'hello');
});

test('many connections at once, secure and plain, each get their answer', async () => {
  const [port, number] = await start({ onRequest: (incoming, response) => response.end(incoming.url) });
  await using _ = port;
  const agent = new Agent({ connect: { ca }, connections: 200 });
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_item, index) => {
      const url = index % 3 === 0 ? `http://${HOST}:${number}/` : `https://localhost:${number}/${index}`;
      const response = await request(url, { dispatcher: agent, reset: true });
      return response.statusCode === 400 ? 'refused' : (await response.body.text()).slice(1);
    }),
  );
  await agent.destroy();
  assert.deepEqual(
    answers,
    answers.map((_answer, index) => (index % 3 === 0 ? 'refused' : String(index))),
  );
});

const hashOfBody: RequestListener = (incoming, response) => {
  const hash = createHash('sha256');
  incoming.on('data', (chunk) => hash.update(chunk)).on('end', () => response.end(hash.digest('hex')));
};

test('a large body arrives whole', async () => {
  const [port, number] = await start({ onRequest: hashOfBody });
  await using _ = port;
  const body = randomBytes(16_000_000);
  const agent = new Agent({ connect: { ca } });
  const response = await request(`https://localhost:${number}/`, { method: 'POST', body, dispatcher: agent });
  assert.equal(await response.body.text(), createHash('sha256').update(body).digest('hex'));
  await agent.close();
});

test('a ClientHello that arrives byte by byte is read whole', async () => {
  const [port, number] = await start();
  await using _ = port;
  const socket = net.connect({ port: number, host: HOST, noDelay: true });
  const dribble = new Duplex({
    read: () => socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      const next = (at: number): unknown =>
        at === chunk.length ? done() : socket.write(chunk.subarray(at, at + 1), () => setImmediate(next, at + 1));
      next(0);
    },
    final: (done) => socket.end(done),
  });
  socket.on('data', (bytes) => dribble.push(bytes)).on('end', () => dribble.push(null));
  const secure = tls.connect({ socket: dribble, servername: 'localhost', ca });
  secure.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  assert.match(await text(secure), /hello$/);
});

test('close finishes a request in flight, with all of a large answer, and accepts no more', async () => {
  const answer = randomBytes(8_000_000);
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<() => void>();
  const [port, number] = await start({ onRequest: (_request, response) => arrive(() => response.end(answer)) });
  const agent = new https.Agent({ ca, keepAlive: true });
  const client = https.get({ port: number, host: HOST, agent });
  const release = await arrived;
  const closed = port.close(60_000);
  await assert.rejects(get(number), { code: 'ECONNREFUSED' });
  release();
  const [response] = await once(client, 'response');
  assert.equal(response.headers.connection, 'close');
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
  }
  assert.equal(size, answer.length);
  await closed;
  agent.destroy();
});

test('close lets a slow reader have the rest of an answer that was already ended', async () => {
  const answer = Buffer.alloc(20_000_000, 'a');
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const onRequest: RequestListener = (_request, response) => {
    response.end(answer);
    resolve();
  };
  const [port, number] = await start({ onRequest });
  const secure = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  secure.pause().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await ended;
  const closed = port.close(60_000);
  assert.equal((await text(secure)).match(/a+$/)?.[0].length, answer.length);
  await closed;
});

test('close answers pipelined requests that have arrived', async () => {
  const waiting: (() => void)[] = [];
  const { promise: both, resolve } = Promise.withResolvers<void>();
  const onRequest: RequestListener = (incoming, response) => {
    waiting.push(() => response.end(incoming.url));
    if (waiting.length === 2) {
      resolve();
    }
  };
  const [port, number] = await start({ onRequest });
  const secure = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  secure.write('GET /one HTTP/1.1\r\nHost: a\r\n\r\nGET /two HTTP/1.1\r\nHost: a\r\n\r\n');
  await both;
  const closed = port.close(60_000);
  for (const answer of waiting) {
    answer();
  }
  assert.match(await text(secure), /\/one.*\/two$/s);
  await closed;
});

test('close ends idle, silent and, after the grace period, hanging connections', async () => {
  const { promise: arrived, resolve } = Promise.withResolvers<void>();
  const onRequest: RequestListener = (incoming, response) => (incoming.url === '/hang' ? resolve() : response.end('hello'));
  const [port, number] = await start({ onRequest });
  const silent = raw(number, '', 'stay');
  const idle = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  idle.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(idle, 'data');
  const hanging = https.get({ port: number, host: HOST, ca, path: '/hang', agent: false });
  const failure = once(hanging, 'error');
  await arrived;
  idle.resume();
  await Promise.all([port.close(10), silent, once(idle, 'close')]);
  assert.equal((await failure)[0].code, 'ECONNRESET');
  await port.close(10);
});

test('where others take over, an idle connection is answered once more and told that it closes', async () => {
  const [port, number] = await start();
  const client = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  const ask = async () => {
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    return String((await once(client, 'data'))[0]);
  };
  assert.match(await ask(), /^Connection: keep-alive/im);
  const closed = port.close(10, 60_000);
  await assert.rejects(get(number), { code: 'ECONNREFUSED' });
  assert.match(await ask(), /^Connection: close/im);
  await Promise.all([closed, once(client, 'close')]);
});

test('where others take over, a client that was not told keeps its connection for one more request', async () => {
  const { promise: arrived, resolve } = Promise.withResolvers<void>();
  const { promise: finish, resolve: letFinish } = Promise.withResolvers<void>();
  const onRequest: RequestListener = async (_incoming, response) => {
    response.write('begun');
    resolve();
    await finish;
    response.end();
  };
  const [port, number] = await start({ onRequest });
  const agent = new Agent({ connect: { ca }, connections: 1 });
  const url = `https://localhost:${number}/`;
  const first = request(url, { dispatcher: agent });
  await arrived;
  const closed = port.close(10, 60_000);
  letFinish();
  assert.equal(await (await first).body.text(), 'begun');
  const second = await request(url, { dispatcher: agent });
  assert.equal(second.headers.connection, 'close');
  await second.body.text();
  await Promise.all([closed, agent.close()]);
});

test('where others take over, who stays silent is cut off when the time is over', async () => {
  const [port, number] = await start();
  const idle = tls.connect({ port: number, host: HOST, servername: 'localhost', ca });
  await once(idle, 'secureConnect');
  idle.resume();
  await Promise.all([port.close(10, 10), once(idle, 'close')]);
});

test('a connection that another process accepted is served like one of its own', async () => {
  const port = createSecurePort({ cert, key, onRequest: hello, onPlainRequest: refusal });
  const gate = net.createServer((socket) => port.accept(socket));
  await once(gate.listen(0, HOST), 'listening');
  assert.equal(await get((gate.address() as net.AddressInfo).port), 'hello');
  gate.close();
  await port.close(10);
});

test('a taken port is refused with an error that says so', async () => {
  const [port, number] = await start();
  await using _ = port;
  await using second = createSecurePort({ cert, key, onRequest: hello, onPlainRequest: refusal });
  await assert.rejects(second.listen(number, HOST), (error: ListenError) => {
    assert.ok(error instanceof ListenError);
    assert.deepEqual([error.code, error.port, error.host], ['EADDRINUSE', number, HOST]);
    return /another program uses it.*choose another port/.test(error.message);
  });
  assert.ok((await second.listen(0, HOST)) > 0);
});

test('certificates can be exchanged while running, and a pair that does not fit changes nothing', async () => {
  const other = await ensureLocalCertificates(join(directory, 'two'), [], new Date());
  const trusting = (trusted: string) => new Agent({ connect: { ca: trusted } });
  const [port, number] = await start();
  await using _ = port;
  assert.throws(() => port.setCertificates(other.cert, key), { code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' });
  assert.equal(await get(number, trusting(cert)), 'hello');
  port.setCertificates(other.cert, other.key);
  assert.equal(await get(number, trusting(other.cert)), 'hello');
  await assert.rejects(get(number, trusting(cert)));
  await assert.rejects(handshake(number, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }));
});

test('Fastify serves through the port', async () => {
  let port: SecurePort | undefined;
  const app = fastify({
    serverFactory: (onRequest) => {
      port = createSecurePort({ cert, key, onRequest, onPlainRequest: refusal });
      return port.server;
    },
  });
  app.post('/echo', (incoming) => ({ protocol: incoming.protocol, ip: incoming.ip, body: incoming.body }));
  await app.ready();
  const number = await port!.listen(0, HOST);
  const agent = new Agent({ connect: { ca } });
  const headers = { 'content-type': 'application/json' };
  const response = await request(`https://localhost:${number}/echo`, { method: 'POST', body: '{"a":1}', headers, dispatcher: agent });
  assert.deepEqual(await response.body.json(), { protocol: 'https', ip: HOST, body: { a: 1 } });
  await raw(number, '\x16nonsense');
  assert.equal(await get(number).then((body) => JSON.parse(body).statusCode), 404);
  await port!.close(1_000);
  await app.close();
  await agent.close();
});
