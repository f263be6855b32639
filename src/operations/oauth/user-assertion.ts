import { MAX_ID } from '../../contract/schema.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** The documented sample decodes to `{ "user_id": kamalsingh1234}`: the id stands without quotes (contract/oauth.md §2). */
const UNQUOTED = /^\s*\{\s*"user_id"\s*:\s*([^\s"'{}[\],:\\]+)\s*\}\s*$/;

/**
 * The user id of an unsigned assertion: Base64 (standard or URL-safe, padded or not) of the JSON text `{"user_id": …}`. Undefined
 * when it is anything else. Source: contract/oauth.md §2.
 */
export function readUserAssertion(assertion: string): string | undefined {
  const text = assertion.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
  const json = decodeUtf8(Buffer.from(text, 'base64'));
  if (json === undefined) return undefined;
  const parsed = parseJsonObject(json)?.user_id;
  const userId = typeof parsed === 'string' ? parsed : Number.isSafeInteger(parsed) ? String(parsed) : unquoted(json);
  return isUserId(userId) ? userId : undefined;
}

function unquoted(json: string): string | undefined {
  const literal = UNQUOTED.exec(json)?.[1];
  return literal === 'null' || literal === 'true' || literal === 'false' ? undefined : literal;
}

/** The JSON object of UTF-8 bytes, undefined for anything else. */
export function parseObject(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  const json = decodeUtf8(bytes);
  return json === undefined ? undefined : parseJsonObject(json);
}

function parseJsonObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text that can be an id: not blank, not too long, and what the database can hold. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && /\S/.test(value) && value.length <= MAX_ID && value.isWellFormed() && !value.includes('\u0000');
}
