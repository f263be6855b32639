import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProbe } from './probe.ts';
import { healthy, issueCertificates, NOWHERE, startServer } from './world.fixture.ts';

const certificates = issueCertificates();
const probe = createProbe(certificates.ca);

const unreachable = (problem: string) => ({ state: 'unreachable', problem });

test('a server that answers /health over trusted HTTPS is operational, and its time is measured', async () => {
  await using server = await startServer(certificates.tls, healthy);
  const health = await probe(server.url);
  assert.ok(health.state === 'operational' && health.milliseconds > 0);
  assert.deepEqual(server.requests, ['GET /health']);
});

test('a server whose certificate another authority issued is unreachable and gets no request', async () => {
  await using server = await startServer(issueCertificates().tls, healthy);
  assert.deepEqual(await probe(server.url), unreachable('the certificate is not trusted'));
  assert.deepEqual(server.requests, []);
});

test('a server whose certificate is for another name is unreachable and gets no request', async () => {
  const { ca, tls } = issueCertificates('other.example');
  await using server = await startServer(tls, healthy);
  assert.deepEqual(await createProbe(ca)(server.url), unreachable('the certificate is for another name'));
  assert.deepEqual(server.requests, []);
});

test('a server that is down is unreachable', async () => {
  assert.deepEqual(await probe(NOWHERE), unreachable('connection refused'));
});

test('a server that does not answer in time is unreachable, before its headers and after', async () => {
  await using mute = await startServer(certificates.tls, () => {});
  assert.deepEqual(await createProbe(certificates.ca, 200)(mute.url), unreachable('no answer within 0.2 seconds'));
  await using slow = await startServer(certificates.tls, (_request, response) => response.writeHead(200).write('{'));
  assert.deepEqual(await createProbe(certificates.ca, 200)(slow.url), unreachable('no answer within 0.2 seconds'));
});

test('a server that answers something else is unreachable', async () => {
  const answers: [number, string, string][] = [
    [503, '{"status":"ok"}', 'answered 503'],
    [301, '', 'answered 301'],
    [200, '{"status":"down"}', 'the answer is not that of a Cartwright server'],
    [200, 'null', 'the answer is not that of a Cartwright server'],
    [200, '<html>', 'the answer is not that of a Cartwright server'],
    [200, ' '.repeat(100_000), 'the answer is not that of a Cartwright server'],
  ];
  for (const [status, body, problem] of answers) {
    await using server = await startServer(certificates.tls, (_request, response) => response.writeHead(status).end(body));
    assert.deepEqual(await probe(server.url), unreachable(problem));
  }
});

test('a server that hangs up is unreachable', async () => {
  await using server = await startServer(certificates.tls, (request) => request.socket.destroy());
  assert.deepEqual(await probe(server.url), unreachable('connection closed without an answer'));
});

test('what is no HTTPS address is unreachable', async () => {
  assert.equal((await probe('http://localhost:8443')).state, 'unreachable');
  assert.equal((await probe('nonsense')).state, 'unreachable');
});
