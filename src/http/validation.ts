import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { ApiError, type ErrorDefinition, errors, raiseAll } from '../contract/errors.ts';
import { normalizePhone } from '../contract/phone.ts';
import type { TSchema } from '../contract/schema.ts';

/**
 * Reads a request part (params, query, body) against its schema: takes over known fields only, drops nulls, turns
 * numbers into strings and numeric strings into numbers where the schema wants them, then validates. All problems of
 * the part are raised together, keyed by dotted path (`items[0].count`), in the documented envelope.
 */
export type Reader = (input: unknown) => unknown;

interface Node {
  type?: string;
  properties?: Record<string, Node>;
  items?: Node;
  additionalProperties?: boolean;
}

/** More problems than this in one request are not listed. */
const MAX_PROBLEMS = 50;
/** A retailer's own hash may nest this deep. */
const MAX_HASH_DEPTH = 10;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0+)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Of the years that are written with four digits. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');
export const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** `YYYY-MM-DD` of a calendar date (a midnight time may follow), undefined if there is no such day. */
export function parseIsoDate(text: string): string | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const normal = date.toISOString().slice(0, 10);
  return normal === `${year}-${month}-${day}` ? normal : undefined;
}

/** Epoch milliseconds of an ISO 8601 time with an offset, undefined for anything else and for what lies outside the years 1 to 9999 in UTC. */
export function parseIsoTime(text: string): number | undefined {
  if (!ISO_TIME.test(text) || !parseIsoDate(text.slice(0, 10))) return undefined;
  const milliseconds = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2').replace('-00:00', 'Z'));
  // False for NaN too.
  return milliseconds >= FIRST_INSTANT && milliseconds <= LAST_INSTANT ? milliseconds : undefined;
}

const FORMATS: Record<string, { error: ErrorDefinition; valid: (text: string) => boolean }> = {
  phone: { error: errors.invalidPhone, valid: (text) => normalizePhone(text) !== undefined },
  'person-name': { error: errors.forbiddenCharacters, valid: (text) => !/[/:<>$%?]/.test(text) },
  'iso-date': { error: errors.invalidDate, valid: (text) => parseIsoDate(text) !== undefined },
  'iso-time': { error: errors.invalidTime, valid: (text) => parseIsoTime(text) !== undefined },
  'time-zone': { error: errors.invalidTimeZone, valid: isTimeZone },
  'us-date': {
    error: errors.invalidDate,
    valid: (text) => /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text) && parseIsoDate(isoOfUsDate(text)) !== undefined,
  },
  'image-url': { error: errors.invalid, valid: (text) => /^https?:\/\/[^\s?#]+\.[A-Za-z0-9]{1,10}(?:\?\S*)?$/.test(text) },
  'https-url': { error: errors.invalid, valid: (text) => /^https:\/\/\S+$/i.test(text) && URL.canParse(text) },
  'local-time': { error: errors.invalidTime, valid: (text) => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text) },
};

/** `MM/DD/YYYY` as `YYYY-MM-DD`. */
export function isoOfUsDate(text: string): string {
  const [month = '', day = '', year = ''] = text.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone !== '' && text.includes('/');
  } catch {
    return false;
  }
}

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true });
for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format.valid);

export interface ReaderOptions {
  /** `true` and `false` as texts stand for booleans, as in a query. */
  readonly booleansAsText?: boolean;
  /** Numeric strings are taken for numbers; true by default. */
  readonly numbersAsText?: boolean;
}

export function compileReader(schema: TSchema, { booleansAsText = false, numbersAsText = true }: ReaderOptions = {}): Reader {
  const options = { booleansAsText, numbersAsText };
  // Compiled at the first use: two servers with all operations would spend a quarter of their start on it.
  let validate: ValidateFunction | undefined;
  return (input) => {
    validate ??= ajv.compile(schema);
    const problems: ApiError[] = [];
    const value = take(schema as Node, input, '', problems, options);
    collectProblems(validate, value, problems);
    raiseAll(problems);
    return value;
  };
}

