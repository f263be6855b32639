import { createHash, createHmac, hash, type X509Certificate } from 'node:crypto';
import { bmpString, explicit, integer, nothing, objectIdentifier, octetString, sequence, setOf } from './der.ts';

/** The password of every trust store written here; Java's customary one. It protects nothing: a CA certificate is public. */
export const TRUST_STORE_PASSWORD = 'changeit';

const DATA = '1.2.840.113549.1.7.1';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
// Java shows a certificate without a key only when its bag carries this attribute of Oracle's.
const TRUSTED_KEY_USAGE = '2.16.840.1.113894.746875.1.1';
const ANY_EXTENDED_KEY_USAGE = '2.5.29.37.0';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const MAC_ITERATIONS = 10_000;
const SHA256_BLOCK = 64;

/**
 * A PKCS#12 trust store (RFC 7292) with one trusted certificate, for `-Djavax.net.ssl.trustStore` and `keytool`.
 * The certificate is not encrypted; the store is authenticated with HMAC-SHA256 under `TRUST_STORE_PASSWORD`.
 * The same certificate and alias always give the same bytes.
 */
export function trustStore(certificate: X509Certificate, alias: string): Buffer {
  const bag = sequence(
    objectIdentifier(CERTIFICATE_BAG),
    explicit(0, sequence(objectIdentifier(X509_CERTIFICATE), explicit(0, octetString(certificate.raw)))),
    setOf(attribute(FRIENDLY_NAME, bmpString(alias)), attribute(TRUSTED_KEY_USAGE, objectIdentifier(ANY_EXTENDED_KEY_USAGE))),
  );
  const contents = sequence(data(sequence(bag)));
  const salt = createHash('sha256').update(certificate.raw).digest().subarray(0, 20);
  const mac = createHmac('sha256', macKey(TRUST_STORE_PASSWORD, salt)).update(contents).digest();
  const digest = sequence(sequence(objectIdentifier(SHA256), nothing()), octetString(mac));
  return sequence(integer(3), data(contents), sequence(digest, octetString(salt), integer(MAC_ITERATIONS)));
}

/** PKCS#7 ContentInfo of type Data. */
function data(contents: Buffer): Buffer {
  return sequence(objectIdentifier(DATA), explicit(0, octetString(contents)));
}

function attribute(id: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(id), setOf(value));
}

/** RFC 7292 appendix B.2 with SHA-256 and purpose 3 (integrity). One round is enough: the key is as long as the hash. */
function macKey(password: string, salt: Buffer): Buffer {
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  let key = Buffer.concat([Buffer.alloc(SHA256_BLOCK, 3), repeated(salt), repeated(secret)]);
  for (let round = 0; round < MAC_ITERATIONS; round++) {
    key = hash('sha256', key, 'buffer');
  }
  return key;
}

/** `octets` repeated to whole hash blocks. */
function repeated(octets: Buffer): Buffer {
  return Buffer.alloc(Math.ceil(octets.length / SHA256_BLOCK) * SHA256_BLOCK, octets);
}
