import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, type Static, Type } from '../../contract/schema.ts';
import type { Store } from '../../storage/stores/store.ts';
import { findUserAddress } from '../../storage/users/address.ts';
import type { Address } from '../../storage/users/user.ts';
import type { RequestScope } from '../define.ts';
import { AddressSchema, checkAddress } from '../stores/address.ts';
import { deliveryMinutes } from '../stores/nearby.ts';

/** The contract leaves the form of the address UNKNOWN: an object and flat members are both read, the object first. */
export const addressFields = {
  address: Type.Optional(AddressSchema),
  address_line_1: OptionalText('First line, where there is no `address`. Default: the address validated for the user.'),
  address_line_2: OptionalText('Second line.'),
  address_type: OptionalText('For example `residential`.'),
  postal_code: OptionalText('Postal code.', 20),
  city: OptionalText('City.'),
};
const Addressed = Type.Object(addressFields);

export const ADDRESS_ERRORS = [errors.blank, errors.invalidPostalCode, errors.postOfficeBox, errors.addressOutOfReach];

export interface Destination {
  readonly address: Address;
  /** Normalised. */
  readonly postalCode: string;
  /** On the road from the store. */
  readonly minutes: number;
}

/** Where an order goes, which the store must reach. Reads the user only where the request has no address. */
export async function destinationOf(
  context: RequestScope,
  request: Static<typeof Addressed>,
  userId: string | undefined,
  store: Store,
): Promise<Destination> {
  const { address, path } = given(request) ?? { address: await validatedAddress(context, userId), path: 'address' };
  const place = checkAddress(address, path);
  const minutes = deliveryMinutes(store, place);
  if (minutes === undefined) throw new ApiError(errors.addressOutOfReach, { key: path === '' ? 'postal_code' : `${path}.postal_code` });
  return { address, postalCode: place.postalCode, minutes };
}

function given(request: Static<typeof Addressed>): { address: Address; path: string } | undefined {
  if (request.address) return { address: request.address, path: 'address' };
  const { address_line_1 = '', address_line_2, address_type, postal_code = '', city } = request;
  const missing = Object.entries({ address_line_1, postal_code }).filter(([, text]) => text.trim() === '');
  if (missing.length === 2) return undefined;
  raiseAll(missing.map(([key]) => new ApiError(errors.blank, { key })));
  const rest = { ...(address_line_2 ? { address_line_2 } : {}), ...(address_type ? { address_type } : {}), ...(city ? { city } : {}) };
  return { address: { address_line_1, postal_code, ...rest }, path: '' };
}

async function validatedAddress(context: RequestScope, userId: string | undefined): Promise<Address> {
  const [user] = userId === undefined ? [] : await context.db.query(findUserAddress, [context.tenant.organizationId, userId]);
  if (user && !user.active) throw new ApiError(errors.userNotActive);
  if (!user?.address) throw new ApiError(errors.blank, { key: 'address' });
  return user.address;
}
