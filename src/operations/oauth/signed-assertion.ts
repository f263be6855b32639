import { constants, verify } from 'node:crypto';
import type { ApplicationKeyRow } from '../../storage/applications/key.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { isUserId, parseObject } from './user-assertion.ts';

/** An assertion may expire at most this far ahead of the wall. */
export const LONGEST_LIFE_SECONDS = 300;
/** How far ahead of ours a client's clock may go. */
const CLOCK_SKEW_SECONDS = 30;
const LONGEST_JTI = 255;

export interface Expected {
  /** Client id of the application. */
  readonly issuer: string;
  /** URL of the token endpoint. */
  readonly audience: string;
  /** The wall, epoch milliseconds. */
  readonly now: number;
}

export interface SignedAssertion {
  readonly userId: string;
  readonly jti: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

type Claims = Readonly<Record<string, unknown>>;

/** Whether the text has the form of a JWS in compact serialization; unsigned assertions have no dots. */
export function isSigned(assertion: string): boolean {
  return assertion.includes('.');
}

/**
 * What a JWT (RFC 7519, RFC 7523) asserts, or undefined when anything is wrong with it. The key decides the algorithm, never the
 * header (RFC 8725 §3.1): `none`, HMAC and keys that the JWT brings along have no meaning here.
 */
export function verifySignedAssertion(
  assertion: string,
  keys: readonly ApplicationKeyRow[],
  expected: Expected,
): SignedAssertion | undefined {
  const parts = assertion.split('.');
  const [header, payload, signature] = parts.map(decodePart);
  if (parts.length !== 3 || !header || !payload || !signature) return undefined;
  const key = chooseKey(parseObject(header), keys);
  if (!key || !isSignedBy(key, Buffer.from(`${parts[0]}.${parts[1]}`, 'ascii'), signature)) return undefined;
  return readClaims(parseObject(payload), expected);
}

/** Bytes of canonical base64url without padding, so that one signature has one spelling. */
function decodePart(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : undefined;
}

/** The key that `kid` names; without `kid` the only one of the algorithm. */
function chooseKey(header: Claims | undefined, keys: readonly ApplicationKeyRow[]): PublicKey | undefined {
  // No extension is understood here, so that none may be critical (RFC 7515 §4.1.11).
  if (!header || Object.hasOwn(header, 'crit')) return undefined;
  const candidates = keys.filter((key) => key.algorithm === header.alg && (header.kid === undefined || key.key_id === header.kid));
  if (candidates.length !== 1) return undefined;
  const key = readPublicKey(candidates[0]!.jwk);
  return typeof key !== 'string' && key.algorithm === header.alg ? key : undefined;
}

function isSignedBy({ algorithm, key }: PublicKey, data: Buffer, signature: Buffer): boolean {
  return algorithm === 'RS256'
    ? verify('sha256', data, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
    : signature.length === 64 && verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function readClaims(claims: Claims | undefined, expected: Expected): SignedAssertion | undefined {
  if (!claims) return undefined;
  const { iss, sub, aud, exp, iat, nbf, jti } = claims;
  const now = expected.now / 1000;
  const latestStart = now + CLOCK_SKEW_SECONDS;
  const valid =
    iss === expected.issuer &&
    (aud === expected.audience || (Array.isArray(aud) && aud.includes(expected.audience))) &&
    isInstant(exp) &&
    exp > now &&
    exp <= now + LONGEST_LIFE_SECONDS &&
    isInstant(iat) &&
    iat <= latestStart &&
    iat <= exp &&
    (nbf === undefined || (isInstant(nbf) && nbf <= latestStart)) &&
    (jti === undefined || (isUserId(jti) && jti.length <= LONGEST_JTI));
  if (!valid || !isUserId(sub)) return undefined;
  return { userId: sub, jti: jti as string | undefined, expiresAt: exp * 1000 };
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
