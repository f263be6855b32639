import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { acceptStep, takeRecoveryCode } from '../../storage/console/second-factor.ts';
import type { ConsoleContext } from '../context.ts';

/** RFC 6238 with what every authenticator knows: SHA-1, six digits, 30 seconds. */
const PERIOD = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** A code of the 30 seconds before or after counts: clocks differ. */
const WINDOW = 1;

export const newTotpSecret = () => new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32;
export const totpPurpose = (accountId: number) => `console/${accountId}/totp`;

/** What an authenticator scans. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: 'Cartwright', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6, algorithm: 'SHA1' });

/** Whether a code of the second factor, or an unused recovery code, is right; either works once. */
export async function acceptsCode(
  context: ConsoleContext,
  accountId: number,
  sealed: Uint8Array,
  code: string,
  now: number,
): Promise<boolean> {
  const { database, secrets } = context;
  const given = code.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(given)) {
    const delta = totpOf(secrets.open(sealed, totpPurpose(accountId)), '').validate({ token: given, timestamp: now, window: WINDOW });
    if (delta === null) return false;
    return (await database.query(acceptStep, [accountId, Math.floor(now / 1000 / PERIOD) + delta])).length === 1;
  }
  return (await database.query(takeRecoveryCode, [accountId, recoveryHash(given), new Date(now)])).length === 1;
}

/** Ten codes of 120 bits in groups of four, and their hashes: so long a secret needs no slow one. */
export function newRecoveryCodes(): { readonly codes: string[]; readonly hashes: Buffer[] } {
  const plain = Array.from({ length: RECOVERY_CODES }, () => new Secret({ size: 15 }).base32.toLowerCase());
  return { codes: plain.map((code) => code.match(/.{4}/g)!.join('-')), hashes: plain.map(recoveryHash) };
}

const recoveryHash = (code: string) => createHash('sha256').update(code).digest();
