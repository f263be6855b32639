import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { OptionalText, RequiredText, RetailerId, type Static, Type } from '../../../contract/schema.ts';
import { parsePostalCode } from '../../../fulfillment/geography/geography.ts';
import type { StoreDetails } from '../../../storage/stores/administration.ts';
import type { StoreAddress } from '../../../storage/stores/store.ts';
import { placeOf } from './place.ts';

const Flag = (description: string) => Type.Optional(Type.Boolean({ description }));

/** What may be given or left out at creation and in a change alike. */
export const optionalDetails = {
  latitude: Type.Optional(
    Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north; with `longitude`. From the address by default.' }),
  ),
  longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east; with `latitude`.' })),
  time_zone: Type.Optional(
    Type.String({ maxLength: 64, format: 'time-zone', description: 'IANA time zone; that of the postal area by default.' }),
  ),
  active: Flag('False: the store is not found and offers nothing; its orders go on. True by default.'),
  alcohol: Flag('The store supports alcohol orders. False by default.'),
  pickup: Flag('The store supports pickup orders. False by default.'),
  pickup_only: Flag('Not eligible for delivery; implies `pickup`. False by default.'),
  long_distance_delivery: Flag('The store accepts addresses 30 to 60 minutes away. False by default.'),
  serves_postal_prefix: Flag(
    'The store also delivers to every address with the first three characters of its postal code. False by default.',
  ),
};

const addressLines = {
  address_line_1: RequiredText('First line.'),
  address_line_2: OptionalText('Second line; empty to remove it.'),
  city: RequiredText('City.'),
  region: RequiredText('State, territory or province, for example `CA`.'),
  postal_code: RequiredText('ZIP code or Canadian postal code.', 20),
};
export const StoreAddressSchema = Type.Object(addressLines, { description: 'Address of the store.' });

export const NewStoreSchema = Type.Object({
  location_code: RetailerId('Code of the store in every call; any characters, unique in the banner.'),
  name: RequiredText('Store name.'),
  address: StoreAddressSchema,
  ...optionalDetails,
});

export const StoreChangeSchema = Type.Object({
  name: Type.Optional(RequiredText('Store name.')),
  address: Type.Optional(Type.Partial(StoreAddressSchema)),
  ...optionalDetails,
});

export type NewStore = Static<typeof NewStoreSchema>;
export type StoreChange = Static<typeof StoreChangeSchema>;

/** A new store's details with their defaults, or what is wrong with them. */
export function newStoreDetails(body: NewStore): StoreDetails {
  const place = placeOf(withoutBlankLine(body.address), body);
  return { ...place, ...flagsOf(body, { active: true }), name: body.name };
}

/**
 * A store's details after a change. A store whose postal code changes moves to the position and time zone of the new area,
 * unless the change gives them.
 */
export function changedStoreDetails(current: StoreDetails, change: StoreChange): StoreDetails {
  const address = withoutBlankLine({ ...current.address, ...change.address });
  const moves = parsePostalCode(address.postal_code)?.code !== current.address.postal_code;
  const { latitude, longitude } = change.latitude === undefined && change.longitude === undefined && !moves ? current : change;
  const place = placeOf(address, { latitude, longitude, time_zone: change.time_zone ?? (moves ? undefined : current.time_zone) });
  return { ...place, ...flagsOf(change, current), name: change.name ?? current.name };
}

type Flags = Pick<StoreDetails, 'active' | 'alcohol' | 'pickup' | 'pickup_only' | 'long_distance_delivery' | 'serves_postal_prefix'>;

function flagsOf(given: StoreChange, before: Partial<Flags>): Flags {
  const flag = (name: keyof Flags) => given[name] ?? before[name] ?? false;
  const pickupOnly = flag('pickup_only');
  if (pickupOnly && given.pickup === false) raiseAll([new ApiError(errors.invalid, { key: 'pickup' })]);
  return {
    active: flag('active'),
    alcohol: flag('alcohol'),
    pickup: flag('pickup') || pickupOnly,
    pickup_only: pickupOnly,
    long_distance_delivery: flag('long_distance_delivery'),
    serves_postal_prefix: flag('serves_postal_prefix'),
  };
}

function withoutBlankLine({ address_line_2, ...address }: StoreAddress): StoreAddress {
  return address_line_2 === undefined || address_line_2.trim() === '' ? address : { ...address, address_line_2 };
}
