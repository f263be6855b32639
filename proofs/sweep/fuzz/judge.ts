import type { ApiDocument, Described } from './document.ts';
import type { Received } from './wire.ts';

/** Answers that any request may get: no route, another method, and what the framework itself refuses. */
const GENERAL = [400, 401, 404, 405, 408, 413, 414, 415, 431];

/** What is wrong with an answer; undefined when nothing is. `operation` is the one asked for, unless the request may miss it. */
export function problemOf(document: ApiDocument, operation: Described | undefined, method: string, answer: Received): string | undefined {
  const { status, headers, text } = answer;
  if (status >= 500) return `answered ${status}`;
  if (headers['x-request-id'] === undefined) return 'no X-Request-Id';
  if (method === 'HEAD') return text === '' ? undefined : 'a body for HEAD';
  const type = String(headers['content-type']);
  if (!type.startsWith('application/json')) {
    const isFile = (operation ? [operation] : document.operations).some(({ files }) => files.get(status) === type);
    return isFile && text !== '' ? undefined : `content type ${type}`;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  if (operation === undefined) {
    if (GENERAL.includes(status) && document.envelope(value)) return undefined;
    // A request that was bent may still have met some operation, or what every server answers besides.
    if (status === 200 && /^\{"(?:status":"ok"\}|openapi":)/.test(text)) return undefined;
    const met = document.operations.some(({ answers }) => answers.get(status)?.(value));
    return met ? undefined : 'no operation has such an answer';
  }
  const validate = operation.answers.get(status);
  if (!validate) return `${operation.id} documents no ${status}`;
  if (validate(value)) return undefined;
  const { instancePath, message, params } = validate.errors![0]!;
  return `outside the schema of ${operation.id} for ${status}: ${instancePath} ${message} ${JSON.stringify(params)}`;
}
