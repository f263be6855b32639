import { ApiError, errors } from '../../contract/errors.ts';
import { parseLocale } from '../../contract/locale.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { LocaleTag, NameText, PhoneNumber, RetailerId, Type } from '../../contract/schema.ts';
import { insertUser } from '../../storage/users/user.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';

export const createUser = defineOperation({
  id: 'fulfillment.users.create',
  method: 'POST',
  path: '/v2/fulfillment/users',
  title: 'Create a Connect user account',
  description: 'Creates the account under which time slots are listed, reserved and ordered. The retailer chooses the `user_id`.',
  access: FULFILLMENT,
  body: Type.Object({
    user_id: RetailerId('Unique id chosen by the retailer: login name, loyalty id, e-mail …'),
    first_name: NameText('First name. Must not contain any of `/ : < > $ % ?`'),
    last_name: Type.Optional(NameText('Last name, same restriction.')),
    phone_number: Type.Optional(PhoneNumber('E.164. Ten-digit North American forms are accepted and normalised.')),
    locale: LocaleTag,
  }),
  response: Type.Object({
    user_id: Type.String(),
    first_name: Type.String(),
    last_name: Type.Optional(Type.String()),
    phone_number: Type.Optional(Type.String({ description: 'E.164.' })),
    locale: Type.Optional(Type.String()),
  }),
  errors: [errors.blank, errors.taken, errors.forbiddenCharacters, errors.invalidPhone],
  writes: 'one_call',
  example: {
    body: { user_id: 'johnsmith6000', first_name: 'John', last_name: 'Smith', phone_number: '+18005550100', locale: 'en-US' },
    response: { user_id: 'johnsmith6000', first_name: 'John', last_name: 'Smith', phone_number: '+18005550100', locale: 'en-US' },
  },
  handle: async ({ body, db, tenant, now }) => {
    const phone = body.phone_number === undefined ? null : normalizePhone(body.phone_number)!;
    const locale = body.locale === undefined ? null : (parseLocale(body.locale) ?? null);
    const [user] = await db.query(insertUser, [
      tenant.organizationId,
      body.user_id,
      body.first_name,
      body.last_name ?? null,
      phone,
      locale,
      new Date(now),
    ]);
    if (!user) throw new ApiError(errors.taken, { key: 'user_id' });
    return {
      user_id: user.user_id,
      first_name: user.first_name ?? '',
      ...(user.last_name === null ? {} : { last_name: user.last_name }),
      ...(user.phone_number === null ? {} : { phone_number: user.phone_number }),
      ...(user.locale === null ? {} : { locale: user.locale }),
    };
  },
});
