import assert from 'node:assert/strict';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { ensureLocalCertificates } from '../http/tls/certificates.ts';
import { renewCertificates } from './certificate-renewal.ts';

const folder = await mkdtemp(join(tmpdir(), 'certificate-renewal-'));
after(() => rm(folder, { recursive: true }));
const [one, two] = await Promise.all(['one', 'two'].map((name) => ensureLocalCertificates(join(folder, name), [], new Date())));
const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };

/** As tools for certificates do: a file is there whole, or the old one. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

beforeEach(async () => {
  await replace(files.cert, one!.cert);
  await replace(files.key, one!.key);
});

/** Watches, with the first certificate in use. Gives what happens next: the certificate that is used, or the message of the log. */
async function watch() {
  const happened: string[] = [];
  let told = () => {};
  const tell = (what: string) => {
    happened.push(what);
    told();
  };
  const log = pino({ level: 'error' }, { write: (line: string) => tell(JSON.parse(line).msg) });
  const stop = renewCertificates({
    files: [files.cert, files.key],
    current: two!,
    load: async () => ({ cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') }),
    use: (cert) => tell(cert),
    log,
    lookMilliseconds: 5,
  });
  const next = async () => {
    while (happened.length === 0)
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    return happened.shift();
  };
  assert.equal(await next(), one!.cert);
  return { next, [Symbol.dispose]: stop };
}

const REFUSED = 'the new certificate cannot be used, and the old one stays';

test('a certificate is used once its key is there too', async () => {
  using watched = await watch();
  await replace(files.cert, two!.cert);
  assert.equal(await watched.next(), REFUSED);
  await replace(files.key, two!.key);
  assert.equal(await watched.next(), two!.cert);
});

test('what is no certificate, or gone, is logged and changes nothing', async () => {
  using watched = await watch();
  await replace(files.cert, 'not a certificate');
  assert.equal(await watched.next(), REFUSED);
  await rm(files.cert);
  assert.equal(await watched.next(), REFUSED);
  await replace(files.cert, two!.cert);
  assert.equal(await watched.next(), REFUSED);
  await replace(files.key, two!.key);
  assert.equal(await watched.next(), two!.cert);
});
