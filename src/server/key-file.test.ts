import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openSecretBox } from './key-file.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartwright-keys-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('the first start makes a key that only its owner can read; processes that start at once share it', async () => {
  const file = join(folder, 'new', 'secret.key');
  const boxes = await Promise.all([openSecretBox(file, true), openSecretBox(file, true)]);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  for (const box of [...boxes, await openSecretBox(file, false)]) assert.equal(box.open(boxes[0]!.seal('x', 'p'), 'p'), 'x');
});

test('a key in front of the old one encrypts, and the old one still opens', async () => {
  const file = join(folder, 'rotated.key');
  const old = await openSecretBox(file, true);
  const sealed = old.seal('x', 'p');
  await writeFile(file, `${Buffer.alloc(32, 7).toString('base64')} # of May\n${await readFile(file, 'utf8')}`);
  const rotated = await openSecretBox(file, false);
  assert.equal(rotated.open(sealed, 'p'), 'x');
  assert.throws(() => old.open(rotated.seal('x', 'p'), 'p'), /--key-file/);
});

test('a named file must exist and hold keys', async () => {
  await assert.rejects(openSecretBox(join(folder, 'missing'), false), /does not exist/);
  for (const [name, text] of Object.entries({ empty: '\n# nothing\n', short: 'AAAA\n', words: 'not a key\n' })) {
    await writeFile(join(folder, name), text);
    await assert.rejects(openSecretBox(join(folder, name), true), /must hold keys/);
  }
});
