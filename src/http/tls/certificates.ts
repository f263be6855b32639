import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseSubjectName, type SubjectName } from './subject-names.ts';
import { trustStore } from './trust-store.ts';
import { createAuthority, issueServerCertificate, type KeyedCertificate, type Validity } from './x509.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AUTHORITY_DAYS = 3653;
const SERVER_DAYS = 397;
const RENEWAL_DAYS = 30;
const AUTHORITY_NAME = 'Cartwright local CA';
const ALWAYS_NAMED = ['localhost', '127.0.0.1', '::1'];

export interface LocalCertificates {
  /** The CA's certificate as PEM, for `curl --cacert`, `NODE_EXTRA_CA_CERTS` and their like. */
  readonly caFile: string;
  /** The same as a PKCS#12 trust store for Java; its password is `TRUST_STORE_PASSWORD`. */
  readonly caP12File: string;
  /** The server's certificate and the CA's, PEM. */
  readonly cert: string;
  /** The server's private key, PEM (PKCS#8). */
  readonly key: string;
}

/** A file of the directory that can't be used. The message names it and says what to do. */
export class CertificateFileError extends Error {
  override readonly name = 'CertificateFileError';
  readonly file: string;

  constructor(file: string, problem: string, remedy: string, cause?: unknown) {
    super(`${file} ${problem}. ${remedy}`, { cause });
    this.file = file;
  }
}

/**
 * The local CA in `directory` and a server certificate for localhost, 127.0.0.1, ::1 and `names` (host names or IP literals).
 * What is missing is made. The server certificate is renewed 30 days before it expires, when it lacks a name, and when another CA
 * issued it; a CA about to expire is replaced. Safe to call again at any time, and from several processes at once.
 *
 * `ca-key.pem` (the CA's key and certificate) is the one file to keep; `ca.pem` and `ca.p12` are copies made from it.
 *
 * @throws CertificateFileError when a file is damaged, or the CA's key is gone
 * @throws Error when a name is neither a host name nor an IP address
 */
export async function ensureLocalCertificates(directory: string, names: readonly string[], now: Date): Promise<LocalCertificates> {
  const folder = resolve(directory);
  const files = {
    authority: join(folder, 'ca-key.pem'),
    ca: join(folder, 'ca.pem'),
    caP12: join(folder, 'ca.p12'),
    server: join(folder, 'server.pem'),
  };
  const wanted = [...ALWAYS_NAMED, ...names].map(parseSubjectName);
  await mkdir(folder, { recursive: true, mode: 0o700 });

  const authority = await ensureAuthority(files.authority, files.ca, now);
  await keepCopy(files.ca, Buffer.from(authority.certificate.toString()));
  await keepCopy(files.caP12, trustStore(authority.certificate, 'cartwright-local-ca'));

  const server = await ensureServer(files.server, authority, wanted, now);
  return {
    caFile: files.ca,
    caP12File: files.caP12,
    cert: server.certificate.toString() + authority.certificate.toString(),
    key: keyText(server),
  };
}

async function ensureAuthority(file: string, caFile: string, now: Date): Promise<KeyedCertificate> {
  const remedy =
    'Put it back from a copy; or delete it together with ca.pem, and have every client trust the new ca.pem after the next start.';
  const existing = await readKeyed(file, remedy);
  if (existing && !existing.certificate.subject.startsWith(`CN=${AUTHORITY_NAME} `)) {
    throw new CertificateFileError(file, 'holds a certificate that is not a local CA of Cartwright', remedy);
  }
  if (existing && usable(existing.certificate, now)) {
    return existing;
  }
  if (!existing && (await readIfPresent(caFile))) {
    throw new CertificateFileError(file, 'is missing although ca.pem is there', remedy);
  }
  const made = createAuthority(`${AUTHORITY_NAME} ${randomBytes(4).toString('hex')}`, validity(now, AUTHORITY_DAYS));
  const text = keyText(made) + made.certificate.toString();
  if (existing) {
    await writeAtomically(file, text, 0o600, rename);
    return made;
  }
  // Of two processes that start at once, link lets one win, and the other uses its CA.
  const first = await writeAtomically(file, text, 0o600, linkOrRename).then(() => true, alreadyThere);
  return first ? made : ((await readKeyed(file, remedy)) ?? made);
}

async function ensureServer(
  file: string,
  authority: KeyedCertificate,
  names: readonly SubjectName[],
  now: Date,
): Promise<KeyedCertificate> {
  const existing = await readKeyed(file, 'Delete it; the next start makes a new one.');
  if (existing && usable(existing.certificate, now) && issuedBy(authority, existing.certificate) && covers(existing.certificate, names)) {
    return existing;
  }
  const made = issueServerCertificate(authority, names, validity(now, SERVER_DAYS, authority.certificate.validToDate));
  await writeAtomically(file, keyText(made) + made.certificate.toString() + authority.certificate.toString(), 0o600, rename);
  return made;
}

/** From an hour ago, for clients whose clocks are slow, for `days` in all, but not beyond `latest`. */
function validity(now: Date, days: number, latest?: Date): Validity {
  const from = now.getTime() - HOUR;
  return { from: new Date(from), to: new Date(Math.min(from + days * DAY - 1000, latest?.getTime() ?? Number.POSITIVE_INFINITY)) };
}

function usable(certificate: X509Certificate, now: Date): boolean {
  return certificate.validFromDate <= now && certificate.validToDate.getTime() > now.getTime() + RENEWAL_DAYS * DAY;
}

function issuedBy(authority: KeyedCertificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(authority.certificate) && certificate.verify(authority.certificate.publicKey);
}

function covers(certificate: X509Certificate, names: readonly SubjectName[]): boolean {
  return names.every(({ kind, text }) => (kind === 'ip' ? certificate.checkIP(text) : certificate.checkHost(text)) !== undefined);
}

function keyText({ key }: KeyedCertificate): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Reads a private key and the first certificate from one PEM file; undefined when there is no such file. */
async function readKeyed(file: string, remedy: string): Promise<KeyedCertificate | undefined> {
  const text = await readIfPresent(file);
  if (text === undefined) {
    return undefined;
  }
  let keyed: KeyedCertificate;
  try {
    keyed = { certificate: new X509Certificate(text), key: createPrivateKey(text) };
  } catch (error) {
    throw new CertificateFileError(file, 'is damaged: no private key with a certificate can be read from it', remedy, error);
  }
  if (!keyed.certificate.checkPrivateKey(keyed.key)) {
    throw new CertificateFileError(file, 'is damaged: its private key does not belong to its certificate', remedy);
  }
  return keyed;
}

async function readIfPresent(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
}

async function keepCopy(file: string, contents: Buffer): Promise<void> {
  if (!(await readIfPresent(file))?.equals(contents)) {
    await writeAtomically(file, contents, 0o644, rename);
  }
}

/** Puts a complete, synced file in place. */
async function writeAtomically(
  file: string,
  contents: string | Buffer,
  mode: number,
  place: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Rejects with EEXIST where there is a file already, except on file systems without hard links. */
async function linkOrRename(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') {
      throw error;
    }
    return rename(from, to);
  });
}

function alreadyThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') {
    return false;
  }
  throw error;
}
