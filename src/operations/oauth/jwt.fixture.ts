import { constants, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A key pair as a retailer has one; `jwk` is what it registers. */
export interface Signer {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: Record<string, string>;
  readonly algorithm: 'RS256' | 'ES256';
}

export function rsa(modulusLength = 2_048, publicExponent = 65_537): Signer {
  const pair = generateKeyPairSync('rsa', { modulusLength, publicExponent });
  return { ...pair, jwk: pair.publicKey.export({ format: 'jwk' }) as Record<string, string>, algorithm: 'RS256' };
}

export function ec(namedCurve = 'P-256'): Signer {
  const pair = generateKeyPairSync('ec', { namedCurve });
  return { ...pair, jwk: pair.publicKey.export({ format: 'jwk' }) as Record<string, string>, algorithm: 'ES256' };
}

/** A JWT of the claims. `header` adds to or replaces `alg`. */
export function jwt(signer: Signer, claims: unknown, header: object = {}): string {
  const text = `${encode({ alg: signer.algorithm, ...header })}.${encode(claims)}`;
  const key = signer.privateKey;
  const signature =
    signer.algorithm === 'RS256'
      ? sign('sha256', Buffer.from(text), { key, padding: constants.RSA_PKCS1_PADDING })
      : sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

export const unsignedJwt = (claims: unknown) => `${encode({ alg: 'none' })}.${encode(claims)}.`;

/** The confusion attack: an HMAC whose secret is the public key as everybody knows it. */
export function hmacJwt(secret: string | Buffer, claims: unknown, header: object = {}): string {
  const text = `${encode({ alg: 'HS256', ...header })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
