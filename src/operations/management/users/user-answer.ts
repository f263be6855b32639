import { nullable, RetailerId, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { ManagedUserRow } from '../../../storage/users/user.ts';

/** Path of one user. */
export const UserPath = Type.Object({ user_id: RetailerId('Id of the user.') });

/** A Connect user as the retailer's own staff sees it. */
export const ManagedUserSchema = Type.Object({
  user_id: Type.String({ description: 'Id that the retailer chose.' }),
  first_name: nullable(Type.String()),
  last_name: nullable(Type.String()),
  phone_number: nullable(Type.String({ description: 'E.164.' })),
  locale: nullable(Type.String({ description: 'E.g. `en-US`.' })),
  active: Type.Boolean({ description: 'Operations on the user and its orders answer `User Not Active` while this is false.' }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
  updated_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const EXAMPLE_USER = {
  user_id: 'johnsmith6000',
  first_name: 'John',
  last_name: 'Smith',
  phone_number: '+18005550100',
  locale: 'en-US',
  active: true,
  created_at: '2026-05-06T07:00:00Z',
  updated_at: '2026-05-06T07:00:00Z',
};

export function managedUserAnswer(row: ManagedUserRow): Static<typeof ManagedUserSchema> {
  const { user_id, first_name, last_name, phone_number, locale, active } = row;
  const times = { created_at: formatUtc(row.created_at), updated_at: formatUtc(row.updated_at) };
  return { user_id, first_name, last_name, phone_number, locale, active, ...times };
}
