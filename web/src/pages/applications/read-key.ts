const ALGORITHMS = [
  { name: 'ECDSA', namedCurve: 'P-256' },
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
] as const;

/** Not a public key in a form that can be registered; `private`: it holds what must not leave its owner. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable';
  readonly reason: 'private' | 'unreadable';

  constructor(reason: KeyUnreadable['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** The public key of a JWK or of a PEM (`BEGIN PUBLIC KEY`), as a JWK. Throws KeyUnreadable; a private key never leaves the page. */
export async function readKey(text: string): Promise<JsonWebKey> {
  if (/PRIVATE KEY-----/.test(text)) throw new KeyUnreadable('private');
  const pem = /-----BEGIN PUBLIC KEY-----([\s\S]+)-----END PUBLIC KEY-----/.exec(text);
  return pem ? readPem(pem[1]!) : readJwk(text);
}

function readJwk(text: string): JsonWebKey {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KeyUnreadable('unreadable');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new KeyUnreadable('unreadable');
  if ('d' in value || 'k' in value) throw new KeyUnreadable('private');
  return value as JsonWebKey;
}

async function readPem(base64: string): Promise<JsonWebKey> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    throw new KeyUnreadable('unreadable');
  }
  for (const algorithm of ALGORITHMS) {
    const key = await crypto.subtle.importKey('spki', bytes, algorithm, true, ['verify']).catch(() => undefined);
    if (!key) continue;
    const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
    return (kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }) as JsonWebKey;
  }
  throw new KeyUnreadable('unreadable');
}
