import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { pino } from 'pino';
import { ApiError, errors } from '../contract/errors.ts';
import { createApp } from './app.ts';

class Away extends Error {}

function open() {
  const lines: string[] = [];
  const app = createApp({
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    serverFactory: (listener) => createServer(listener),
    isUnavailable: (error) => error instanceof Away,
  });
  const failing = (path: string, error: Error) =>
    app.get(path, { config: { operation: path.slice(1) } }, async () => {
      throw error;
    });
  failing('/defect', new Error('select secret_hash from applications'));
  failing('/away', new Away('postgres://user:password@host'));
  failing('/forbidden', new ApiError(errors.scopeMissing, { values: { scope: 'x' } }));
  const last = () => lines.map((line) => JSON.parse(line));
  return { app, last };
}

test('what nobody foresaw is answered 500 without a word of it, and stands in the log with its stack', async () => {
  const { app, last } = open();
  const answer = await app.inject({ method: 'GET', url: '/defect' });
  assert.equal(answer.statusCode, 500);
  assert.ok(!/secret_hash|at .+:\d+:\d+/.test(answer.body), answer.body);
  const [error] = last();
  assert.deepEqual([error.level, error.operation, error.reqId], [50, 'defect', answer.headers['x-request-id']]);
  assert.match(error.err.stack, /secret_hash[\s\S]+at /);
});

test('a database that is away is answered 503 without its address, and the next request is served', async () => {
  const { app, last } = open();
  const answer = await app.inject({ method: 'GET', url: '/away' });
  assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [503, '1']);
  assert.ok(!answer.body.includes('postgres'));
  assert.equal(last()[0].level, 40);
  assert.equal((await app.inject({ method: 'GET', url: '/forbidden' })).statusCode, 403);
});

test('refusals stand in the log too: when, what, how it ended, and the id that the client was told', async () => {
  const { app, last } = open();
  const answer = await app.inject({ method: 'GET', url: '/forbidden?token=topsecret', headers: { 'x-request-id': 'mine' } });
  assert.equal(answer.headers['x-request-id'], 'mine');
  const [line] = last();
  const { level, time, reqId, operation, method, path, status, milliseconds } = line;
  assert.deepEqual([level, reqId, operation, method, path, status], [30, 'mine', 'forbidden', 'GET', '/forbidden', 403]);
  assert.ok(Number.isInteger(time) && milliseconds >= 0);
  assert.ok(!JSON.stringify(line).includes('topsecret'));
});
