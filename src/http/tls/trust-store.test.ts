import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TRUST_STORE_PASSWORD, trustStore } from './trust-store.ts';
import { createAuthority } from './x509.ts';

const directory = await mkdtemp(join(tmpdir(), 'trust-store-'));
after(() => rm(directory, { recursive: true }));

const { certificate } = createAuthority('A local CA', { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2051-01-01T00:00:00Z') });
const file = join(directory, 'ca.p12');
await writeFile(file, trustStore(certificate, 'our-ca'));

const withoutTool = (...command: [string, ...string[]]) =>
  spawnSync(command[0], command.slice(1)).error ? `${command[0]} is not on this machine` : false;
const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });

test('Java lists the CA as a trusted certificate', { skip: withoutTool('keytool', '-help') }, () => {
  const { status, stdout } = run('keytool', '-list', '-rfc', '-keystore', file, '-storepass', TRUST_STORE_PASSWORD, '-J-Duser.language=en');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /Your keystore contains 1 entry/);
  assert.match(stdout, /Alias name: our-ca/);
  assert.match(stdout, /Entry type: trustedCertEntry/);
  assert.ok(stdout.replaceAll('\r', '').includes(certificate.toString().trim()));
});

test('OpenSSL verifies the store and finds the CA in it', { skip: withoutTool('openssl', 'version') }, () => {
  const { status, stdout, stderr } = run('openssl', 'pkcs12', '-in', file, '-nokeys', '-info', '-passin', `pass:${TRUST_STORE_PASSWORD}`);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /MAC: sha256, Iteration 10000/);
  assert.ok(stdout.includes(certificate.toString().trim()));
});

test('OpenSSL refuses the store when a byte is changed', { skip: withoutTool('openssl', 'version') }, async () => {
  const bytes = await readFile(file);
  const at = bytes.indexOf(certificate.raw) + 40;
  bytes[at] = bytes[at]! ^ 1;
  const changed = join(directory, 'changed.p12');
  await writeFile(changed, bytes);
  assert.notEqual(run('openssl', 'pkcs12', '-in', changed, '-nokeys', '-passin', `pass:${TRUST_STORE_PASSWORD}`).status, 0);
});

test('the same certificate gives the same bytes', async () => {
  assert.deepEqual(trustStore(certificate, 'our-ca'), await readFile(file));
});
