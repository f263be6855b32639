import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  utf8String,
} from './der.ts';
import { generalName, type SubjectName } from './subject-names.ts';

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const DIGITAL_SIGNATURE = 0;
const KEY_CERT_SIGN = 5;
const CRL_SIGN = 6;

/** A certificate with its private key (ECDSA P-256). */
export interface KeyedCertificate {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

/** Makes a self-signed CA that may issue leaf certificates and no further CA. */
export function createAuthority(commonName: string, validity: Validity): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension(BASIC_CONSTRAINTS, sequence(boolean(true), integer(0)), 'critical'),
    extension(KEY_USAGE, namedBits(KEY_CERT_SIGN, CRL_SIGN), 'critical'),
    extension(SUBJECT_KEY_IDENTIFIER, octetString(keyIdentifier(publicKey))),
  ];
  return signed({ issuer: commonName, subject: commonName, publicKey, validity, extensions }, privateKey, privateKey);
}

/** Issues a TLS server certificate for `names`, with a new key. The first name is also its common name. */
export function issueServerCertificate(authority: KeyedCertificate, names: readonly SubjectName[], validity: Validity): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension(BASIC_CONSTRAINTS, sequence(), 'critical'),
    extension(KEY_USAGE, namedBits(DIGITAL_SIGNATURE), 'critical'),
    extension(EXTENDED_KEY_USAGE, sequence(objectIdentifier(SERVER_AUTHENTICATION))),
    extension(SUBJECT_ALTERNATIVE_NAME, sequence(...names.map(generalName))),
    extension(SUBJECT_KEY_IDENTIFIER, octetString(keyIdentifier(publicKey))),
    extension(AUTHORITY_KEY_IDENTIFIER, sequence(implicit(0, keyIdentifier(createPublicKey(authority.key))))),
  ];
  const issuer = authority.certificate.subject.replace(/^CN=/, '');
  return signed({ issuer, subject: names[0]!.text.slice(0, 64), publicKey, validity, extensions }, authority.key, privateKey);
}

interface Contents {
  readonly issuer: string;
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly validity: Validity;
  readonly extensions: readonly Buffer[];
}

function signed(contents: Contents, signingKey: KeyObject, key: KeyObject): KeyedCertificate {
  const algorithm = sequence(objectIdentifier(ECDSA_WITH_SHA256));
  const toBeSigned = sequence(
    explicit(0, integer(2)), // version 3
    integer(serialNumber()),
    algorithm,
    distinguishedName(contents.issuer),
    sequence(time(contents.validity.from), time(contents.validity.to)),
    distinguishedName(contents.subject),
    contents.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...contents.extensions)),
  );
  const signature = sign('sha256', toBeSigned, signingKey);
  return { certificate: new X509Certificate(sequence(toBeSigned, algorithm, bitString(signature))), key };
}

/** 127 random bits with the highest one set: positive, never zero, of fixed length. */
function serialNumber(): Buffer {
  const octets = randomBytes(16);
  octets[0] = (octets[0]! & 0x7f) | 0x40;
  return octets;
}

function distinguishedName(commonName: string): Buffer {
  return sequence(setOf(sequence(objectIdentifier(COMMON_NAME), utf8String(commonName))));
}

function extension(id: string, value: Buffer, critical?: 'critical'): Buffer {
  return sequence(objectIdentifier(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

/** RFC 7093 §2, method 1. The point is the last 65 octets of a P-256 SubjectPublicKeyInfo. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  return createHash('sha256').update(point).digest().subarray(0, 20);
}
