import type { Exchange, Inspected, InspectedBody, InspectedHead, InspectedRest } from './exchange.ts';
import { KEPT_BODY } from './exchange.ts';

/** Stands where a secret stood. */
export const MASK = '[masked]';

/** Members whose value is a secret, in JSON, forms and queries. `token_type` and `postal_code` are none. */
const SECRET_NAME = /(?:secret|password|passphrase|token|assertion|verifier|api[_-]?key|private[_-]?key|authorization|jwt)s?$/i;
/** A body without any of these needs no second look. */
const SUSPECT = /secret|pass|token|assertion|verifier|api_?-?key|private_?-?key|authorization|jwt|keys\.|whsec_|eyJ|bearer/i;
/** Secrets that show by their form wherever they stand: our API keys, signing secrets, JWTs, bearer tokens. */
const SECRET_FORMS = /keys\.[0-9a-f]{32}|whsec_[A-Za-z0-9+/=_-]{8,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*|(?<=bearer )[\x21-\x7e]{8,}/gi;
/** Operations of which every `code` is a secret, and of which a body that can't be read is not shown. */
const OAUTH = /^oauth\./;
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key']);

/** What may be shown and written of an exchange. */
export function inspect(exchange: Exchange): Inspected {
  return { head: headOf(exchange), rest: restOf(exchange) };
}

/** Parsed and masked only when somebody reads it, or when it leaves memory for a file. */
export function headOf(exchange: Exchange): InspectedHead {
  const { seq, process, requestId, at, now, frozen, milliseconds, method, operation, organizationId, applicationId, status } = exchange;
  const { fault, cut, replayOf } = exchange;
  return {
    ...{ seq, process, requestId, at, now, frozen, milliseconds, method, url: maskUrl(exchange.url, operation), operation },
    ...{ organizationId, applicationId, status, fault, cut, replayOf },
    userAgent: headerOf(exchange.requestHeaders, 'user-agent') ?? null,
    error: status !== null && status >= 400 ? errorOf(exchange.answerBody) : null,
  };
}

function restOf(exchange: Exchange): InspectedRest {
  const { requestHeaders, requestBody, requestBytes, answerBody, answerLength, answerHeaders, operation } = exchange;
  const request = requestBody === undefined ? undefined : Buffer.from(requestBody, 'latin1').toString('utf8');
  return {
    received: exchange.received,
    handled: exchange.handled,
    userId: exchange.userId ?? null,
    requestHeaders: pairs(requestHeaders).map(maskHeader),
    requestBody: request === undefined ? null : bodyOf(request, requestBytes, requestBytes > KEPT_BODY, maskText(request, operation)),
    answerHeaders: Object.entries(answerHeaders)
      .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const))
      .map(maskHeader),
    answerBody:
      answerBody === undefined ? null : answerOf(answerBody, answerLength, exchange.plain ? answerBody : maskText(answerBody, operation)),
  };
}

function bodyOf(text: string, bytes: number, truncated: boolean, shown: string): InspectedBody {
  return { text: shown, bytes, truncated, masked: shown !== text };
}

/** Of an answer that was cut the characters are known, which are its bytes where it is ASCII. */
function answerOf(text: string, length: number, shown: string): InspectedBody {
  const truncated = length > text.length;
  return bodyOf(text, truncated ? length : Buffer.byteLength(text), truncated, shown);
}

/** Whether a JSON schema has a member with a secret name, or members that it does not name. */
export function mayHoldSecrets(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { properties, type, additionalProperties } = schema as { properties?: object; type?: unknown; additionalProperties?: unknown };
  if (additionalProperties === true || (type === 'object' && properties === undefined)) return true;
  if (properties && Object.keys(properties).some((name) => isSecret(name, false))) return true;
  return Object.values(schema).some((part) => mayHoldSecrets(part));
}

