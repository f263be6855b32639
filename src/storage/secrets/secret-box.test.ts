import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SecretBox, SecretUnreadable } from './secret-box.ts';

const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

test('what was sealed opens to the same text, for its own purpose only', () => {
  const box = new SecretBox([older]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (secret, purpose, other) => {
      const sealed = box.seal(secret, purpose);
      assert.equal(box.open(sealed, purpose), secret);
      if (other !== purpose) assert.throws(() => box.open(sealed, other), SecretUnreadable);
    }),
  );
});

test('a changed bit anywhere is noticed', () => {
  const box = new SecretBox([older]);
  const sealed = box.seal('secret', 'p');
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => box.open(changed, 'p'), SecretUnreadable);
  }
});

test('after a rotation the old key still opens, and without it the error names the option', () => {
  const sealed = new SecretBox([older]).seal('secret', 'p');
  const rotated = new SecretBox([newer, older]);
  assert.equal(rotated.open(sealed, 'p'), 'secret');
  assert.notDeepEqual(rotated.seal('secret', 'p').subarray(1, 5), sealed.subarray(1, 5));
  assert.throws(() => new SecretBox([newer]).open(sealed, 'p'), /--key-file/);
});

test('sealing twice gives two texts, and one fingerprint', () => {
  const box = new SecretBox([older]);
  assert.notDeepEqual(box.seal('secret', 'p'), box.seal('secret', 'p'));
  assert.equal(box.fingerprint('secret'), new SecretBox([older]).fingerprint('secret'));
  assert.notEqual(box.fingerprint('secret'), box.fingerprint('other'));
  assert.notEqual(box.fingerprint('secret'), new SecretBox([newer]).fingerprint('secret'));
});

test('a key has 32 bytes', () => {
  assert.throws(() => new SecretBox([]), RangeError);
  assert.throws(() => new SecretBox([Buffer.alloc(31)]), RangeError);
});
