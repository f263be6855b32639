import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { CustomerRow } from '../../../storage/customers/customer.ts';

/** Path of one customer's account. */
export const CustomerPath = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Id of the account.' }),
});

/** A customer's account, which users link (contract/users.md §1). */
export const CustomerSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the account.' }),
  email: Type.String({ description: 'E-mail address, unique in the organization, in lower case.' }),
  phone: nullable(Type.String({ description: 'E.164.' })),
  instacartplus_member: Type.Boolean({ description: 'Instacart+ member now.' }),
  instacartplus_expires_at: nullable(
    Type.String({ description: 'When the membership ends or ended; null without an end. ISO 8601, UTC.' }),
  ),
  linked_user_id: nullable(Type.String({ description: '`user_id` of the user that the account is linked to.' })),
  linked_at: nullable(Type.String({ description: 'ISO 8601, UTC.' })),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const EXAMPLE_CUSTOMER = {
  id: 940626754,
  email: 'kamalsingh1234@example.com',
  phone: '+18005550101',
  instacartplus_member: true,
  instacartplus_expires_at: '2027-06-30T00:00:00Z',
  linked_user_id: 'johnsmith6000',
  linked_at: '2026-05-06T07:00:00Z',
  created_at: '2026-05-06T07:00:00Z',
};

const time = (instant: number | null) => (instant === null ? null : formatUtc(instant));

export function customerAnswer(row: CustomerRow, now: number): Static<typeof CustomerSchema> {
  const until = row.instacartplus_expires_at;
  return {
    id: row.id,
    email: row.email,
    phone: row.phone,
    instacartplus_member: row.instacartplus_member && (until === null || until > now),
    instacartplus_expires_at: time(until),
    linked_user_id: row.linked_user_id,
    linked_at: time(row.linked_at),
    created_at: formatUtc(row.created_at),
  };
}
