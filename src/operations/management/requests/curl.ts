import type { Inspected } from '../../../http/inspector/exchange.ts';

/** What the client's HTTP library adds by itself, and what names the one request. */
const OWN_HEADERS = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'authorization',
  'x-request-id',
  'te',
  'upgrade',
]);

/** The headers that belong to the request and not to its transport. */
export function ownHeaders({ rest }: Inspected): (readonly [name: string, value: string])[] {
  return rest.requestHeaders.filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()));
}

/** A command for a POSIX shell that sends the request again; the token stands in `$CARTWRIGHT_TOKEN`. */
export function curlCommand(found: Inspected, baseUrl: string): string {
  const { head, rest } = found;
  const authorized = rest.requestHeaders.some(([name]) => name.toLowerCase() === 'authorization');
  const secret = head.applicationId === 0 ? 'CARTWRIGHT_API_KEY' : 'CARTWRIGHT_TOKEN';
  return [
    'curl --cacert "$CARTWRIGHT_CA"',
    ...(head.method === 'HEAD' ? ['--head'] : [`--request ${head.method}`]),
    quoted(baseUrl + head.url),
    ...(authorized ? [`--header "Authorization: Bearer $${secret}"`] : []),
    // With a semicolon cURL sends a header without a value.
    ...ownHeaders(found).map(([name, value]) => `--header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(rest.requestBody === null ? [] : [`--data-raw ${quoted(rest.requestBody.text)}`]),
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
