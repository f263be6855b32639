import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { Agent } from 'undici';
import { Visitor } from './console-visitor.fixture.ts';
import { parseOptions } from './options.ts';
import { startPlatform } from './platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'cartwright-breached-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const start = (list: string) => {
  const progress = { step: <T>(_: string, work: () => Promise<T>) => work() };
  const ports = ['development', 'production', 'console'].flatMap((role) => [`--${role}-port`, '0']);
  const options = parseOptions(['--data', join(folder, 'data'), '--seed', 'none', '--breached-passwords', list, ...ports]);
  return startPlatform(options, pino({ level: 'silent' }), progress as never, 'test');
};

test('with a list of breached passwords nobody gets an account with one of them, and another file is no list', async () => {
  const breached = 'violet harbour nineteen lamps';
  const list = join(folder, 'list.txt');
  const hashes = [breached, 'one', 'two'].map((password) => createHash('sha1').update(password).digest('hex').toUpperCase());
  writeFileSync(list, `${hashes.sort().join(':3\r\n')}:3\r\n`);
  await assert.rejects(start(join(folder, 'missing.txt')), /cannot be read/);
  writeFileSync(join(folder, 'words.txt'), 'one\ntwo\n');
  await assert.rejects(start(join(folder, 'words.txt')), /one SHA-1/);

  const platform = await start(list);
  const dispatcher = new Agent({ connect: { ca: readFileSync(platform.ready.ca_file!, 'utf8') } });
  try {
    const account = { email: 'ada@example.com', name: 'Ada', organization: 'Ada market', country: 'US' };
    const signUp = (password: string) =>
      new Visitor(platform.ready.console!.url, dispatcher).call('POST', '/api/sign-up', { ...account, password });
    const { status, body } = await signUp(breached);
    assert.deepEqual([status, body.meta.key], [400, 'password']);
    assert.equal((await signUp(`${breached}!`)).status, 200);
  } finally {
    await dispatcher.close();
    await platform.stop(() => undefined);
  }
});
