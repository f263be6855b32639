import { hash } from 'node:crypto';
import type { Position } from './position.ts';
import { findPostalArea } from './postal-areas.ts';
import { parsePostalCode } from './postal-code.ts';

/** How far from the centre of its postal area an address may be put. */
export const ADDRESS_SPREAD_KM = 1.5;
/** The displacement is reckoned on a plane, which is off by up to a metre in the far north. */
const PLANE_ERROR_KM = 0.005;

/** A little more than a degree of latitude has, so that rounding never carries a point past the limit. */
const KM_PER_DEGREE = 111.2;

// Matched on upper-case text without accents, in which every run of other characters has become one space.
const postOfficeBoxes: readonly RegExp[] = [
  /\bP(?:[O0] | [O0] ?)BOX(?![A-Z])/,
  /\bP[O0]BOX ?(?:\d|$)/,
  /\bP ?[O0] ?B ?\d/,
  /\bP ?O DRAWER\b/,
  /\bPOST(?:AL)? (?:OFFICE )?BOX\b/,
  /^BOX \d+$/,
  /^BOX \d+ (?:STN|STATION|SUCC|SUCCURSALE)\b/,
  /\b(?:CASE|CASIER|BOITE) POSTALE?\b/,
  /\bC ?P \d/,
  /\bCP\d/,
  /\bB ?P \d+$/,
  /\b(?:APARTADO|APDO)(?: POSTAL)? ?\d/,
];

/**
 * True if the address line names a post-office box, to which nothing can be delivered by hand: English ("P.O. Box 12", "POB 3"),
 * Canadian French ("C.P. 100", "Case postale 100") and Puerto Rican Spanish ("Apartado 12").
 * A box on a rural route ("RR 2 Box 15") stands at a house and is not one; neither is a street called Boxwood or Pobox.
 */
export function isPostOfficeBox(addressLine: string): boolean {
  const words = addressLine
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return postOfficeBoxes.some((pattern) => pattern.test(words));
}

/**
 * Where an address is taken to be: at the centre of its postal area, moved by at most 1.5 km by a hash of code and street, so that the
 * same address is always at the same point and two addresses of one area are not. `undefined` if the code is in no known area.
 * Upper and lower case and the white space of the street make no difference.
 */
export function locateAddress(postalCode: string, addressLine1 = ''): Position | undefined {
  const code = parsePostalCode(postalCode)?.code;
  const centre = findPostalArea(postalCode)?.position;
  if (code === undefined || centre === undefined) return undefined;
  const street = addressLine1.trim().replace(/\s+/g, ' ').toLowerCase();
  const digest = hash('sha256', `${code}\n${street}`, 'buffer');
  const bearing = (digest.readUInt32BE(0) / 2 ** 32) * 2 * Math.PI;
  // The square root spreads addresses evenly over the disc instead of crowding them at its middle.
  const kilometres = (ADDRESS_SPREAD_KM - PLANE_ERROR_KM) * Math.sqrt(digest.readUInt32BE(4) / 2 ** 32);
  const north = (kilometres * Math.cos(bearing)) / KM_PER_DEGREE;
  const east = (kilometres * Math.sin(bearing)) / (KM_PER_DEGREE * Math.cos((centre.latitude * Math.PI) / 180));
  return { latitude: round(centre.latitude + north), longitude: round(centre.longitude + east) };
}

/** To six decimals, about ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
