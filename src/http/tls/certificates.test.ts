import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { CertificateFileError, ensureLocalCertificates } from './certificates.ts';
import { parseSubjectName } from './subject-names.ts';
import { createAuthority, issueServerCertificate } from './x509.ts';

const NOW = new Date('2026-09-01T12:00:00Z');
const root = await mkdtemp(join(tmpdir(), 'certificates-'));
after(() => rm(root, { recursive: true }));

let count = 0;
const newDirectory = () => join(root, String(count++), 'tls');
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const leaf = ({ cert }: { cert: string }) => new X509Certificate(cert);

test('the first start makes a CA and a server certificate that it issued', async () => {
  const made = await ensureLocalCertificates(newDirectory(), [], NOW);
  const authority = new X509Certificate(await readFile(made.caFile));
  assert.match(authority.subject, /^CN=Cartwright local CA [0-9a-f]{8}$/);
  assert.ok(authority.ca && authority.verify(authority.publicKey));
  assert.ok(leaf(made).checkIssued(authority) && leaf(made).verify(authority.publicKey));
  assert.ok(made.cert.endsWith(authority.toString()));
  assert.equal(made.cert.match(/BEGIN CERTIFICATE/g)?.length, 2);
});

test('only the owner can read the directory and the files that hold private keys', { skip: process.platform === 'win32' }, async () => {
  const directory = newDirectory();
  await ensureLocalCertificates(directory, [], NOW);
  const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  assert.equal(await mode(directory), '700');
  assert.equal(await mode(join(directory, 'ca-key.pem')), '600');
  assert.equal(await mode(join(directory, 'server.pem')), '600');
  assert.deepEqual((await readdir(directory)).toSorted(), ['ca-key.pem', 'ca.p12', 'ca.pem', 'server.pem']);
});

test('a server certificate lasts at most 397 days and never longer than its CA', async () => {
  const directory = newDirectory();
  const lasts = (c: X509Certificate) => c.validToDate.getTime() - c.validFromDate.getTime() + 1000;
  assert.equal(lasts(leaf(await ensureLocalCertificates(directory, [], NOW))), 397 * 86_400_000);
  const late = await ensureLocalCertificates(directory, [], daysLater(3600));
  assert.deepEqual(leaf(late).validToDate, new X509Certificate(await readFile(late.caFile)).validToDate);
});

test('a server certificate holds localhost, the loopback addresses, and the names given', async () => {
  const made = leaf(
    await ensureLocalCertificates(newDirectory(), ['shop.example', '10.1.2.3', '[2001:db8::9]', 'Bücher.example', '*.shops.example'], NOW),
  );
  for (const name of ['localhost', 'shop.example', 'SHOP.example', 'xn--bcher-kva.example', 'any.shops.example']) {
    assert.ok(made.checkHost(name), name);
  }
  for (const address of ['127.0.0.1', '::1', '10.1.2.3', '2001:db8::9']) {
    assert.ok(made.checkIP(address), address);
  }
  assert.equal(made.checkHost('other.example'), undefined);
  assert.equal(made.checkIP('10.1.2.4'), undefined);
});

test('a name that is neither a host name nor an IP address is refused', async () => {
  for (const name of [
    '',
    'two words',
    'https://shop.example',
    'a..b',
    '*.example',
    'a.*.example',
    '-a.example',
    'shop.example:8443',
    `${'a'.repeat(64)}.example`,
  ]) {
    await assert.rejects(ensureLocalCertificates(newDirectory(), [name], NOW), /neither a host name nor an IP address/, name);
  }
});

test('any host name or IP address given is one that the certificate is valid for', () => {
  const validity = { from: NOW, to: daysLater(1) };
  const authority = createAuthority('any', validity);
  const name = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(name, (text) => {
      const parsed = parseSubjectName(text);
      const { certificate } = issueServerCertificate(authority, [parsed], validity);
      assert.ok(parsed.kind === 'ip' ? certificate.checkIP(text) : certificate.checkHost(text));
    }),
    { numRuns: 100 },
  );
});

test('a later start uses the same certificates', async () => {
  const directory = newDirectory();
  const names = ['shop.example', '*.shops.example', '[2001:db8::9]', 'Bücher.example'];
  const first = await ensureLocalCertificates(directory, names, NOW);
  const written = await stat(first.caP12File);
  assert.deepEqual(await ensureLocalCertificates(directory, names, daysLater(300)), first);
  assert.deepEqual(await ensureLocalCertificates(directory, [], daysLater(300)), first);
  assert.equal((await stat(first.caP12File)).ino, written.ino);
});

