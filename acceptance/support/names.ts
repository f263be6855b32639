import { randomBytes } from 'node:crypto';

/** Makes the names of this run its own, so that it can share a server with earlier runs. Printed by the suite. */
export const seed = process.env.CARTWRIGHT_ACCEPTANCE_SEED ?? randomBytes(4).toString('hex');

let count = 0;

/** A name that no other test uses. */
export function unique(kind: string): string {
  return `${kind}-${seed}-${++count}`;
}
