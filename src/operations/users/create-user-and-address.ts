import { ApiError, errors } from '../../contract/errors.ts';
import { parseLocale } from '../../contract/locale.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { LocaleTag, NameText, OptionalText, PhoneNumber, RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { upsertUserAddress } from '../../storage/users/user.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { checkAddress } from '../stores/address.ts';
import { deliveringStores, STANDARD_REACH_MINUTES } from '../stores/nearby.ts';

export const createUserAndAddress = defineOperation({
  id: 'fulfillment.users.create_with_address',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/addresses',
  title: 'Create a Connect user and validate an address',
  description:
    'Validates an address and associates it with the user, who is created if needed. An existing `user_id` is no error. Post-office boxes are not deliverable.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user, existing or new.') }),
  body: Type.Object({
    address_line_1: RequiredText('First line.'),
    address_line_2: OptionalText('Second line.'),
    address_type: OptionalText('For example `residential`.'),
    postal_code: RequiredText('Postal code.', 20),
    city: OptionalText('City.'),
    first_name: Type.Optional(NameText('First name.')),
    last_name: Type.Optional(NameText('Last name.')),
    phone_number: Type.Optional(PhoneNumber('E.164.')),
    locale: LocaleTag,
  }),
  response: Type.Object({
    user_id: Type.String(),
    address_line_1: Type.String(),
    postal_code: Type.String({ description: 'Validated: spaces removed, upper case.' }),
    flags: Type.Object({
      long_distance_delivery: Type.Boolean({ description: 'True if the address is more than 30 minutes from the closest store.' }),
    }),
  }),
  errors: [errors.blank, errors.invalidPostalCode, errors.postOfficeBox, errors.addressNotServiceable, errors.userNotActive],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: { address_line_1: '50 Beale St', postal_code: '94105', first_name: 'John' },
    response: {
      user_id: 'johnsmith6000',
      address_line_1: '50 Beale St',
      postal_code: '94105',
      flags: { long_distance_delivery: false },
    },
  },
  handle: async (context) => {
    const { params, body, db, tenant, now } = context;
    const { first_name, last_name, phone_number, locale, ...address } = body;
    const located = checkAddress(address, '');
    const nearest = (await deliveringStores(context, located))[0];
    if (!nearest) throw new ApiError(errors.addressNotServiceable, { key: 'postal_code' });
    const validated = { ...address, postal_code: located.postalCode };
    const [user] = await db.query(upsertUserAddress, [
      tenant.organizationId,
      params.user_id,
      first_name ?? null,
      last_name ?? null,
      phone_number === undefined ? null : normalizePhone(phone_number)!,
      locale === undefined ? null : (parseLocale(locale) ?? null),
      JSON.stringify(validated),
      new Date(now),
    ]);
    if (!user!.active) throw new ApiError(errors.userNotActive);
    return {
      user_id: user!.user_id,
      address_line_1: validated.address_line_1,
      postal_code: validated.postal_code,
      flags: { long_distance_delivery: nearest.minutes > STANDARD_REACH_MINUTES },
    };
  },
});
