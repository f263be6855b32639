import { ApiError, errors } from '../../contract/errors.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { IsoDate, PhoneNumber, type Static, Type } from '../../contract/schema.ts';
import type { OrderBody } from '../../fulfillment/orders/order.ts';
import { parseIsoDate } from '../../http/validation.ts';
import { findUser } from '../../storage/users/user.ts';
import type { RequestScope } from '../define.ts';

/** OrderUser (contract/orders.md §1.4); takes precedence over what the user was created with. */
export const OrderUserSchema = Type.Object(
  {
    birthday: Type.Optional(IsoDate('ISO 8601 date; needed for age-restricted items.')),
    phone_number: Type.Optional(PhoneNumber('E.164. Required if the user has none.')),
    sms_opt_in: Type.Optional(Type.Boolean({ description: 'Default false.' })),
  },
  { description: 'Additional attributes of the user.' },
);

/** The attributes as the order keeps them; what the request leaves out stays. */
export function orderUser(input: Static<typeof OrderUserSchema> | undefined, known?: OrderBody['user']): OrderBody['user'] {
  const birthday = input?.birthday === undefined ? known?.birthday : parseIsoDate(input.birthday);
  const phone = input?.phone_number === undefined ? known?.phone_number : normalizePhone(input.phone_number);
  return {
    ...(birthday === undefined ? {} : { birthday }),
    ...(phone === undefined ? {} : { phone_number: phone }),
    sms_opt_in: input?.sms_opt_in ?? known?.sms_opt_in ?? false,
  };
}

/** Raises what is wrong with the user of the path; for refusals that are found before the user is looked at. */
export async function requireUser(context: RequestScope, userId: string): Promise<void> {
  const [user] = await context.db.query(findUser, [context.tenant.organizationId, userId]);
  if (!user) throw new ApiError(errors.userNotFound);
  if (!user.active) throw new ApiError(errors.userNotActive);
}
