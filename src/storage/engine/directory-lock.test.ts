import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type Child, runChild } from '../testing/child.ts';
import { lockDirectory } from './directory-lock.ts';
import { DataDirectoryInUse } from './errors.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cartwright-lock-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** Waits for a line of input, then tries for the lock and prints the outcome; keeps it until killed. */
const contender = () =>
  runChild(`
    import { once } from 'node:events';
    import { lockDirectory } from ${JSON.stringify(new URL('./directory-lock.ts', import.meta.url))};
    console.log('ready');
    await once(process.stdin, 'data');
    try {
      await lockDirectory(${JSON.stringify(directory)});
      console.log('held');
    } catch (error) {
      console.log(error.name + ' ' + error.pid);
      process.stdin.destroy();
    }`);

async function race(contenders: readonly Child[]): Promise<(string | undefined)[]> {
  for (const child of contenders) assert.equal(await child.line(), 'ready');
  for (const child of contenders) child.tell('go');
  return Promise.all(contenders.map((child) => child.line()));
}

test('a directory has one owner, and the next can have it when the first is done', async () => {
  const lock = await lockDirectory(directory);
  await assert.rejects(lockDirectory(directory), (error) => error instanceof DataDirectoryInUse && error.pid === process.pid);
  await lock[Symbol.asyncDispose]();
  await using _next = await lockDirectory(directory);
});

test('of processes that start at once exactly one gets the directory, and the others name it', async () => {
  await using stack = new AsyncDisposableStack();
  const contenders = Array.from({ length: 5 }, () => stack.use(contender()));
  const outcomes = await race(contenders);
  const owner = contenders[outcomes.indexOf('held')];
  assert.deepEqual(outcomes.toSorted(), [...Array(4).fill(`DataDirectoryInUse ${owner?.pid}`), 'held']);
});

test('after kill -9 of the owner exactly one of several takes the directory over', async () => {
  await using stack = new AsyncDisposableStack();
  const owner = stack.use(contender());
  assert.deepEqual(await race([owner]), ['held']);
  const contenders = Array.from({ length: 4 }, () => stack.use(contender()));
  await owner.kill('SIGKILL');
  assert.equal((await race(contenders)).filter((outcome) => outcome === 'held').length, 1);
  assert.equal((await readdir(directory)).length, 1);
});

/** The claim that this process would make, with parts replaced. */
async function claim(change: (parts: string[]) => void): Promise<string> {
  const lock = await lockDirectory(directory);
  const parts = basename(lock.file).split('.');
  await lock[Symbol.asyncDispose]();
  change(parts);
  const file = join(directory, parts.join('.'));
  await writeFile(file, '');
  return file;
}

test('a claim whose pid now belongs to another process is void', { skip: process.platform !== 'linux' }, async () => {
  await claim((parts) => {
    parts[2] = String(Number(parts[2]) - 1);
  });
  await using _lock = await lockDirectory(directory);
});

test('a claim from another container or an earlier boot is void when its time stamp stands still', async () => {
  const file = await claim((parts) => {
    parts[3] = 'elsewherex1';
  });
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(file, longAgo, longAgo);
  await using _lock = await lockDirectory(directory);
});

test('a claim from another container whose time stamp moves is respected', async () => {
  const file = await claim((parts) => {
    parts[3] = 'elsewherex1';
  });
  const beating = setInterval(() => utimes(file, new Date(), new Date()), 200);
  await assert.rejects(lockDirectory(directory), { name: 'DataDirectoryInUse', message: /another container.*delete/ });
  clearInterval(beating);
});
