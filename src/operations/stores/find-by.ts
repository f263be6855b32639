import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, type Static, Type } from '../../contract/schema.ts';
import { nearestPostalArea } from '../../fulfillment/geography/geography.ts';
import { checkPostalCode, type Located, locateDelivery } from './address.ts';

/** Forms of `find_by` (contract/stores.md §2). */
const coordinates = {
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north; with `longitude`.' })),
  longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east; with `latitude`.' })),
};
const address = {
  address_line_1: OptionalText('First line of an address; with `postal_code`.'),
  address_line_2: OptionalText('Second line.'),
  address_type: OptionalText('For example `residential`.'),
};
const city = { city: OptionalText('City.') };

/** Delivery and dispatch: a position, an address, or a postal code. */
export const FindBy = Type.Object(
  { ...coordinates, ...address, postal_code: OptionalText('Postal code of the address, or alone.', 20), ...city },
  { description: 'A position, an address, or a postal code.' },
);

/** Last mile: the same, the postal code alone being deprecated. */
export const LastMileFindBy = Type.Object(
  {
    ...coordinates,
    ...address,
    postal_code: OptionalText('Postal code of the address. Alone: deprecated, the stores found may not be the right ones.', 20),
    ...city,
  },
  { description: 'A position or an address.' },
);

/** Pickup: a position or a postal code. */
export const PickupFindBy = Type.Object(
  { ...coordinates, postal_code: OptionalText('Postal code near which the customer wants to collect.', 20) },
  { description: 'A position or a postal code.' },
);

interface PlaceOptions {
  /** Whether an address that cannot be delivered to, such as a post-office box, is refused. */
  readonly serviceable: boolean;
}

/** Coordinates win over an address, an address over its postal code alone; one coordinate without the other is an error. */
export function placeOf(findBy: Static<typeof FindBy>, { serviceable }: PlaceOptions = { serviceable: true }): Located {
  const { latitude, longitude, address_line_1, postal_code } = findBy;
  if (latitude !== undefined || longitude !== undefined) {
    if (latitude === undefined) throw new ApiError(errors.blank, { key: 'find_by.latitude' });
    if (longitude === undefined) throw new ApiError(errors.blank, { key: 'find_by.longitude' });
    const position = { latitude, longitude };
    return { postalCode: '', prefix: nearestPostalArea(position)?.prefix ?? '', position };
  }
  if (postal_code === undefined || postal_code.trim() === '') throw new ApiError(errors.blank, { key: 'find_by.postal_code' });
  if (address_line_1 === undefined || address_line_1.trim() === '') return checkPostalCode(postal_code, 'find_by.postal_code');
  return locateDelivery({ address_line_1, postal_code }, 'find_by', serviceable);
}

/** Neither a position nor an address goes with it. */
export function isPostalCodeAlone({ latitude, longitude, address_line_1 = '' }: Static<typeof FindBy>): boolean {
  return latitude === undefined && longitude === undefined && address_line_1.trim() === '';
}
