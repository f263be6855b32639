import { unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';

/** Certificate chain and private key, PEM. */
interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export interface RenewalOptions {
  /** Looked at for changes; none for certificates of our own making. */
  readonly files: readonly string[];
  /** What is used at the start. */
  readonly current: CertificatePair;
  /** Rejects where they cannot be read or made. */
  readonly load: () => Promise<CertificatePair>;
  /** Gives new connections the pair. */
  readonly use: (cert: string, key: string) => void;
  readonly log: Logger;
  /** How often the files are looked at. Default 1 s. */
  readonly lookMilliseconds?: number;
}

/** Certificates of our own making are renewed in time; files on a file system that tells no changes are read so often at least. */
const CHECK_MILLISECONDS = 24 * 3_600_000;

/**
 * Uses a new certificate as soon as its files are there, without a restart: connections keep theirs until they end. What cannot be used, be it
 * a certificate whose key is still to come, is logged and leaves the old one. Looks at the files' state and not for events, since these do not
 * tell of replaced links. Gives a function that ends it.
 */
export function renewCertificates({ files, current, load, use, log, lookMilliseconds = 1_000 }: RenewalOptions): () => void {
  let used = current.cert + current.key;
  let last: Promise<void> = Promise.resolve();
  const renew = async () => {
    try {
      const { cert, key } = await load();
      if (used === cert + key) return;
      createSecureContext({ cert, key });
      use(cert, key);
      used = cert + key;
      log.info('new connections have the certificate that was read');
    } catch (error) {
      log.error({ err: error, files }, 'the new certificate cannot be used, and the old one stays');
    }
  };
  const soon = () => {
    last = last.then(renew);
  };
  for (const file of files) watchFile(file, { interval: lookMilliseconds, persistent: false }, soon);
  // They may have changed since they were first read.
  if (files.length > 0) soon();
  const timer = setInterval(soon, CHECK_MILLISECONDS).unref();
  return () => {
    clearInterval(timer);
    for (const file of files) unwatchFile(file, soon);
  };
}
