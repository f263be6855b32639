import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, RequiredText, type Static, Type } from '../../contract/schema.ts';
import {
  ADDRESS_SPREAD_KM,
  findPostalArea,
  isPostOfficeBox,
  locateAddress,
  type Position,
  parsePostalCode,
} from '../../fulfillment/geography/geography.ts';

/** Address of a delivery (contract/orders.md §1.4). */
export const AddressSchema = Type.Object(
  {
    address_line_1: RequiredText('First line.'),
    address_line_2: OptionalText('Second line.'),
    address_type: OptionalText('For example `residential`.'),
    postal_code: RequiredText('Postal code.', 20),
    city: OptionalText('City.'),
  },
  { description: 'Delivery address.' },
);
export type AddressInput = Static<typeof AddressSchema>;

/** A place to deliver to. */
export interface Located {
  /** Normalised; the empty string for a bare position. */
  readonly postalCode: string;
  readonly prefix: string;
  readonly position: Position | undefined;
  /** A postal code alone stands for all its addresses: they lie within so many kilometres of the position. */
  readonly spreadKilometres?: number;
}

/** Locates an address, or raises what is wrong with it under the dotted path given (empty for the body itself). */
export function checkAddress(address: AddressInput, path: string): Located {
  return locateDelivery(address, path, true);
}

/** The same; without `serviceable` a post-office box is as good as any address. */
export function locateDelivery(address: AddressInput, path: string, serviceable: boolean): Located {
  const key = (field: string) => (path === '' ? field : `${path}.${field}`);
  const problems: ApiError[] = [];
  const parsed = parsePostalCode(address.postal_code);
  if (!parsed) problems.push(new ApiError(errors.invalidPostalCode, { key: key('postal_code') }));
  if (serviceable && isPostOfficeBox(address.address_line_1)) {
    problems.push(new ApiError(errors.postOfficeBox, { key: key('address_line_1') }));
  }
  raiseAll(problems);
  return {
    postalCode: parsed!.code,
    prefix: parsed!.prefix,
    position: locateAddress(parsed!.code, address.address_line_1),
  };
}

/** Locates a postal code alone. */
export function checkPostalCode(postalCode: string, key: string): Located {
  const parsed = parsePostalCode(postalCode);
  if (!parsed) throw new ApiError(errors.invalidPostalCode, { key });
  const position = findPostalArea(parsed.code)?.position;
  return { postalCode: parsed.code, prefix: parsed.prefix, position, spreadKilometres: ADDRESS_SPREAD_KM };
}
