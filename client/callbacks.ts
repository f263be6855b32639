import { createHmac, timingSafeEqual } from 'node:crypto';

/** A callback as it was sent (contract: `event_id`, `event_name`, `event_timestamp`, `event_metadata`). */
export interface Callback {
  /** Digits: the id is an integer that may lie beyond what a number holds exactly. The same in every attempt and replay. */
  readonly event_id: string;
  readonly event_name: string;
  /** ISO 8601. */
  readonly event_timestamp: string;
  readonly event_metadata: Readonly<Record<string, unknown>>;
}

/** The callback is not from whom it says, or too old: answer it with 401. */
export class CallbackVerificationError extends Error {
  override readonly name = 'CallbackVerificationError';
}

export interface VerifyOptions {
  /** Seconds that `webhook-timestamp` may differ from the clock; default 300. */
  readonly tolerance?: number;
  /** Epoch milliseconds; default: this machine's clock. */
  readonly now?: number;
}

type PlainHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;
/** `Headers` of a request, or the headers of Node's `IncomingMessage`. */
type HeaderSource = { get(name: string): string | null } | PlainHeaders;

const PREFIX = 'whsec_';
const DEFAULT_TOLERANCE = 300;

/**
 * Checks a callback's signature (Standard Webhooks, `v1`) and gives what it says. Pass the body as it came over the line, before any
 * parsing, and while secrets are being changed both of them. Throws CallbackVerificationError.
 */
export function verifyCallback(
  headers: HeaderSource,
  rawBody: string | Uint8Array,
  secret: string | readonly string[],
  { tolerance = DEFAULT_TOLERANCE, now = Date.now() }: VerifyOptions = {},
): Callback {
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const given = header(headers, 'webhook-signature');
  if (!/^\d{1,12}$/.test(timestamp)) throw new CallbackVerificationError('webhook-timestamp is not a time in seconds.');
  if (Math.abs(now / 1_000 - Number(timestamp)) > tolerance) {
    throw new CallbackVerificationError(`webhook-timestamp is more than ${tolerance} seconds away from this machine's clock.`);
  }
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), bytesOf(rawBody)]);
  const expected = (typeof secret === 'string' ? [secret] : secret).map((one) => createHmac('sha256', keyOf(one)).update(signed).digest());
  const candidates = given.split(' ').flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []));
  // Every pair is compared, so that the time taken tells nothing.
  const matches = expected.flatMap((one) => candidates.map((other) => one.length === other.length && timingSafeEqual(one, other)));
  if (!matches.includes(true)) throw new CallbackVerificationError('No signature of webhook-signature is right for this secret and body.');
  return parseCallback(rawBody);
}

/** Reads a callback's body; the digits of `event_id` are kept, which JSON.parse would round. */
export function parseCallback(rawBody: string | Uint8Array): Callback {
  const text = bytesOf(rawBody).toString('utf8');
  const parsed = JSON.parse(text) as Partial<Callback> | null;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new SyntaxError('A callback is a JSON object.');
  return { ...(parsed as Callback), event_id: integerAt(text, 'event_id') ?? String(parsed.event_id) };
}

function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  if (key.length === 0) throw new TypeError('The signing secret is empty; it looks like whsec_ and Base64.');
  return key;
}

function header(headers: HeaderSource, name: string): string {
  const value = typeof headers.get === 'function' ? headers.get(name) : find(headers as PlainHeaders, name);
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one !== 'string' || one === '') throw new CallbackVerificationError(`The header ${name} is missing.`);
  return one;
}

function find(headers: PlainHeaders, name: string) {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function bytesOf(body: string | Uint8Array): Buffer {
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** Strings, brackets and what lies between, of a text that JSON.parse has accepted. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/** The digits of an integer that is a member of the outermost object; undefined if it is none. The last one wins, as in JSON.parse. */
function integerAt(text: string, name: string): string | undefined {
  let depth = 0;
  let before: string[] = [];
  let found: string | undefined;
  for (const [token] of text.matchAll(TOKENS)) {
    const [key, colon] = before.slice(-2);
    if (depth === 1 && colon === ':' && key?.startsWith('"') && JSON.parse(key) === name) found = /^-?\d+$/.test(token) ? token : undefined;
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    before = [before.at(-1) ?? '', token];
  }
  return found;
}
