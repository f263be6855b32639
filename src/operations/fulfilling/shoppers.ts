import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { OptionalText, Type } from '../../contract/schema.ts';
import { insertShopper, type ShopperRow } from '../../storage/fulfillment/shopper.ts';
import type { RequestScope } from '../define.ts';

export const ShopperFields = {
  email: OptionalText('E-mail address.'),
  phone: OptionalText('Phone number, unique among the shoppers.', 40),
  first_name: OptionalText('First name, which customers see.'),
  avatar_url: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^https://', description: 'Picture, an `https` URL.' })),
};

/** What shoppers are called who came without a name. */
const NAMES = ['Alex', 'Casey', 'Dana', 'Jamie', 'Jordan', 'Kim', 'Lee', 'Morgan', 'Riley', 'Robin', 'Sam', 'Taylor'];

interface ShopperRequest {
  readonly email?: string;
  readonly phone?: string;
  readonly first_name?: string;
  readonly avatar_url?: string;
}

/** A shopper without a name takes it from the e-mail address, else one that fits many. */
export async function newShopper({ db, tenant, now }: RequestScope, request: ShopperRequest): Promise<ShopperRow> {
  const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text);
  const [wantedEmail, wantedPhone] = [given(request.email), given(request.phone)];
  const email = wantedEmail === undefined ? undefined : normalizeEmail(wantedEmail);
  const phone = wantedPhone === undefined ? undefined : normalizePhone(wantedPhone);
  raiseAll([
    ...(wantedEmail !== undefined && email === undefined ? [new ApiError(errors.invalidEmail)] : []),
    ...(wantedPhone !== undefined && phone === undefined ? [new ApiError(errors.invalidPhoneNumber)] : []),
  ]);
  const firstName = given(request.first_name) ?? nameFor(email ?? phone ?? String(now));
  const [row] = await db.query(insertShopper, [
    tenant.organizationId,
    email ?? null,
    phone ?? null,
    firstName,
    request.avatar_url ?? null,
    new Date(now),
  ]);
  if (!row) throw new ApiError(errors.shopperPhoneTaken);
  return row;
}

function nameFor(seed: string): string {
  const sum = [...seed].reduce((total, character) => total + character.codePointAt(0)!, 0);
  return NAMES[sum % NAMES.length]!;
}
