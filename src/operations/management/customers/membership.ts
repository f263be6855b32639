import { IsoTime, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';

export const MembershipFields = {
  instacartplus_member: Type.Boolean({ description: 'Instacart+ member.' }),
  instacartplus_expires_at: Type.Optional(IsoTime('When the membership ends; without it, it has no end. Of members only.')),
};

/** The end of a membership as it is kept: none for those who are no members. */
export function membershipEnd(member: boolean, expiresAt: string | undefined): Date | null {
  return !member || expiresAt === undefined ? null : new Date(parseIsoTime(expiresAt)!);
}
