import { ApiError, errors } from '../../contract/errors.ts';
import { parseLocale } from '../../contract/locale.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { LocaleTag, NameText, PhoneNumber, type Static, Type } from '../../contract/schema.ts';
import { type UserRow, upsertUserAddress } from '../../storage/users/user.ts';
import type { RequestScope } from '../define.ts';
import { type AddressInput, AddressSchema, checkAddress } from '../stores/address.ts';
import { nearestDelivering, STANDARD_REACH_MINUTES } from '../stores/nearby.ts';

/** Request of the operations that create a user where there is none (contract/users.md). */
export const UserAddressSchema = Type.Object({
  ...AddressSchema.properties,
  first_name: Type.Optional(NameText('First name.')),
  last_name: Type.Optional(NameText('Last name.')),
  phone_number: Type.Optional(PhoneNumber('E.164.')),
  locale: LocaleTag,
});
type UserAddress = Static<typeof UserAddressSchema>;

export const ValidatedAddressSchema = Type.Object({
  address_line_1: Type.String(),
  postal_code: Type.String({ description: 'Validated: spaces removed, upper case.' }),
  flags: Type.Object({
    long_distance_delivery: Type.Boolean({ description: 'True if the address is more than 30 minutes from the closest store.' }),
  }),
});

/** The same with the user. */
export const UserAddressAnswer = Type.Object({ user_id: Type.String(), ...ValidatedAddressSchema.properties });

export const VALIDATED_EXAMPLE = { address_line_1: '50 Beale St', postal_code: '94105', flags: { long_distance_delivery: false } };

export const ADDRESS_ERRORS = [
  errors.blank,
  errors.invalidPostalCode,
  errors.postOfficeBox,
  errors.addressNotServiceable,
  errors.userNotActive,
];

/** The address as it is to be kept, and the answer about it; raises what is wrong, or that no store delivers there. */
export async function validateAddress(context: RequestScope, address: AddressInput) {
  const located = checkAddress(address, '');
  const nearest = await nearestDelivering(context, located);
  if (!nearest) throw new ApiError(errors.addressNotServiceable, { key: 'postal_code' });
  const kept = { ...address, postal_code: located.postalCode };
  const { address_line_1, postal_code } = kept;
  return { kept, answer: { address_line_1, postal_code, flags: { long_distance_delivery: nearest.minutes > STANDARD_REACH_MINUTES } } };
}

/** Validates an address and associates it with the user, who is created if needed. */
export async function createUserWithAddress(context: RequestScope, userId: string, body: UserAddress) {
  const { first_name, last_name, phone_number, locale, ...address } = body;
  const { kept, answer } = await validateAddress(context, address);
  const [user] = await context.db.query(upsertUserAddress, [
    context.tenant.organizationId,
    userId,
    first_name ?? null,
    last_name ?? null,
    phone_number === undefined ? null : normalizePhone(phone_number)!,
    locale === undefined ? null : (parseLocale(locale) ?? null),
    JSON.stringify(kept),
    new Date(context.now),
  ]);
  return { user_id: activeUser(user).user_id, ...answer };
}

/** The user of a row, who must exist and be active. */
export function activeUser(user: UserRow | undefined): UserRow {
  if (!user) throw new ApiError(errors.userNotFound);
  if (!user.active) throw new ApiError(errors.userNotActive);
  return user;
}
