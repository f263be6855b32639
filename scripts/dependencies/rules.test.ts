import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Lock, type LockedPackage, type Manifest, problemsOf } from './rules.ts';

const GOOD: LockedPackage = { version: '1.0.0', license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` };
const lockOf = (packages: Record<string, LockedPackage>): Lock => ({ lockfileVersion: 3, packages: { '': {}, ...packages } });

test('the packages of this project are as they have to be', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
  assert.deepEqual(problemsOf(read('package-lock.json') as Lock, read('package.json') as Manifest), []);
});

test('what comes from elsewhere, has no hash, another licence or a script of its own is named', () => {
  const problem = (changes: LockedPackage, manifest: Manifest = {}) =>
    problemsOf(lockOf({ 'node_modules/a/node_modules/@b/c': { ...GOOD, ...changes } }), manifest);
  assert.deepEqual(problem({}), []);
  assert.deepEqual(problem({ resolved: 'git+ssh://git@h/x.git' }), [
    '@b/c 1.0.0 comes from git+ssh://git@h/x.git and not from the registry',
  ]);
  assert.deepEqual(problem({ link: true }), ['@b/c 1.0.0 is a link']);
  assert.deepEqual(problem({ integrity: 'sha1-AAAA' }), ['@b/c 1.0.0 has no SHA-512 of its content']);
  assert.deepEqual(problem({ license: 'GPL-3.0' }), ['@b/c 1.0.0 has the licence GPL-3.0']);
  assert.deepEqual(problem({ license: 'MPL-2.0' }), ['@b/c 1.0.0 has the licence MPL-2.0']);
  assert.deepEqual(problem({ license: 'MPL-2.0', dev: true }), []);
  assert.deepEqual(problem({ license: '(GPL-2.0 OR MIT)' }), []);
  assert.deepEqual(problem({ license: 'MIT AND GPL-2.0' }), ['@b/c 1.0.0 has the licence MIT AND GPL-2.0']);
  const script = ['@b/c 1.0.0 has an install script that allowScripts does not name'];
  assert.deepEqual(problem({ hasInstallScript: true }), script);
  assert.deepEqual(problem({ hasInstallScript: true }, { allowScripts: { '@b/c': false } }), script);
  assert.deepEqual(problem({ hasInstallScript: true }, { allowScripts: { '@b/c': true } }), []);
});

test('ranges, permissions that nobody needs and other forms of the lock file are named', () => {
  const lock = lockOf({ 'node_modules/a': GOOD });
  assert.deepEqual(problemsOf(lock, { dependencies: { a: '^1.0.0' } }), ['a is asked for as "^1.0.0": an exact version is wanted']);
  assert.deepEqual(problemsOf(lock, { allowScripts: { a: true } }), ['allowScripts names a, which has no install script']);
  assert.deepEqual(problemsOf({ ...lock, lockfileVersion: 2 }, {}), ['the lock file has version 2, not 3']);
});
