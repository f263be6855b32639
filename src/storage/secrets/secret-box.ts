import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;
/** First byte of what is stored: AES-256-GCM with this layout. */
const VERSION = 1;
const FINGERPRINT_DIGITS = 16;

interface Key {
  readonly id: Buffer;
  readonly bytes: Buffer;
}

/** A stored secret cannot be read: it was encrypted with a key that this process was not given, or it was changed. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/**
 * Secrets that have to be sent, and so can't be kept as a digest: AES-256-GCM under the installation's key, whose id stands beside the
 * ciphertext. `purpose` (such as `7/client_secret`) is authenticated too, so that a ciphertext is of no use in another place.
 */
export class SecretBox {
  readonly #keys: readonly Key[];
  readonly #fingerprintKey: Buffer;
  readonly #first: Buffer;

  /** The first key encrypts, all of them decrypt. Throws RangeError unless each is 32 bytes. */
  constructor(keys: readonly Uint8Array[]) {
    if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES)) throw new RangeError(`A key has ${KEY_BYTES} bytes.`);
    this.#keys = keys.map((key) => ({ id: createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES), bytes: Buffer.from(key) }));
    this.#first = this.#keys[0]!.bytes;
    this.#fingerprintKey = this.derive('secret fingerprint');
  }

  static newKey(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  /** A key of 32 bytes for another purpose, the same in every process that has this key file. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#first, '', `cartwright ${purpose}`, KEY_BYTES));
  }

  seal(secret: string, purpose: string): Buffer {
    const { id, bytes } = this.#keys[0]!;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(purpose));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), id, nonce, cipher.getAuthTag(), text]);
  }

  /** Whether one of the keys sealed it. */
  canOpen(sealed: Uint8Array): boolean {
    const id = Buffer.from(sealed).subarray(1, 1 + KEY_ID_BYTES);
    return this.#keys.some((key) => key.id.equals(id));
  }

  /** Throws SecretUnreadable. */
  open(sealed: Uint8Array, purpose: string): string {
    const stored = Buffer.from(sealed);
    if (stored.length < HEADER_BYTES || stored[0] !== VERSION) throw new SecretUnreadable('A stored secret is damaged.');
    const id = stored.subarray(1, 1 + KEY_ID_BYTES);
    const key = this.#keys.find((one) => one.id.equals(id));
    if (!key) {
      throw new SecretUnreadable(`A stored secret was encrypted with the key ${id.toString('hex')}, which --key-file does not hold.`);
    }
    const nonce = stored.subarray(1 + KEY_ID_BYTES, 1 + KEY_ID_BYTES + NONCE_BYTES);
    const tag = stored.subarray(HEADER_BYTES - TAG_BYTES, HEADER_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
      return Buffer.concat([decipher.update(stored.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new SecretUnreadable('A stored secret is damaged.', { cause: error });
    }
  }

  /** Equal for equal secrets under one installation's key, on both of its servers; tells nothing else about the secret. */
  fingerprint(secret: string): string {
    return createHmac('sha256', this.#fingerprintKey).update(secret).digest('hex').slice(0, FINGERPRINT_DIGITS);
  }
}
