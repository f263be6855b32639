import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from 'node:tls';
import { ensureLocalCertificates } from '../../src/http/tls/certificates.ts';

interface Pair {
  readonly cert: string;
  readonly key: string;
}

const PATIENCE_MILLISECONDS = 10_000;
/** Longer than the server takes to look at its files twice. */
const LOOKED_MILLISECONDS = 3_000;

/** The files that a server is started with, two pairs of two authorities for them, and what a new client is shown. */
export class CertificateFiles {
  readonly cert: string;
  readonly key: string;
  /** Both authorities, PEM. */
  readonly ca: string;
  readonly #pairs: readonly [Pair, Pair];
  #used = 0;

  private constructor(folder: string, ca: string, pairs: readonly [Pair, Pair]) {
    this.cert = join(folder, 'cert.pem');
    this.key = join(folder, 'key.pem');
    this.ca = ca;
    this.#pairs = pairs;
  }

  static async make(folder: string): Promise<CertificateFiles> {
    const made = (name: string) => ensureLocalCertificates(join(folder, name), [], new Date());
    const [one, two] = [await made('one'), await made('two')];
    await mkdir(folder, { recursive: true });
    const files = new CertificateFiles(folder, readFileSync(one.caFile, 'utf8') + readFileSync(two.caFile, 'utf8'), [one, two]);
    await files.#write(one);
    return files;
  }

  /** Puts the other pair in place, the key a moment after its certificate; then one that is none. Gives what went wrong. */
  async replace(origin: string): Promise<string | undefined> {
    this.#used = 1 - this.#used;
    const pair = this.#pairs[this.#used]!;
    await this.#write(pair);
    for (const deadline = performance.now() + PATIENCE_MILLISECONDS; (await this.#shown(origin)) !== pair.cert; await wait(50)) {
      if (performance.now() > deadline) return 'new connections have the old certificate still';
    }
    await replaceFile(this.cert, 'not a certificate');
    await wait(LOOKED_MILLISECONDS);
    if ((await this.#shown(origin)) !== pair.cert) return 'a file that is no certificate took the place of one';
    await replaceFile(this.cert, pair.cert);
    return undefined;
  }

  async #write({ cert, key }: Pair): Promise<void> {
    await replaceFile(this.cert, cert);
    await replaceFile(this.key, key);
  }

  /** The whole file of the pair whose certificate a new client sees. */
  async #shown(origin: string): Promise<string | undefined> {
    const { hostname: host, port } = new URL(origin);
    const socket = connect({ host, port: Number(port), ca: this.ca, servername: 'localhost' });
    await once(socket, 'secureConnect');
    const shown = socket.getPeerX509Certificate()!.toString();
    socket.destroy();
    return this.#pairs.find(({ cert }) => cert.startsWith(shown.trim()))?.cert;
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
