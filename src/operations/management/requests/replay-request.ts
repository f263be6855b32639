import { randomUUID } from 'node:crypto';
import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, Type } from '../../../contract/schema.ts';
import type { Inspected } from '../../../http/inspector/exchange.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ownHeaders } from './curl.ts';
import { EXAMPLE_REQUEST, inspectorOf, RequestPath } from './fields.ts';
import { findRequest } from './finding.ts';

export const replayRequest = defineOperation({
  id: 'management.requests.replay',
  method: 'POST',
  path: '/cartwright/v1/requests/{request_id}/replay',
  title: 'Send a request again',
  description:
    "The same method, path, headers and body, with the caller's token in the place of the one that is not kept, under a new request id and, where " +
    'the request had an `Idempotency-Key`, with a new one. It counts against the rate limit and is inspected like any other request. On production ' +
    'only operations that write nothing are sent again. Requests with masked or shortened parts, such as those of the token endpoints, and ' +
    'requests with an API key are refused.',
  access: MANAGE,
  params: RequestPath,
  body: Type.Object({
    keep_idempotency_key: Type.Optional(
      Type.Boolean({ description: 'True: with the same `Idempotency-Key`, as a client that repeats it. Default false.' }),
    ),
  }),
  response: Type.Object({
    request_id: Type.String({ description: 'Under which the new request is inspected.' }),
    status: nullable(Type.Integer({ description: 'Status of the answer; null where a fault closed the connection.' })),
    body: nullable(Type.String({ description: 'Body of the answer as text; null with the status.' })),
  }),
  errors: [errors.resourceNotFound, errors.notABoolean, errors.tooLong, errors.inspectorOff, errors.requestNotReplayable],
  writes: 'own',
  example: {
    params: { request_id: EXAMPLE_REQUEST.request_id },
    body: { keep_idempotency_key: false },
    response: { request_id: 'f6d0c1d4-0e55-4d5c-8c43-1d4a3c9d6a52', status: 200, body: '{"id":"a1b2c3","status":"canceled"}' },
  },
  handle: async ({ params, body, environment, tenant, authorization }) => {
    const inspector = inspectorOf(environment);
    const found = await findRequest(environment, tenant, params.request_id);
    const { head, rest } = found;
    const reason = obstacle(found, environment.name === 'development' || inspector.isRead(head.operation));
    if (reason !== undefined) throw new ApiError(errors.requestNotReplayable, { values: { reason } });

    const requestId = randomUUID();
    const headers: Record<string, string> = { authorization: authorization!, 'x-request-id': requestId };
    for (const [name, value] of ownHeaders(found)) {
      const isKey = name.toLowerCase() === 'idempotency-key';
      headers[name.toLowerCase()] = isKey && body.keep_idempotency_key !== true ? randomUUID() : value;
    }
    const text = rest.requestBody?.text;
    const sending = { method: head.method, url: head.url, headers, body: text === undefined ? undefined : Buffer.from(text) };
    try {
      const answer = await inspector.replay(head.requestId, requestId, sending);
      return { request_id: requestId, status: answer.status, body: answer.body };
    } catch {
      // Only a fault closes the connection of a request that never had one.
      return { request_id: requestId, status: null, body: null };
    }
  },
});

function obstacle({ head, rest }: Inspected, mayWrite: boolean): string | undefined {
  if (rest.requestBody?.masked || head.operation.startsWith('oauth.')) return 'parts of it are masked';
  if (rest.requestBody?.truncated) return 'its body was too long to be kept';
  if (head.applicationId === 0) return 'it came with an API key, which is not kept';
  if (!mayWrite) return 'on production only operations that write nothing are';
  return undefined;
}
