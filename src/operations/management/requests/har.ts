import { STATUS_CODES } from 'node:http';
import type { Inspected, InspectedBody } from '../../../http/inspector/exchange.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** HTTP Archive 1.2, the oldest entry first. */
export function harOf(found: readonly Inspected[], baseUrl: string): object {
  const entries = [...found].sort((a, b) => a.head.seq - b.head.seq).map((one) => entryOf(one, baseUrl));
  return { log: { version: '1.2', creator: { name: 'Cartwright', version: 'v1' }, entries } };
}

function entryOf({ head, rest }: Inspected, baseUrl: string): object {
  const { status, milliseconds, requestId, operation, fault, cut } = head;
  const send = Math.min(rest.received ?? 0, milliseconds);
  const url = new URL(head.url, baseUrl);
  return {
    startedDateTime: new Date(head.at).toISOString(),
    time: milliseconds,
    request: {
      method: head.method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(rest.requestHeaders),
      queryString: named([...url.searchParams]),
      ...(rest.requestBody === null
        ? {}
        : { postData: { mimeType: typeOf(rest.requestHeaders), params: [], text: rest.requestBody.text } }),
      headersSize: -1,
      bodySize: rest.requestBody?.bytes ?? 0,
    },
    response: {
      // As browsers write an answer that never came.
      status: status ?? 0,
      statusText: status === null ? '' : (STATUS_CODES[status] ?? ''),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(rest.answerHeaders),
      content: contentOf(rest.answerBody, typeOf(rest.answerHeaders)),
      redirectURL: '',
      headersSize: -1,
      bodySize: rest.answerBody?.bytes ?? 0,
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send, wait: milliseconds - send, receive: 0 },
    comment: [operation, ...(fault === null ? [] : [`fault ${fault}`]), ...(cut === null ? [] : [cut])].join(', '),
    _requestId: requestId,
  };
}

function contentOf(body: InspectedBody | null, mimeType: string): object {
  if (body === null) return { size: 0, mimeType };
  return { size: body.bytes, mimeType, text: body.text, ...(body.truncated ? { comment: 'truncated' } : {}) };
}

const named = (pairs: Pairs) => pairs.map(([name, value]) => ({ name, value }));

function typeOf(headers: Pairs): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}
