import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, type Static, Type } from '../../contract/schema.ts';
import { nearestPostalArea } from '../../fulfillment/geography/geography.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { checkAddress, checkPostalCode, type Located } from './address.ts';
import { deliveringStores } from './nearby.ts';
import { StoresResponse, storeAnswer } from './store-answer.ts';

const FindBy = Type.Object(
  {
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north; with `longitude`.' })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east; with `latitude`.' })),
    address_line_1: OptionalText('First line of an address; with `postal_code`.'),
    address_line_2: OptionalText('Second line.'),
    address_type: OptionalText('For example `residential`.'),
    postal_code: OptionalText('Postal code of the address, or alone.', 20),
    city: OptionalText('City.'),
  },
  { description: 'A position, an address, or a postal code.' },
);

export const findStoresForDelivery = defineOperation({
  id: 'fulfillment.stores.find_delivery',
  method: 'POST',
  path: '/v2/fulfillment/stores/delivery',
  title: 'Find stores offering delivery',
  description:
    'Stores that can deliver to an address or position, closest first. A store reaches addresses within 30 minutes, with long-distance delivery within 60.',
  access: FULFILLMENT,
  body: Type.Object({ find_by: FindBy }),
  response: StoresResponse,
  errors: [errors.blank, errors.invalidPostalCode, errors.postOfficeBox],
  writes: 'none',
  example: {
    body: { find_by: { address_line_1: '50 Beale St', postal_code: '94105' } },
    response: {
      stores: [
        {
          name: 'The Garden Market San Francisco',
          location_code: 'GM-941',
          flags: { alcohol: true, pickup: true, pickup_only: false, long_distance_delivery: true },
        },
      ],
      is_partial: false,
    },
  },
  handle: async (context) => {
    const stores = await deliveringStores(context, placeOf(context.body.find_by));
    return { stores: stores.map(({ store }) => storeAnswer(store)), is_partial: false };
  },
});

/** Coordinates win over an address; one coordinate without the other is an error. */
export function placeOf(findBy: Static<typeof FindBy>): Located {
  const { latitude, longitude, address_line_1, postal_code } = findBy;
  if (latitude !== undefined || longitude !== undefined) {
    if (latitude === undefined) throw new ApiError(errors.blank, { key: 'find_by.latitude' });
    if (longitude === undefined) throw new ApiError(errors.blank, { key: 'find_by.longitude' });
    const position = { latitude, longitude };
    return { postalCode: '', prefix: nearestPostalArea(position)?.prefix ?? '', position };
  }
  if (postal_code === undefined || postal_code.trim() === '') throw new ApiError(errors.blank, { key: 'find_by.postal_code' });
  return address_line_1 === undefined || address_line_1.trim() === ''
    ? checkPostalCode(postal_code, 'find_by.postal_code')
    : checkAddress({ ...findBy, address_line_1, postal_code }, 'find_by');
}
