import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { CopyOnWriteFilesystem } from './copy-on-write-filesystem.ts';

let root: string;
let files: CopyOnWriteFilesystem;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cartwright-copy-on-write-'));
  mkdirSync(join(root, 'template', 'base'), { recursive: true });
  for (const name of ['a', 'b']) writeFileSync(join(root, 'template', 'base', name), `old ${name}`);
  files = new CopyOnWriteFilesystem(join(root, 'template'), join(root, 'folder'));
});
afterEach(async () => {
  await files.closeFs();
  for (const name of ['a', 'b']) assert.equal(readFileSync(join(root, 'template', 'base', name), 'utf8'), `old ${name}`);
  assert.deepEqual(readdirSync(join(root, 'template', 'base')).sort(), ['a', 'b']);
  rmSync(root, { recursive: true });
});

const ENOENT = 44;
const ENOTEMPTY = 55;
const read = (handle: number) => {
  const buffer = new Uint8Array(20);
  return Buffer.from(buffer.subarray(0, files.read(handle, buffer, 0, 20, 0))).toString();
};
const write = (handle: number, text: string) => files.write(handle, Buffer.from(text), 0, text.length, 0);

test('a file is copied when it is first written, and whoever has it open sees it', () => {
  const [reader, writer] = [files.open('/base/a'), files.open('/base/a')];
  assert.equal(read(reader), 'old a');
  assert.equal(existsSync(join(root, 'folder', 'base')), false);
  assert.equal(write(writer, 'new'), 3);
  assert.deepEqual([read(reader), read(writer), files.fstat(reader).size], ['new a', 'new a', 5]);
  assert.deepEqual(readdirSync(join(root, 'folder', 'base')), ['a']);
});

test('an ArrayBuffer is written from its offset on', () => {
  const handle = files.open('/base/a');
  files.write(handle, new TextEncoder().encode('..new').buffer, 2, 3, 0);
  assert.equal(read(handle), 'new a');
});

test('a removed file is gone, its reader reads on, and a new one of its name is another', () => {
  const before = files.open('/base/a');
  files.unlink('/base/a');
  assert.throws(() => files.lstat('/base/a'), { code: ENOENT });
  assert.throws(() => files.unlink('/base/a'), { code: ENOENT });
  assert.deepEqual(files.readdir('/base'), ['b']);
  files.writeFile('/base/a', 'other');
  assert.deepEqual([read(before), read(files.open('/base/a'))], ['old a', 'other']);
});

test('a rename takes the content along and replaces what was there', () => {
  const handle = files.open('/base/a');
  files.rename('/base/a', '/base/b');
  assert.deepEqual(files.readdir('/base'), ['b']);
  write(handle, 'new');
  assert.equal(read(files.open('/base/b')), 'new a');
});

test('a folder holds what both sides have, and is removed only when it is empty', () => {
  files.mkdir('/base/more');
  files.writeFile('/base/more/c', 'c');
  assert.deepEqual(files.readdir('/base').sort(), ['a', 'b', 'more']);
  assert.throws(() => files.rmdir('/base/more'), { code: ENOTEMPTY });
  files.unlink('/base/more/c');
  files.rmdir('/base/more');
  assert.throws(() => files.readdir('/base/more'), { code: ENOENT });
});

test('a copy has the length of the file, zeros at its end included', () => {
  writeFileSync(join(root, 'template', 'log'), Buffer.concat([Buffer.from('record'), Buffer.alloc(1_000_000)]));
  const handle = files.open('/log');
  write(handle, 'R');
  assert.equal(files.fstat(handle).size, 1_000_006);
  assert.equal(read(handle).slice(0, 6), 'Record');
  files.truncate('/log', 3);
  assert.equal(statSync(join(root, 'folder', 'log')).size, 3);
});
