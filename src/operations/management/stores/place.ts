import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import {
  findPostalArea,
  locateAddress,
  nearestPostalArea,
  type Position,
  parsePostalCode,
} from '../../../fulfillment/geography/geography.ts';
import type { StoreDetails } from '../../../storage/stores/administration.ts';
import type { StoreAddress } from '../../../storage/stores/store.ts';

/** What an operator may say about a place besides its address. */
export interface GivenPlace {
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly time_zone?: string | undefined;
}

export type Place = Pick<StoreDetails, 'address' | 'country' | 'postal_prefix' | 'latitude' | 'longitude' | 'time_zone'>;

/**
 * The place of a store: what is not given comes from the postal area. Raises a postal code that is none, one coordinate without
 * the other, and what is neither given nor known for an area that is not in the table.
 */
export function placeOf(address: StoreAddress, given: GivenPlace): Place {
  const problems: ApiError[] = [];
  const parsed = parsePostalCode(address.postal_code);
  if (!parsed) problems.push(new ApiError(errors.invalidPostalCode, { key: 'address.postal_code' }));
  const position = positionOf(address, given);
  if (!position && (parsed || oneIsGiven(given))) {
    if (given.latitude === undefined) problems.push(new ApiError(errors.blank, { key: 'latitude' }));
    if (given.longitude === undefined) problems.push(new ApiError(errors.blank, { key: 'longitude' }));
  }
  const area = findPostalArea(address.postal_code) ?? (position && nearestPostalArea(position));
  const timeZone = given.time_zone ?? area?.timeZone;
  if (parsed && position && timeZone === undefined) problems.push(new ApiError(errors.blank, { key: 'time_zone' }));
  raiseAll(problems);
  return {
    address: { ...address, postal_code: parsed!.code },
    country: parsed!.country,
    postal_prefix: parsed!.prefix,
    ...position!,
    time_zone: timeZone!,
  };
}

function oneIsGiven({ latitude, longitude }: GivenPlace): boolean {
  return (latitude === undefined) !== (longitude === undefined);
}

function positionOf(address: StoreAddress, { latitude, longitude }: GivenPlace): Position | undefined {
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (latitude !== undefined || longitude !== undefined) return undefined;
  return locateAddress(address.postal_code, address.address_line_1);
}
