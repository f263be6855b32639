import { createHash } from 'node:crypto';
import { countTries, forgetTries } from '../storage/consent/consent.ts';
import type { Connection } from '../storage/engine/types.ts';

const MINUTE = 60_000;
const SPAN = 15 * MINUTE;
/** Tries within a span. An e-mail address is locked whether or not it has an account, so that the lock tells nothing. */
const MOST = { email: 10, address: 100 } as const;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export interface Tried {
  readonly organizationId: number;
  /** Normalized. */
  readonly email: string;
  /** IP address of the caller. */
  readonly address: string;
}

/** Counts a try before it is known to fail. Gives the minutes to wait when there were too many. */
export async function takeTry(db: Connection, { organizationId, email, address }: Tried, now: number): Promise<number | undefined> {
  const subjects = [`email ${digest(email)}`, `address ${digest(address)}`];
  const rows = await db.query(countTries, [organizationId, subjects, new Date(now), new Date(now - SPAN)]);
  const over = rows.filter(({ subject, tries }) => tries > MOST[subject.split(' ', 1)[0] as keyof typeof MOST]);
  if (over.length === 0) return undefined;
  return Math.max(1, ...over.map(({ since }) => Math.ceil((since + SPAN - now) / MINUTE)));
}

/** The right password was given: the count of the e-mail address begins anew. */
export async function endTries(db: Connection, { organizationId, email }: Tried): Promise<void> {
  await db.query(forgetTries, [organizationId, `email ${digest(email)}`]);
}
