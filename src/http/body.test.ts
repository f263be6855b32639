import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../contract/errors.ts';
import { parseBody } from './body.ts';
import { RateLimiter } from './rate-limit.ts';

const bytes = (text: string) => Buffer.from(text);
const statusOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ApiError);
    return error.definition.status;
  }
  return 200;
};

test('an empty body is none, whatever its type', () => {
  assert.equal(parseBody(undefined, 'application/json', false), undefined);
  assert.equal(parseBody(bytes(''), 'text/plain', false), undefined);
});

test('JSON is taken with parameters, structured suffixes or no type at all; of duplicate keys the last wins', () => {
  for (const type of ['application/json; charset=utf-8', 'application/vnd.api+json', undefined]) {
    assert.deepEqual(parseBody(bytes('{"a":1,"a":2}'), type, false), { a: 2 });
  }
});

test('another type is 415, broken JSON and broken UTF-8 are 400', () => {
  assert.equal(
    statusOf(() => parseBody(bytes('a=1'), 'application/x-www-form-urlencoded', false)),
    415,
  );
  assert.equal(
    statusOf(() => parseBody(bytes('{'), 'application/json', false)),
    400,
  );
  assert.equal(
    statusOf(() => parseBody(Buffer.from([0x22, 0xff, 0x22]), 'application/json', false)),
    400,
  );
});

test('where forms are taken, a form that declares JSON is too', () => {
  const form = bytes('grant_type=client_credentials&client_id=a%2Bb');
  for (const type of ['application/x-www-form-urlencoded', 'application/json']) {
    assert.deepEqual({ ...(parseBody(form, type, true) as object) }, { grant_type: 'client_credentials', client_id: 'a+b' });
  }
});

test('the rate limit counts per caller, class and second, and says when to come back', () => {
  const limiter = new RateLimiter(2);
  limiter.take('1', 'read', 1000);
  limiter.take('1', 'read', 1500);
  limiter.take('2', 'read', 1500);
  limiter.take('1', 'write', 1500);
  assert.throws(
    () => limiter.take('1', 'read', 1999),
    (error: ApiError) => error.definition.status === 429 && error.headers['retry-after'] === '1',
  );
  assert.equal(limiter.take('1', 'read', 2000).ratelimit, '"read";r=1;t=1');
});