/** A body without its secrets; text without any comes back as it is. */
export function maskText(text: string, operation: string): string {
  const oauth = OAUTH.test(operation);
  if (!oauth && !SUSPECT.test(text)) return text;
  const parsed = parse(text);
  if (parsed !== undefined) {
    const found = { any: false };
    const masked = JSON.stringify(maskValue(parsed, oauth, found));
    return found.any ? masked : text;
  }
  if (/^[\w.%-]+=/.test(text)) return maskPairs(text, oauth);
  if (oauth) return MASK;
  return maskBroken(text);
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const isSecret = (name: string, oauth: boolean) => SECRET_NAME.test(name) || (oauth && name.toLowerCase() === 'code');

function maskValue(value: unknown, oauth: boolean, found: { any: boolean }): unknown {
  if (typeof value === 'string') {
    const masked = value.replace(SECRET_FORMS, MASK);
    if (masked !== value) found.any = true;
    return masked;
  }
  if (Array.isArray(value)) return value.map((one) => maskValue(one, oauth, found));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      // The code of an error is a number or null.
      if (!isSecret(name, oauth) || member === null || member === '' || typeof member === 'boolean') {
        return [name, maskValue(member, oauth, found)];
      }
      if (name.toLowerCase() === 'code' && typeof member === 'number') return [name, member];
      found.any = true;
      return [name, MASK];
    }),
  );
}

/** `a=b&c=d`, of a form or a query. */
function maskPairs(text: string, oauth: boolean): string {
  return text
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return value.length > 0 && isSecret(decode(name), oauth) ? `${name}=${MASK}` : pair.replace(SECRET_FORMS, MASK);
    })
    .join('&');
}

/** JSON that was cut off or is none: by its looks, up to the end of a value that was cut. */
function maskBroken(text: string): string {
  const members = text.replace(/"((?:[^"\\]|\\.)*)"(\s*:\s*)("(?:[^"\\]|\\.)*"?|[^\s",}\]]+)/g, (whole, name: string, colon: string) =>
    isSecret(name, false) ? `"${name}"${colon}"${MASK}"` : whole,
  );
  return members.replace(SECRET_FORMS, MASK);
}

export function maskUrl(url: string, operation: string): string {
  const at = url.indexOf('?');
  // Clients send credentials of the token endpoint to other paths too.
  return at < 0 ? url : `${url.slice(0, at)}?${maskPairs(url.slice(at + 1), OAUTH.test(operation))}`;
}

/** An `Authorization` keeps its scheme. */
function maskHeader([name, value]: readonly [string, string]): readonly [string, string] {
  if (!SECRET_HEADERS.has(name.toLowerCase()) && !SECRET_NAME.test(name)) return [name, value.replace(SECRET_FORMS, MASK)];
  const scheme = /^(Bearer|Basic) /i.exec(value)?.[0] ?? '';
  return [name, `${scheme}${MASK}`];
}

/** What the documented envelope, or the token endpoints, say of a failure. */
function errorOf(text: string | undefined): InspectedHead['error'] {
  const body = parse(text ?? '') as { error?: unknown; error_description?: unknown; meta?: { key?: unknown } } | undefined;
  if (body === undefined) return null;
  if (typeof body.error === 'string') return { code: body.error, key: null, message: String(body.error_description ?? '') };
  const { message, code } = (body.error ?? {}) as { message?: unknown; code?: unknown };
  if (typeof message !== 'string') return null;
  return { code: typeof code === 'number' ? code : null, key: typeof body.meta?.key === 'string' ? body.meta.key : null, message };
}

export function headerOf(headers: readonly string[], name: string): string | undefined {
  for (let index = 0; index < headers.length; index += 2) {
    if (headers[index]!.toLowerCase() === name) return headers[index + 1];
  }
  return undefined;
}

function pairs(list: readonly string[]): (readonly [string, string])[] {
  return Array.from({ length: list.length / 2 }, (_, index) => [list[2 * index]!, list[2 * index + 1]!] as const);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