test('the server certificate is renewed under the same CA when it nears its end or lacks a name', async () => {
  const directory = newDirectory();
  const first = await ensureLocalCertificates(directory, [], NOW);
  const authority = await readFile(first.caFile, 'utf8');
  const named = await ensureLocalCertificates(directory, ['shop.example'], NOW);
  const renewed = await ensureLocalCertificates(directory, ['shop.example'], daysLater(370));
  assert.equal(new Set([first, named, renewed].map(({ cert }) => cert)).size, 3);
  assert.equal(new Set([first, named, renewed].map(({ key }) => key)).size, 3);
  assert.ok(named.cert.endsWith(authority) && renewed.cert.endsWith(authority));
});

test('a server certificate of another CA is replaced', async () => {
  const [one, other] = [newDirectory(), newDirectory()];
  const first = await ensureLocalCertificates(one, [], NOW);
  await ensureLocalCertificates(other, [], NOW);
  await writeFile(join(one, 'server.pem'), await readFile(join(other, 'server.pem')));
  const second = await ensureLocalCertificates(one, [], NOW);
  assert.ok(leaf(second).verify(new X509Certificate(await readFile(first.caFile)).publicKey));
});

test('a CA about to expire is replaced with everything it issued', async () => {
  const directory = newDirectory();
  await ensureLocalCertificates(directory, [], NOW);
  const later = await ensureLocalCertificates(directory, [], daysLater(3640));
  const authority = new X509Certificate(await readFile(later.caFile));
  assert.ok(authority.validToDate > daysLater(7000));
  assert.ok(leaf(later).verify(authority.publicKey));
});

test('copies of the CA are made again when they are missing or altered', async () => {
  const directory = newDirectory();
  const first = await ensureLocalCertificates(directory, [], NOW);
  const [pem, p12] = [await readFile(first.caFile), await readFile(first.caP12File)];
  await writeFile(first.caFile, 'nonsense');
  await rm(first.caP12File);
  await ensureLocalCertificates(directory, [], NOW);
  assert.deepEqual([await readFile(first.caFile), await readFile(first.caP12File)], [pem, p12]);
});

test('a damaged file is named in an error that says what to do', async () => {
  const damage: [string, (text: string) => string, RegExp][] = [
    ['server.pem', () => '', /Delete it; the next start makes a new one/],
    ['server.pem', (text) => text.slice(0, 300), /Delete it/],
    ['ca-key.pem', (text) => text.replaceAll('A', 'B'), /Put it back from a copy; or delete it together with ca\.pem/],
  ];
  for (const [name, change, remedy] of damage) {
    const directory = newDirectory();
    await ensureLocalCertificates(directory, [], NOW);
    const file = join(directory, name);
    await writeFile(file, change(await readFile(file, 'utf8')));
    await assert.rejects(ensureLocalCertificates(directory, [], NOW), (error: CertificateFileError) => {
      assert.ok(error instanceof CertificateFileError);
      assert.equal(error.file, file);
      assert.ok(error.message.startsWith(`${file} is damaged: `));
      return remedy.test(error.message);
    });
  }
});

test('a key that does not belong to its certificate counts as damage', async () => {
  const directory = newDirectory();
  await ensureLocalCertificates(directory, [], NOW);
  const [key, certificate] = await Promise.all(['server.pem', 'ca.pem'].map((name) => readFile(join(directory, name), 'utf8')));
  await writeFile(join(directory, 'ca-key.pem'), key!.slice(0, key!.indexOf('-----BEGIN CERT')) + certificate);
  await assert.rejects(ensureLocalCertificates(directory, [], NOW), /ca-key\.pem is damaged: its private key does not belong/);
});

test('a CA that was made elsewhere is refused', async () => {
  const directory = newDirectory();
  await ensureLocalCertificates(directory, [], NOW);
  await writeFile(join(directory, 'ca-key.pem'), await readFile(join(directory, 'server.pem')));
  await assert.rejects(ensureLocalCertificates(directory, [], NOW), /is not a local CA of Cartwright/);
});

test('a CA whose key is gone is not silently replaced', async () => {
  const directory = newDirectory();
  await ensureLocalCertificates(directory, [], NOW);
  await rm(join(directory, 'ca-key.pem'));
  await assert.rejects(ensureLocalCertificates(directory, [], NOW), /ca-key\.pem is missing although ca\.pem is there/);
});

test('starts at the same moment agree on one CA', async () => {
  const directory = newDirectory();
  const made = await Promise.all(Array.from({ length: 8 }, () => ensureLocalCertificates(directory, [], NOW)));
  const authority = new X509Certificate(await readFile(made[0]!.caFile));
  assert.ok(made.every((each) => leaf(each).verify(authority.publicKey) && each.cert.endsWith(authority.toString())));
  assert.equal((await readdir(directory)).length, 4);
});
