import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TOTP } from 'otpauth';
import { pino } from 'pino';
import { Agent, fetch } from 'undici';
import { Visitor } from './console-visitor.fixture.ts';
import { parseOptions } from './options.ts';
import { type Platform, startPlatform } from './platform.ts';

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const NO_PORTS = ['--development-port', '0', '--production-port', '0', '--console-port', '0'];
const STORES = '/api/servers/development/cartwright/v1/stores';

describe('a platform that is started again with --require-second-factor', () => {
  const data = mkdtempSync(join(tmpdir(), 'cartwright-factor-'));
  let platform: Platform;
  let dispatcher: Agent;
  let operator: Visitor;

  const start = (...more: string[]) => {
    const progress = { step: <T>(_: string, work: () => Promise<T>) => work() };
    return startPlatform(parseOptions(['--data', data, ...NO_PORTS, ...more]), pino({ level: 'silent' }), progress as never, 'test');
  };
  before(async () => {
    platform = await start();
    dispatcher = new Agent({ connect: { ca: readFileSync(platform.ready.ca_file!, 'utf8') } });
    const { url, email, password } = platform.ready.console!;
    operator = new Visitor(url, dispatcher);
    await operator.call('POST', '/api/session', { email, password });
    assert.equal((await operator.call('GET', STORES)).status, 200);
    await platform.stop(() => undefined);
    platform = await start('--require-second-factor');
    operator = operator.at(platform.ready.console!.url);
  });
  after(async () => {
    await dispatcher.close();
    await platform.stop(() => undefined);
    rmSync(data, { recursive: true, force: true });
  });

  test('the operator’s session of before reaches no server until the factor is set up', async () => {
    const { body } = await operator.call('GET', '/api/session');
    assert.deepEqual([body.account.is_operator, body.account.two_factor_required], [true, true]);
    const refused = await operator.call('GET', STORES);
    assert.deepEqual([refused.status, refused.body.meta.key], [403, 'second_factor']);
    assert.equal((await operator.call('GET', '/api/live?environment=development&topics=orders')).status, 403);
    const { password } = platform.ready.console!;
    const { secret } = (await operator.call('POST', '/api/account/two-factor', { password })).body;
    const set = await operator.call('PUT', '/api/account/two-factor', { code: new TOTP({ secret }).generate() });
    assert.equal(set.status, 200, JSON.stringify(set.body));
    assert.equal((await operator.call('GET', STORES)).status, 200);
    const kept = await operator.call('DELETE', '/api/account/two-factor', { password });
    assert.deepEqual([kept.status, kept.body.meta.key], [403, 'second_factor']);
  });

  test('who has lost it is helped at the machine: the command takes it off, and the next sign-in sets up another', async () => {
    const { email, password } = platform.ready.console!;
    const command = async (...given: string[]) => run(process.execPath, [MAIN, 'remove-second-factor', ...given]);
    // The embedded database belongs to the server while it runs.
    await assert.rejects(command(email, '--data', data), { code: 1, stderr: /stop/i });
    await platform.stop(() => undefined);
    await assert.rejects(command('nobody@example.com', '--data', data), { code: 1, stderr: /nobody@example\.com/ });
    await assert.rejects(command(email, '--data', join(data, 'elsewhere')), { code: 1, stderr: /--data/ });
    await assert.rejects(command('--data', data), { code: 1, stderr: /Usage/ });
    assert.match((await command(email.toUpperCase(), '--data', data)).stdout, /no second factor any more/);
    assert.match((await command(email, '--data', data)).stdout, /had no second factor/);

    platform = await start('--require-second-factor');
    operator = operator.at(platform.ready.console!.url);
    assert.equal((await operator.call('GET', STORES)).status, 401);
    assert.equal((await operator.call('POST', '/api/session', { email, password })).status, 200);
    const refused = await operator.call('GET', STORES);
    assert.deepEqual([refused.status, refused.body.meta.key], [403, 'second_factor']);
    const { secret } = (await operator.call('POST', '/api/account/two-factor', { password })).body;
    assert.equal((await operator.call('PUT', '/api/account/two-factor', { code: new TOTP({ secret }).generate() })).status, 200);
    const { body } = await operator.call('GET', '/api/account/audit');
    const noted = body.entries.filter(({ operation }: { operation: string }) => operation === 'command.remove_second_factor');
    assert.deepEqual(
      noted.map(({ actor, address }: { actor: string; address: string }) => [actor, address]),
      Array(2).fill([email, 'command line']),
    );
  });

  test('applications with credentials of their own are none of its business', async () => {
    const { url, client_id, client_secret } = platform.ready.development!;
    const token = await fetch(`${url}/v2/oauth/token`, {
      method: 'POST',
      body: JSON.stringify({ client_id, client_secret, grant_type: 'client_credentials' }),
      headers: { 'content-type': 'application/json' },
      dispatcher,
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    assert.equal((await fetch(`${url}/cartwright/v1/stores`, { dispatcher, headers })).status, 200);
  });
});
