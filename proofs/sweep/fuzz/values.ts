import type { Random } from '../random.ts';
import type { ApiDocument, Schema } from './document.ts';

/** Stands in a value for JSON text that no value of JavaScript gives; exchanged after the rest is written. */
export const RAW = '\u0001raw:';

const STRINGS = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    '\u202egnihsuh',
    'é',
    'e\u0301',
    '𝔘𝔫𝔦',
    '👩‍👩‍👧‍👦',
    '\ufeff',
    '\u2028',
    '\t\r\n',
    '\u007f',
  ],
  ...[
    "' or 1=1 --",
    '"; drop table x; --',
    '\\',
    '%',
    '_',
    '{}',
    '[]',
    '$1',
    '$' + '{7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'true',
    'NaN',
    'Infinity',
    '-0',
    '1e400',
    '0x10',
    '٣',
    '１２',
  ],
  ...[
    '2026-02-30',
    '2026-13-01T00:00:00Z',
    '0000-00-00',
    '9999-12-31T23:59:59Z',
    '-000001-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '24:00',
    '25:61',
  ],
  ...[
    'Europe/Nowhere',
    'Etc/GMT+14',
    'en-US',
    'fr-CA',
    'xx-YY',
    '+',
    '+1',
    '+99999999999999999999',
    'javascript:alert(1)',
    'http://[::1',
    'https://a@b:99999',
  ],
  ...['x'.repeat(255), 'x'.repeat(256), 'x'.repeat(5_001), 'é'.repeat(256), '👍'.repeat(255), '9'.repeat(40), 'a'.repeat(70_000)],
];
const NUMBERS = [
  ...[0, -1, 1, -0, 0.1, 1e-300, 1e300, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 2 ** 63, -(2 ** 63), 1.5, 99_999_999_999],
  ...[`${RAW}1e400`, `${RAW}-0`, `${RAW}9007199254740993`, `${RAW}123456789012345678901234567890`, `${RAW}0.1e-999`],
];

/** A value of any kind that nobody asked for. */
export function hostileValue(random: Random): unknown {
  const nested = (depth: number, inside: unknown) => {
    let value = inside;
    for (let level = 0; level < depth; level++) value = random.chance(0.5) ? [value] : { a: value };
    return value;
  };
  return random.pick<() => unknown>([
    () => random.pick(STRINGS),
    () => random.pick(STRINGS),
    () => random.pick(NUMBERS),
    () => random.pick([null, true, false, [], {}, [null], [[]], [{}]]),
    () => nested(random.pick([2, 9, 10, 11, 50]), random.pick(STRINGS)),
    () => ({ [random.pick(STRINGS.slice(0, 40))]: random.pick(STRINGS), length: 1, valueOf: 1 }),
    () => `${RAW}{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
    () => Array.from({ length: random.pick([3, 101, 2_001]) }, () => random.pick([1, 'x', null, {}])),
  ])();
}

/** A value that the schema takes, more or less; names that the pool knows get a value that means something. */
export function fittingValue(
  random: Random,
  document: ApiDocument,
  given: Schema,
  pool: Readonly<Record<string, readonly unknown[]>>,
  name = '',
  depth = 0,
): unknown {
  const schema = document.resolve(given);
  const known = Object.hasOwn(pool, name) ? pool[name] : undefined;
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  if (schema.enum) return random.pick(schema.enum);
  if (known && (type === 'string' || type === 'integer') && random.chance(0.85)) {
    const fitting: readonly unknown[] = type === 'string' ? known.map(String) : known.filter((value) => typeof value === 'number');
    if (fitting.length > 0) return random.pick(fitting);
  }
  if (schema.anyOf) return fittingValue(random, document, random.pick(schema.anyOf), pool, name, depth);
  switch (type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).filter(
        ([field]) => schema.required?.includes(field) || (depth < 5 && random.chance(0.4)),
      );
      return Object.fromEntries(entries.map(([field, inner]) => [field, fittingValue(random, document, inner, pool, field, depth + 1)]));
    }
    case 'array': {
      const count = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, random.between(0, 4)));
      return Array.from({ length: count }, () => fittingValue(random, document, schema.items ?? {}, pool, name, depth + 1));
    }
    case 'integer':
    case 'number':
      return number(random, schema, type === 'integer');
    case 'boolean':
      return random.chance(0.5);
    case 'string':
      return text(random, schema, name);
    default:
      return hostileValue(random);
  }
}

function number(random: Random, { minimum, maximum, exclusiveMinimum }: Schema, whole: boolean): number {
  const least = minimum ?? exclusiveMinimum ?? -1_000;
  const most = maximum ?? 1_000_000;
  // At the limits, and one step beyond them.
  if (random.chance(0.3)) return random.pick([least, most, least - 1, most + 1]);
  const value = least + random.next() * Math.min(most - least, random.chance(0.7) ? 100 : most - least);
  return whole ? Math.floor(value) : Math.round(value * 100) / 100;
}

function text(random: Random, { maxLength, format }: Schema, name: string): string {
  const day = () =>
    `202${random.between(6, 8)}-${String(random.between(1, 13)).padStart(2, '0')}-${String(random.between(1, 29)).padStart(2, '0')}`;
  if (format === 'date') return day();
  if (format === 'date-time' || /_at$|^from$|^to$/.test(name)) return `${day()}T${String(random.between(0, 24)).padStart(2, '0')}:00:00Z`;
  if (/^opens|^closes|^until/.test(name)) return `${String(random.between(0, 24)).padStart(2, '0')}:${random.pick(['00', '30', '59'])}`;
  // Of this machine, so that no callback leaves it; nobody listens there.
  if (/url|uri/.test(name)) return 'https://127.0.0.1:9/page';
  if (maxLength !== undefined && random.chance(0.1)) return 'm'.repeat(Math.min(70_000, maxLength + random.between(-1, 2)));
  return random.pick(['Jo', 'Maple Fresh', `new-${random.between(0, 1_000_000)}`, `${random.between(0, 10_000)}`, 'O’Brien', 'Zoë']);
}

/** Every place inside a value, as its owner and key. */
function places(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((key): [Record<string, unknown>, string][] => [[owner, key], ...places(owner[key])]);
}

/** Bends a body in one to three places. */
export function bend(random: Random, body: Record<string, unknown>): void {
  for (let times = random.between(1, 4); times > 0; times--) {
    const all = places(body);
    if (all.length === 0) {
      body[random.pick(['x', 'id', 'items', '__proto__x'])] = hostileValue(random);
      continue;
    }
    const [owner, key] = random.pick(all);
    if (random.chance(0.2)) delete owner[key];
    else if (random.chance(0.15)) owner[random.pick(STRINGS.slice(0, 30))] = hostileValue(random);
    else owner[key] = hostileValue(random);
  }
}

/** JSON text of a value with its raw parts; some of them no JSON at all. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(/"\\u0001raw:((?:[^"\\]|\\.)*)"/g, (_, raw: string) => JSON.parse(`"${raw}"`) as string);
}

export const hostileText = (random: Random): string => random.pick(STRINGS);
