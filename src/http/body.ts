import { ApiError, errors } from '../contract/errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Media types that a JSON operation takes; a missing header counts as JSON. */
function mediaType(header: string | undefined): string {
  return (header ?? 'application/json').split(';', 1)[0]!.trim().toLowerCase();
}

/**
 * The JSON value of a raw body; `undefined` for an empty one, which is valid where no body is needed.
 * With `form`, a form-encoded body is taken too, whatever type it declares: two public clients declare JSON and send a form.
 */
export function parseBody(raw: Buffer | undefined, contentType: string | undefined, form: boolean): unknown {
  if (raw === undefined || raw.length === 0) return undefined;
  const type = mediaType(contentType);
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!(type === 'application/json' || type.endsWith('+json') || (form && isForm))) {
    const types = form ? 'application/json or application/x-www-form-urlencoded' : 'application/json';
    throw new ApiError(errors.wrongContentType, { values: { types } });
  }
  let text: string;
  try {
    text = utf8.decode(raw);
  } catch {
    throw new ApiError(errors.malformedJson);
  }
  if (form && isForm) return parseForm(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (form && /^[\w.-]+=/.test(text)) return parseForm(text);
    throw new ApiError(errors.malformedJson);
  }
}

function parseForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
