import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { KEEP } from '../storage/tidy/policy.ts';
import { parseOptions, UsageError } from './options.ts';

test('without options everything has the documented default', () => {
  const options = parseOptions([]);
  assert.equal(options.data, resolve('.cartwright'));
  assert.deepEqual(options.serve, ['development', 'production', 'console']);
  assert.deepEqual(options.ports, { development: 8443, production: 9443, console: 7443 });
  assert.equal(options.host, '127.0.0.1');
  assert.equal(options.seed, 'demo');
  assert.equal(options.rateLimit, 200);
  assert.equal(options.inspector, 32 * 1024 * 1024);
  assert.deepEqual(options.databaseUrl, {});
});

test('--database-url serves every role, a role of its own wins', () => {
  const { databaseUrl } = parseOptions(['--database-url', 'postgresql://h/a', '--console-database-url', 'postgres://h/b']);
  assert.deepEqual(databaseUrl, { development: 'postgresql://h/a', production: 'postgresql://h/a', console: 'postgres://h/b' });
});

test('--rate-limit takes requests a second, or switches it off', () => {
  assert.equal(parseOptions(['--rate-limit', '500']).rateLimit, 500);
  assert.equal(parseOptions(['--rate-limit', 'off']).rateLimit, undefined);
  for (const text of ['0', '-1', '1.5', 'many']) assert.throws(() => parseOptions(['--rate-limit', text]), UsageError);
});

test('--inspector takes MiB, or switches it off', () => {
  assert.equal(parseOptions(['--inspector', '8']).inspector, 8 * 1024 * 1024);
  assert.equal(parseOptions(['--inspector', 'off']).inspector, undefined);
});

test('--processes takes a number, and stands for this process alone where it is left out', () => {
  assert.equal(parseOptions([]).processes, undefined);
  assert.equal(parseOptions(['--processes', '4', '--database-url', 'postgresql://h/a']).processes, 4);
});

test('--most-requests takes a number, or takes the bound away', () => {
  assert.equal(parseOptions([]).mostRequests, 512);
  assert.equal(parseOptions(['--most-requests', '200']).mostRequests, 200);
  assert.equal(parseOptions(['--most-requests', 'off']).mostRequests, undefined);
});

test('a public URL loses its trailing slash and must be https', () => {
  assert.equal(parseOptions(['--development-url', 'https://api.example.com/']).urls.development, 'https://api.example.com');
  assert.throws(() => parseOptions(['--development-url', 'http://api.example.com']), UsageError);
});

test('callback addresses are allowed one option at a time; a key file has an absolute path', () => {
  assert.deepEqual(parseOptions([]).allowCallbackAddress, []);
  const options = parseOptions(['--allow-callback-address', '10.0.0.0/8', '--allow-callback-address', 'fd12::/16', '--key-file', 'k']);
  assert.deepEqual(options.allowCallbackAddress, ['10.0.0.0/8', 'fd12::/16']);
  assert.equal(options.keyFile, resolve('k'));
  assert.equal(parseOptions([]).keyFile, undefined);
});

test('a second factor is each account’s choice unless it is required', () => {
  assert.equal(parseOptions([]).requireSecondFactor, false);
  assert.equal(parseOptions(['--require-second-factor', '--serve', 'console']).requireSecondFactor, true);
});

test('how long the past is kept is given name by name; orders stay in place unless told otherwise', () => {
  assert.deepEqual(parseOptions([]).keep, KEEP);
  assert.equal(KEEP.orders, null);
  assert.deepEqual(parseOptions(['--keep', 'orders=365, events=forever']).keep, { ...KEEP, orders: 365, events: null });
});

test('what makes no sense is refused with the option in the message', () => {
  for (const [argv, named] of [
    [['--development-port', '70000'], '--development-port'],
    [['--development-port', 'x'], '--development-port'],
    [['--serve', 'staging'], '--serve'],
    [['--seed', 'yes'], '--seed'],
    [['--tls-cert', 'a.pem'], '--tls-key'],
    [['--database-url', 'mysql://h'], 'postgresql://'],
    [['--http-port', '80', '--serve', 'production'], '--http-port'],
    [['--snapshot', 'a.ndjson.gz', '--serve', 'production'], '--snapshot'],
    [['--require-second-factor', '--serve', 'development'], '--require-second-factor'],
    [['--require-second-factor=off'], '--require-second-factor'],
    [['--ids', 'same'], '--ids'],
    [['--inspector', '0'], '--inspector'],
    [['--inspector', '32MiB'], '--inspector'],
    [['--most-requests', '10'], '--most-requests'],
    [['--allow-callback-address', '10.0.0.1/8'], '--allow-callback-address'],
    [['--allow-callback-address', 'intranet'], '--allow-callback-address'],
    [['--keep', 'orders=30'], '31'],
    [['--keep', 'events'], 'events'],
    [['--keep', 'receipts=9'], 'receipts'],
    [['--processes', '2'], 'PostgreSQL'],
    [['--processes', '2', '--development-database-url', 'postgresql://h/a', '--serve', 'development,production'], 'PostgreSQL'],
    [['--processes', '0', '--database-url', 'postgresql://h/a'], '--processes'],
    [['--processes', '2', '--database-url', 'postgresql://h/a', '--ephemeral'], '--ephemeral'],
    [['--processes', '2', '--database-url', 'postgresql://h/a', '--http-port', '0'], '--http-port'],
    [['--nonsense'], 'nonsense'],
    [['extra'], 'extra'],
  ] as const) {
    assert.throws(
      () => parseOptions([...argv]),
      (error: Error) => error instanceof UsageError && error.message.includes(named),
    );
  }
});
