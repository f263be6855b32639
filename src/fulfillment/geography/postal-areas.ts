import { readFileSync } from 'node:fs';
import { nearestFinder } from './nearest.ts';
import type { Position } from './position.ts';
import { type Country, parsePostalCode } from './postal-code.ts';

/** What the three-character prefix of a postal code tells: a US ZIP3 or a Canadian forward sortation area. */
export interface PostalArea {
  readonly country: Country;
  readonly prefix: string;
  /** State, territory or province: `CA`, `DC`, `PR`, `ON`. */
  readonly region: string;
  /** The city or town that most people of the area live in. */
  readonly place: string;
  /** Where the way to all the people of the area is shortest: never at sea or in the wild between two towns. */
  readonly position: Position;
  /** IANA name, at `position`. */
  readonly timeZone: string;
}

const NEAREST_LIMIT_KM = 400;
const NEAREST_LIMIT_IN_THE_NORTH_KM = 2_500;

interface Table {
  readonly areas: readonly PostalArea[];
  readonly byPrefix: ReadonlyMap<string, PostalArea>;
  readonly nearest: (position: Position) => PostalArea | undefined;
  readonly nearestInTheNorth: (position: Position) => PostalArea | undefined;
}

let table: Table | undefined;

/** Every postal area, US ZIP3 prefixes first, each country in the order of its prefixes. Read from `postal-areas.tsv` at the first call. */
export function postalAreas(): readonly PostalArea[] {
  return load().areas;
}

/** The area of a postal code in any form that `parsePostalCode` accepts; `undefined` if the form is wrong or the prefix is not in use. */
export function findPostalArea(postalCode: string): PostalArea | undefined {
  const parsed = parsePostalCode(postalCode);
  return parsed && load().byPrefix.get(parsed.prefix);
}

/** The area whose position is nearest, at most 400 km away; in the far north, where areas are as large as countries, 2,500 km. */
export function nearestPostalArea(position: Position): PostalArea | undefined {
  const { nearest, nearestInTheNorth } = load();
  return isFarNorth(position) ? nearestInTheNorth(position) : nearest(position);
}

/** Alaska with the Aleutians, and northern Canada with the Arctic islands. */
function isFarNorth({ latitude, longitude }: Position): boolean {
  const south = longitude < -130 ? 50 : 55;
  return latitude >= south && latitude <= 84 && longitude >= -180 && longitude <= -60;
}

function load(): Table {
  if (table !== undefined) return table;
  const text = readFileSync(new URL('./postal-areas.tsv', import.meta.url), 'utf8');
  const [, ...rows] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const areas = rows.map(toPostalArea);
  table = {
    areas,
    byPrefix: new Map(areas.map((area) => [area.prefix, area])),
    nearest: nearestFinder(areas, NEAREST_LIMIT_KM),
    nearestInTheNorth: nearestFinder(areas, NEAREST_LIMIT_IN_THE_NORTH_KM),
  };
  return table;
}

function toPostalArea(row: string): PostalArea {
  const [country, prefix, region, place, latitude, longitude, timeZone] = row.split('\t');
  if ((country !== 'US' && country !== 'CA') || !prefix || !region || !place || !timeZone) {
    throw new Error(`postal-areas.tsv: malformed row "${row}"; make the file again with scripts/make-postal-areas.ts`);
  }
  return { country, prefix, region, place, position: { latitude: Number(latitude), longitude: Number(longitude) }, timeZone };
}
