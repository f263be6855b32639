import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Exchange } from './exchange.ts';
import { Inspector } from './inspector.ts';

let folder: string;
const opened: Inspector[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspector-'));
});
afterEach(async () => {
  for (const inspector of opened.splice(0)) await inspector.stop({ keep: false });
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: { memory?: number; entries?: number; folder?: string | undefined } = {}): Promise<Inspector> {
  const inspector = new Inspector({
    folder,
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  opened.push(inspector);
  await inspector.start();
  return inspector;
}

function exchange(inspector: Inspector, requestId: string, more: Partial<Exchange> = {}): Exchange {
  return {
    seq: inspector.nextNumber(),
    process: inspector.process,
    requestId,
    at: Date.now(),
    now: Date.now(),
    frozen: false,
    milliseconds: 5,
    method: 'POST',
    url: '/v2/orders',
    operation: 'orders.create',
    organizationId: 1,
    applicationId: 7,
    status: 200,
    fault: null,
    cut: null,
    replayOf: null,
    received: 1,
    handled: 3,
    userId: undefined,
    requestHeaders: ['Authorization', 'Bearer abcdefghijkl', 'User-Agent', 'test'],
    requestBody: Buffer.from(`{"note":"é ${requestId}","password":"hunter22"}`).toString('latin1'),
    requestBytes: 40,
    answerHeaders: { 'content-type': 'application/json' },
    answerBody: '{"id":"o1"}',
    plain: false,
    answerLength: 11,
    bytes: 1_000,
    ...more,
  };
}

/** Adds some, no faster than files take those that memory has no place for. */
async function fill(inspector: Inspector, count: number, more: Partial<Exchange> = {}): Promise<void> {
  for (let index = 0; index < count; index++) {
    inspector.add(exchange(inspector, `r${index}`, more));
    await settled(inspector);
  }
}
const settled = async (inspector: Inspector) => {
  while (inspector.spilling) await inspector.spilling;
};

const ids = async (inspector: Inspector, filter: object = {}, limit = 1_000) =>
  (await inspector.list({ organizationId: 1, ...filter }, limit)).map(({ requestId }) => requestId);
const written = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
const newestFirst = (count: number) => Array.from({ length: count }, (_, index) => `r${count - 1 - index}`);

const ADA = { kind: 'user', id: 'ada' } as const;
const O9 = { kind: 'order', id: 'o9' } as const;

describe('the inspector', () => {
  test('lists all from memory and files, newest first and each once', async () => {
    const inspector = await open({ entries: 50 });
    await fill(inspector, 300);
    assert.ok(written().length > 0);
    assert.deepEqual(await ids(inspector), newestFirst(300));
    const [first] = await inspector.list({ organizationId: 1 }, 120);
    const page = await inspector.list({ organizationId: 1, before: first!.seq - 100 }, 100);
    assert.deepEqual(
      page.map(({ requestId }) => requestId),
      newestFirst(300).slice(101, 201),
    );
  });

  test('loses none and shows none twice while memory moves on into files', async () => {
    const inspector = await open({ entries: 100 });
    for (let index = 0; index < 110; index++) inspector.add(exchange(inspector, `r${index}`));
    assert.deepEqual(await ids(inspector), newestFirst(110));
    await settled(inspector);
    assert.deepEqual(await ids(inspector), newestFirst(110));
  });

  test('writes nothing secret to files', async () => {
    const inspector = await open({ entries: 1 });
    await fill(inspector, 64);
    assert.match(written(), /é r1\b/);
    assert.doesNotMatch(written(), /hunter22|abcdefghijkl/);
  });

  test('bodies come back from files as they were, whatever is in them', async () => {
    const bodies = ['{"a":1}', 'tab\there', 'two\nlines', '=', '"quoted"', 'é\u0000\\', '{\n\t"a": "b"\n}\n'];
    const first = await open();
    for (const [index, text] of bodies.entries()) {
      const requestBody = Buffer.from(text).toString('latin1');
      first.add(exchange(first, `r${index}`, { requestBody, requestBytes: 9, answerBody: text, answerLength: text.length }));
    }
    first.add(exchange(first, 'none', { requestBody: undefined, answerBody: undefined }));
    await first.stop({ keep: true });
    const second = await open();
    for (const [index, text] of bodies.entries()) {
      const { requestBody, answerBody } = (await second.find(1, `r${index}`))!.rest;
      assert.deepEqual([requestBody?.text, answerBody?.text], [text, text]);
    }
    const { requestBody, answerBody } = (await second.find(1, 'none'))!.rest;
    assert.deepEqual([requestBody, answerBody], [null, null]);
  });

  test('keeps to its bounds in memory and in files, and drops the oldest', async () => {
    const memory = 64 * 1024;
    const inspector = await open({ memory });
    for (let round = 0; round < 20; round++) await fill(inspector, 100, { answerBody: 'x'.repeat(1_000), answerLength: 1_000 });
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    assert.ok(size > 2 * memory && size <= 4 * memory + memory, String(size));
    const left = await ids(inspector, {}, 10_000);
    assert.ok(left.length > 100 && left.length < 2_000);
    assert.equal(left[0], 'r99');
  });

  test('without files drops what memory has no place for', async () => {
    const inspector = await open({ entries: 10, folder: undefined });
    await fill(inspector, 100);
    assert.deepEqual(await ids(inspector), newestFirst(100).slice(0, (await ids(inspector)).length));
    assert.ok((await ids(inspector)).length <= 10);
  });

  test('a restart finds what was written, and with keep also what was in memory', async () => {
    const first = await open({ entries: 50 });
    await fill(first, 80);
    await first.stop({ keep: true });
    const second = await open();
    second.add(exchange(second, 'later'));
    assert.deepEqual(await ids(second), ['later', ...newestFirst(80)]);
    const found = await second.find(1, 'r3');
    assert.equal(found?.rest.requestBody?.text, `{"note":"é r3","password":"[masked]"}`);
    assert.deepEqual(found?.rest.requestHeaders[0], ['Authorization', 'Bearer [masked]']);
    assert.equal(await second.find(2, 'r3'), undefined);
  });

  test('half a line that a killed process left is passed over', async () => {
    const first = await open();
    await fill(first, 3);
    await first.stop({ keep: true });
    const [name] = readdirSync(folder);
    const text = readFileSync(join(folder, name!), 'utf8');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, name!), text.slice(0, -50));
    assert.deepEqual(await ids(await open()), ['r1', 'r0']);
  });

  test('filters choose by every part', async () => {
    const inspector = await open({ entries: 4 });
    const at = Date.now();
    const add = (requestId: string, more: Partial<Exchange>) => inspector.add(exchange(inspector, requestId, { at, ...more }));
    add('a', { status: 404, url: '/v2/users/ada/orders?x=1', method: 'GET' });
    add('b', { status: 500, operation: 'orders.get', milliseconds: 900 });
    add('c', { at: at + 1_000, answerBody: '{"id":"o9"}' });
    add('d', { organizationId: 2 });
    add('e', { organizationId: 2 });
    await settled(inspector);
    assert.match(written(), /ada/);
    for (const [filter, expected] of [
      [{ status: 404 }, ['a']],
      [{ status: 4 }, ['a']],
      [{ status: 5 }, ['b']],
      [{ method: 'GET' }, ['a']],
      [{ operation: 'orders.get' }, ['b']],
      [{ path: 'ada/orders?x' }, ['a']],
      [{ mentions: [ADA] }, ['a']],
      [{ mentions: [O9] }, ['c']],
      [{ mentions: [O9, ADA] }, []],
      [{ requestId: 'b' }, ['b']],
      [{ from: at + 500 }, ['c']],
      [{ to: at + 500 }, ['b', 'a']],
      [{ leastMilliseconds: 900 }, ['b']],
      [{}, ['c', 'b', 'a']],
    ] as const) {
      assert.deepEqual(await ids(inspector, filter), expected, JSON.stringify(filter));
    }
  });

  test('what names a forgotten id is gone from memory and files, and nothing else', async () => {
    const inspector = await open({ entries: 20 });
    for (let index = 0; index < 90; index++) {
      const user = index % 3 === 0 ? 'ada' : 'bob';
      inspector.add(exchange(inspector, `r${index}`, { url: `/v2/users/${user}/orders`, organizationId: index < 45 ? 1 : 2 }));
      if (index < 86) await settled(inspector);
    }
    // Not waited for: what is being written goes too.
    await inspector.forget(1, [ADA]);
    await settled(inspector);
    assert.equal(await (await inspector.list({ organizationId: 1, mentions: [ADA] }, 100)).length, 0);
    assert.equal((await inspector.list({ organizationId: 1 }, 100)).length, 30);
    assert.equal((await inspector.list({ organizationId: 2, mentions: [ADA] }, 100)).length, 15);
    await inspector.stop({ keep: true });
    const lines = written().split('\n');
    assert.equal(lines.filter((line) => line.includes('/users/ada/') && line.includes('"organizationId":1')).length, 0);
    assert.equal(lines.filter((line) => line.includes('/users/ada/')).length, 15);
  });

  test('a request that was under way when its user was forgotten is not kept, a later one is', async () => {
    const inspector = await open();
    const at = Date.now() - 50;
    await inspector.forget(1, [ADA]);
    inspector.add(exchange(inspector, 'before', { at, url: '/v2/users/ada' }));
    inspector.add(exchange(inspector, 'other', { at, url: '/v2/users/bob' }));
    inspector.add(exchange(inspector, 'after', { at: Date.now() + 1, url: '/v2/users/ada' }));
    assert.deepEqual(await ids(inspector), ['after', 'other']);
  });

  test('clear forgets one organization, whichever process is told', async () => {
    const inspector = await open({ entries: 10 });
    await fill(inspector, 40);
    await fill(inspector, 40, { organizationId: 2 });
    await inspector.clearUnless(inspector.topicOf(1).split(':')[1]!);
    assert.equal((await ids(inspector)).length, 40);
    await inspector.clearUnless('1/another-process');
    assert.deepEqual(await ids(inspector), []);
    assert.equal((await inspector.list({ organizationId: 2 }, 100)).length, 40);
  });
});
