import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** Signature algorithms of assertions (RFC 7518 §3.1). A key has exactly one, so that no assertion can choose another. */
export type Algorithm = 'RS256' | 'ES256';

export interface PublicKey {
  readonly algorithm: Algorithm;
  /** Public members only, as node writes them. */
  readonly jwk: Readonly<Record<string, string>>;
  readonly key: KeyObject;
}

/** Members that only private or symmetric keys have (RFC 7518 §6). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const BASE64URL = /^[A-Za-z0-9_-]{1,2000}$/;
const SHORTEST_MODULUS = 2_048;
/** Verifying takes longer the longer the key is. */
const LONGEST_MODULUS = 8_192;
const SMALLEST_EXPONENT = 65_537n;
const LARGEST_EXPONENT = 2n ** 32n;

/** The public key of a JWK (RFC 7517), or why it is refused. */
export function readPublicKey(jwk: Readonly<Record<string, unknown>>): PublicKey | 'private' | 'not_supported' {
  if (SECRET_MEMBERS.some((name) => Object.hasOwn(jwk, name))) return 'private';
  const algorithm = jwk.kty === 'RSA' ? 'RS256' : jwk.kty === 'EC' && jwk.crv === 'P-256' ? 'ES256' : undefined;
  if (algorithm === undefined || !meantFor(jwk, algorithm)) return 'not_supported';
  const names = algorithm === 'RS256' ? ['n', 'e'] : ['x', 'y'];
  const members = Object.fromEntries(names.map((name) => [name, jwk[name]]));
  if (!Object.values(members).every((value) => typeof value === 'string' && BASE64URL.test(value))) return 'not_supported';
  try {
    const fixed = algorithm === 'RS256' ? { kty: 'RSA' } : { kty: 'EC', crv: 'P-256' };
    const key = createPublicKey({ key: { ...fixed, ...members }, format: 'jwk' });
    const publicJwk = key.export({ format: 'jwk' }) as Record<string, string>;
    return algorithm === 'RS256' && !isStrong(key, publicJwk.n ?? '') ? 'not_supported' : { algorithm, jwk: publicJwk, key };
  } catch {
    // For example a point that is not on the curve.
    return 'not_supported';
  }
}

/** Base64url of the SHA-256 thumbprint (RFC 7638): the key's id where its owner gives none. */
export function thumbprint({ algorithm, jwk }: PublicKey): string {
  const { n, e, x, y, kty, crv } = jwk;
  const members = algorithm === 'RS256' ? { e, kty, n } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}

function meantFor(jwk: Readonly<Record<string, unknown>>, algorithm: Algorithm): boolean {
  const { alg, use, key_ops: operations } = jwk;
  return (
    (alg === undefined || alg === algorithm) &&
    (use === undefined || use === 'sig') &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify')))
  );
}

function isStrong(key: KeyObject, modulus: string): boolean {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  const lastByte = Buffer.from(modulus, 'base64url').at(-1) ?? 0;
  return (
    modulusLength >= SHORTEST_MODULUS &&
    modulusLength <= LONGEST_MODULUS &&
    lastByte % 2 === 1 &&
    publicExponent >= SMALLEST_EXPONENT &&
    publicExponent < LARGEST_EXPONENT &&
    publicExponent % 2n === 1n
  );
}
