import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath } from './return-to.ts';

test('a path of this console is kept with its query', () => {
  for (const path of ['/', '/status', '/status?a=b&c=%2F%2Fd', '/a/b', '/%2Fevil', '/%5Cevil']) assert.equal(localPath(path), path);
});

test('whatever leads to another host is replaced by the home page', () => {
  const elsewhere = [
    '//evil',
    '/\\evil',
    '\\\\evil',
    '/\t/evil',
    '/\n/evil',
    '/.//evil',
    '/a/..//evil',
    '/./\\evil',
    'https://evil',
    'evil',
    '',
  ];
  for (const given of [...elsewhere, 'javascript:alert(1)', '/status\u0000', 'https:/evil', undefined, `/${'a'.repeat(3000)}`]) {
    assert.equal(localPath(given), '/home', given);
  }
});

test('signing in does not lead back to the sign-in', () => {
  assert.equal(localPath('/sign-in?return_to=%2Fsign-in'), '/home');
  assert.equal(localPath('/sign-out'), '/home');
});

test('no text leads away from the console', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '//',
    'evil.example',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '\t',
    '\n',
    'https:',
    ' ',
    '\u3000',
    'é',
  );
  const base = 'https://console.example';
  fc.assert(
    fc.property(
      fc.array(parts).map((list) => list.join('')),
      (given) => {
        for (const text of [given, `/${given}`]) {
          const path = localPath(text);
          assert.match(path, /^\/(?![/\\])[\x21-\x7e]*$/);
          assert.equal(new URL(path, base).origin, base);
          assert.equal(localPath(path), path);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
