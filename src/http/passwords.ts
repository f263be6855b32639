import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** The PHC string format of argon2: base64 without padding. */
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

const phc = (salt: Buffer, tag: Buffer) => `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(tag)}`;

/** No password has this hash; verifying against it takes as long as against an account's. */
export const NOBODYS_HASH = phc(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));

/** PHC string of the password's argon2id hash under a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const parameters = { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES, tagLength: TAG_BYTES };
  return phc(salt, await derive('argon2id', { ...parameters, message: bytesOf(password), nonce: salt }));
}

/** Whether the hash (PHC string, with its own parameters) is the password's. Throws when it is no argon2id PHC string. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) throw new TypeError('A stored password hash is not an argon2id PHC string.');
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

/** Composed and decomposed letters are one password (RFC 8265 §4.2.2 normalizes too): keyboards differ. */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFC'));
}
