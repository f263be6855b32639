import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pino } from 'pino';
import { Agent, fetch } from 'undici';
import { parseOptions } from './options.ts';
import { startPlatform } from './platform.ts';

const OPTIONS = ['--ephemeral', '--serve', 'production', '--production-port', '0'];

/** Status and body of a request that says how it came to the proxy. */
async function askAs(forwarded: Record<string, string>, options: readonly string[]) {
  const progress = { step: <T>(_: string, work: () => Promise<T>) => work() };
  const platform = await startPlatform(parseOptions([...OPTIONS, ...options]), pino({ level: 'silent' }), progress as never, 'test');
  const dispatcher = new Agent({ connect: { ca: readFileSync(platform.ready.ca_file!, 'utf8') } });
  try {
    const answer = await fetch(`${platform.ready.production!.url}/health`, { dispatcher, headers: forwarded });
    return { status: answer.status, text: await answer.text() };
  } finally {
    await dispatcher.close();
    await platform.stop(() => undefined);
  }
}

test('what a proxy says of plain HTTP counts only from the proxies that are named', async () => {
  const plain = { 'x-forwarded-proto': 'http' };
  assert.equal((await askAs(plain, [])).status, 200);
  assert.equal((await askAs(plain, ['--trust-proxy', '10.0.0.0/8'])).status, 200);
  const refused = await askAs(plain, ['--trust-proxy', '10.0.0.0/8,127.0.0.0/8']);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /https:\/\/localhost/);
  assert.equal((await askAs({ 'x-forwarded-proto': 'https' }, ['--trust-proxy', '127.0.0.1'])).status, 200);
});
