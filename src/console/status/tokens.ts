import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for links in mails and addresses of feeds; only the digest is stored. */
export const newLinkToken = () => randomBytes(32).toString('base64url');

export const linkDigest = (token: string): Buffer => createHash('sha256').update(token).digest();