/** What of the input the schema knows, as plain new objects: prototype keys and unknown fields never get further. */
function take(node: Node, input: unknown, path: string, problems: ApiError[], options: Required<ReaderOptions>): unknown {
  switch (node.type) {
    case 'object':
      if (!isPlainObject(input)) return input;
      return node.properties ? takeObject(node.properties, input, path, problems, options) : takeHash(input, path, problems);
    case 'array':
      if (!Array.isArray(input)) return input;
      return input.map((entry, index) => take(node.items ?? {}, entry, `${path}[${index}]`, problems, options));
    case 'string': {
      const text = typeof input === 'number' && Number.isFinite(input) ? String(input) : input;
      if (typeof text === 'string' && !isStorable(text)) problems.push(new ApiError(errors.notStorable, { key: path }));
      return text;
    }
    case 'integer':
    case 'number':
      return options.numbersAsText && typeof input === 'string' && /^-?\d{1,17}(?:\.\d{1,9})?$/.test(input) ? Number(input) : input;
    case 'boolean':
      return options.booleansAsText && (input === 'true' || input === 'false') ? input === 'true' : input;
    default:
      return input;
  }
}

function takeObject(
  properties: Record<string, Node>,
  input: Record<string, unknown>,
  path: string,
  problems: ApiError[],
  options: Required<ReaderOptions>,
): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const name of Object.keys(properties)) {
    if (!Object.hasOwn(input, name)) continue;
    const value = input[name];
    if (value === null || value === undefined) continue;
    output[name] = take(properties[name]!, value, path === '' ? name : `${path}.${name}`, problems, options);
  }
  return output;
}

function takeHash(input: Record<string, unknown>, path: string, problems: ApiError[]): unknown {
  if (!isStorableHash(input, 0)) problems.push(new ApiError(errors.notStorable, { key: path }));
  return input;
}

function isStorableHash(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_HASH_DEPTH) return false;
  return Object.entries(value).every(([key, entry]) => key !== '__proto__' && isStorable(key) && isStorableHash(entry, depth + 1));
}

/** PostgreSQL can hold neither NUL nor a lone surrogate. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collectProblems(validate: ValidateFunction, value: unknown, problems: ApiError[]): void {
  if (validate(value)) return;
  const seen = new Set(problems.map((problem) => problem.key));
  for (const found of validate.errors ?? []) {
    if (problems.length >= MAX_PROBLEMS) return;
    const problem = describe(found);
    if (seen.has(problem.key)) continue;
    seen.add(problem.key);
    problems.push(problem);
  }
}

function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`), '');
}

const TYPE_ERRORS: Record<string, ErrorDefinition> = {
  string: errors.notAString,
  integer: errors.notAnInteger,
  number: errors.notANumber,
  boolean: errors.notABoolean,
  array: errors.notAnArray,
  object: errors.notAnObject,
};

function describe(found: ErrorObject): ApiError {
  const path = dotted(found.instancePath);
  const raise = (definition: ErrorDefinition, values: Record<string, string | number> = {}, key = path) =>
    new ApiError(definition, key === '' ? { values } : { key, values });
  switch (found.keyword) {
    case 'required': {
      const name = String(found.params.missingProperty);
      return raise(errors.blank, {}, path === '' ? name : `${path}.${name}`);
    }
    case 'type':
      if (path === '') return raise(errors.bodyNotAnObject);
      return raise(TYPE_ERRORS[String(found.params.type)] ?? errors.invalid);
    case 'pattern':
    case 'minLength':
      return raise(errors.blank);
    case 'maxLength':
      return raise(errors.tooLong, { count: Number(found.params.limit) });
    case 'maxItems':
      return raise(errors.tooManyEntries, { count: Number(found.params.limit) });
    case 'minItems':
      return raise(errors.tooFewEntries);
    case 'enum':
    case 'const':
      return raise(errors.notIncluded);
    case 'minimum':
      return raise(errors.tooSmall, { count: Number(found.params.limit) });
    case 'exclusiveMinimum':
      return raise(errors.notPositive);
    case 'maximum':
      return raise(errors.tooLarge, { count: Number(found.params.limit) });
    case 'format':
      return raise(FORMATS[String(found.params.format)]?.error ?? errors.invalid);
    default:
      return raise(errors.invalid);
  }
}
