import { formatArray, parseArray } from './array-literal.ts';
import type { Parameter } from './types.ts';

/**
 * JavaScript values to PostgreSQL's text form and back. Both engines use only this, so that they cannot differ.
 * Sessions run with DateStyle ISO, TimeZone UTC and bytea_output hex; the readers below rely on it.
 */

/** What goes on the wire: text, bytes (bytea, binary format) or NULL. Throws TypeError for `undefined` and other strangers. */
export function encode(value: Parameter): string | Buffer | null {
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return encodeText(value);
}

function encodeText(value: Parameter): string | null {
  if (typeof value === 'string') return value;
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return encodeInstant(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return formatArray(value.map(encodeElement));
  throw new TypeError(`A parameter of a statement must not be ${typeof value === 'object' ? 'an object; pass JSON text' : typeof value}.`);
}

/** PostgreSQL knows neither the sign nor the year 0 of ISO 8601's expanded years; sums and differences of times lead there. */
function encodeInstant(instant: Date): string {
  const text = instant.toISOString();
  const year = instant.getUTCFullYear();
  if (year >= 1 && year <= 9_999) return text;
  const rest = text.slice(text.indexOf('-', 1));
  return year > 0 ? `${year}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`;
}

function encodeElement(value: Parameter): string | null | readonly unknown[] {
  return Array.isArray(value) ? value.map(encodeElement) : encodeText(value);
}

type Decoder = (text: string) => unknown;

const integer: Decoder = (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

const instant: Decoder = (text) => {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  // "2026-06-01 12:30:00.123456+00": the session's zone is UTC; below a millisecond is cut off.
  const milliseconds = Date.parse(
    `${text.slice(0, 10)}T${text
      .slice(11)
      .replace(/(\.\d{3})\d*/, '$1')
      .replace(/\+00$/, 'Z')}`,
  );
  if (Number.isNaN(milliseconds)) throw new RangeError(`The database gave an instant outside the years 1 to 9999: ${text}`);
  return milliseconds;
};

const bytes: Decoder = (text) => Buffer.from(text.slice(2), 'hex');
const same: Decoder = (text) => text;
const arrayOf =
  (element: Decoder): Decoder =>
  (text) =>
    parseArray(text, element);

/** By type oid (pg_type.dat); types that are not listed stay text: text, uuid, date, time, timestamp, interval, enums. */
const DECODERS = new Map<number, Decoder>([
  [16, (text) => text === 't'],
  [17, bytes],
  [20, integer],
  [21, Number],
  [23, Number],
  [26, Number],
  [114, JSON.parse],
  [700, Number],
  [701, Number],
  [1184, instant],
  [1700, Number],
  [3802, JSON.parse],
  [199, arrayOf(JSON.parse)],
  [1000, arrayOf((text) => text === 't')],
  [1001, arrayOf(bytes)],
  [1005, arrayOf(Number)],
  [1007, arrayOf(Number)],
  [1009, arrayOf(same)],
  [1015, arrayOf(same)],
  [1016, arrayOf(integer)],
  [1021, arrayOf(Number)],
  [1022, arrayOf(Number)],
  [1028, arrayOf(Number)],
  [1182, arrayOf(same)],
  [1185, arrayOf(instant)],
  [1231, arrayOf(Number)],
  [2951, arrayOf(same)],
  [3807, arrayOf(JSON.parse)],
]);

/** The reader for a column of this type. */
export function decoder(typeOid: number): Decoder {
  return DECODERS.get(typeOid) ?? same;
}
