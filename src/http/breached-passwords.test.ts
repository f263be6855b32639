import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { BreachedPasswords } from './breached-passwords.ts';

const folder = mkdtempSync(join(tmpdir(), 'cartwright-breached-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

test('a list of any length and form of its lines has what is in it, and nothing else', async () => {
  const forms = fc.record({
    count: fc.integer({ min: 1, max: 300 }),
    counts: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
    lower: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(forms, async ({ count, counts, end, last, lower }) => {
      const hashes = Array.from({ length: count }, (_, n) => sha1(`breached ${n}`)).sort();
      const lines = hashes.map((hash, n) => `${lower ? hash.toLowerCase() : hash}${counts ? `:${7 ** (n % 9)}` : ''}`);
      const path = join(folder, 'list');
      writeFileSync(path, lines.join(end) + (last ? end : ''));
      const list = await BreachedPasswords.open(path);
      try {
        for (let n = 0; n < count; n++) {
          assert.equal(await list.has(`breached ${n}`), true);
          assert.equal(await list.has(`kept ${n}`), false);
        }
      } finally {
        await list.close();
      }
    }),
    { numRuns: 30 },
  );
});

test('a file that is none is refused, with what it should be', async () => {
  for (const text of ['', 'password\nletmein\n', `${sha1('b')}\nnothing\n`, ['F', '0'].map((digit) => digit.repeat(40)).join('\n')]) {
    const path = join(folder, 'wrong');
    writeFileSync(path, text);
    await assert.rejects(BreachedPasswords.open(path), /one SHA-1 .* in ascending order/);
  }
  await assert.rejects(BreachedPasswords.open(join(folder, 'missing')), /cannot be read/);
});
