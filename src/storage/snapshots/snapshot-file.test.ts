import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as others } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { checkSnapshot, findSnapshot, listSnapshots, SnapshotWriter, storeSnapshot } from './snapshot-file.ts';

const HEADER = {
  ...{ schema: [1], organization: 'market', taken_at: '2026-05-06T07:00:00.000Z', clock_at: '2026-05-06T07:00:00.000Z' },
  ...{ test_clock: null, settings: {}, banners: [] },
};
/** More than the compression takes at once. */
const ROW = JSON.stringify({ text: randomBytes(50_000).toString('hex') });

test('a file that is written in many waits for the disk is whole, and the waits leave no listener behind', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(String(warning));
  process.on('warning', listen);
  t.after(() => process.off('warning', listen));
  const file = join(folder, 'one.ndjson.gz');
  const writer = await SnapshotWriter.open(file);
  await writer.table('orders', ['text']);
  for (let n = 0; n < 30; n++) await writer.rows('orders', [ROW]);
  await writer.finish(HEADER);
  assert.deepEqual((await checkSnapshot(file)).counts, { orders: 30 });
  // Warnings are emitted in the next tick.
  await others();
  assert.deepEqual(warnings, []);
});

test('snapshots of one name that are written or sent at the same time are each whole, and the last one stays', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'one.ndjson.gz');
  const writers = [await SnapshotWriter.open(file), await SnapshotWriter.open(file)];
  for (const [index, writer] of writers.entries()) {
    await writer.table('orders', ['text']);
    await writer.rows('orders', Array(index + 1).fill(ROW));
  }
  const written = await Promise.all(writers.map((writer) => writer.finish(HEADER)));
  assert.deepEqual(
    written.map(({ counts }) => counts),
    [{ orders: 1 }, { orders: 2 }],
  );
  const content = await readFile(file);
  const kept = await checkSnapshot(file);
  const sent = await Promise.all(Array.from({ length: 10 }, () => storeSnapshot(folder, 'one', content)));
  assert.deepEqual(sent, Array(10).fill(kept));
  assert.deepEqual(await readdir(folder), ['one.ndjson.gz']);
});

test('no file stays open of a snapshot whose header alone is read, or is wrong', {
  skip: process.platform !== 'linux' && 'no /proc',
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const writer = await SnapshotWriter.open(join(folder, 'one.ndjson.gz'));
  await writer.table('orders', ['text']);
  for (let n = 0; n < 10; n++) await writer.rows('orders', [ROW]);
  await writer.finish(HEADER);
  await writeFile(join(folder, 'bad.ndjson.gz'), Buffer.concat([gzipSync('{}\n'), gzipSync(randomBytes(1_000_000).toString('hex'))]));
  for (let n = 0; n < 5; n++) {
    assert.deepEqual((await findSnapshot(folder, 'one'))!.counts, { orders: 10 });
    await assert.rejects(checkSnapshot(join(folder, 'bad.ndjson.gz')));
    assert.equal((await listSnapshots(folder)).length, 1);
  }
  // Files close in a later turn.
  const open = async () => {
    const targets = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
    return targets.filter((target) => target.startsWith(folder)).length;
  };
  for (let turns = 0; turns < 1_000 && (await open()) > 0; turns++) await others();
  assert.equal(await open(), 0);
});
