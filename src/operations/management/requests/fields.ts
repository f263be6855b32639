import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, nullable, OptionalText, oneOf, type Static, Type } from '../../../contract/schema.ts';
import type { InspectedBody, InspectedHead } from '../../../http/inspector/exchange.ts';
import type { ExchangeFilter, Inspector } from '../../../http/inspector/inspector.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import type { ApplicationRow } from '../../../storage/applications/application.ts';
import type { Environment } from '../../define.ts';

export const RequestPath = Type.Object({
  request_id: Type.String({
    maxLength: 128,
    description: '`X-Request-Id` of the answer. Of several requests with one id the newest is meant.',
  }),
});

/** Query parameters that choose requests. */
export const FilterQuery = {
  status: Type.Optional(Type.String({ pattern: '^[1-5](?:xx|\\d\\d)$', description: 'Status, as `404` or as `4xx`.' })),
  operation_id: OptionalText('Operation, e.g. `fulfillment.orders.create_delivery`; `unknown` for paths that lead nowhere.'),
  method: Type.Optional(oneOf(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], 'Method.')),
  path: OptionalText('Part of the path with its query, as sent.', 2_000),
  order_id: OptionalText('Named in the path, the query or a body.'),
  user_id: OptionalText('Named in the path, the query or a body.'),
  request_id: OptionalText('`X-Request-Id` of the answer.'),
  client_id: OptionalText('Only requests of this application.'),
  from: Type.Optional(IsoTime('Began at this time of the wall or later. ISO 8601.')),
  to: Type.Optional(IsoTime('Began at this time of the wall or before. ISO 8601.')),
  min_duration_ms: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 3_600_000, description: 'Took at least this long. In milliseconds.' }),
  ),
};
const Filter = Type.Object(FilterQuery);

const Milliseconds = (description: string) => nullable(Type.Number({ description: `${description} In milliseconds.` }));

/** A request of the last while. */
export const RequestSchema = Type.Object({
  request_id: Type.String({ description: '`X-Request-Id` of the answer, the client’s own where it sent one.' }),
  started_at: Type.String({ description: 'When it came, on the wall. ISO 8601, UTC, with milliseconds.' }),
  clock_time: nullable(
    Type.String({
      description: "What the organization's clock showed for it; null where no operation ran. ISO 8601, UTC, with milliseconds.",
    }),
  ),
  duration_ms: Type.Number({ description: 'From its head to the end of the answer. In milliseconds.' }),
  method: Type.String({ description: 'Method.' }),
  path: Type.String({ description: 'Path with its query, secrets masked.' }),
  operation_id: Type.String({
    description: 'Operation; `unknown` for a path that leads nowhere, `method_not_allowed` for a wrong method.',
  }),
  status: nullable(Type.Integer({ description: 'Status of the answer; null where a fault closed the connection before it.' })),
  application: nullable(
    Type.Object(
      { client_id: Type.String({ description: 'Client ID.' }), name: Type.String({ description: 'Name.' }) },
      { description: 'Whose token it came with; null for an API key and for an application that is deleted.' },
    ),
  ),
  user_agent: nullable(Type.String({ description: 'As sent.' })),
  error: nullable(
    Type.Object(
      {
        code: Type.Unsafe<number | string | null>({
          type: ['integer', 'string', 'null'],
          description: 'Code of the envelope; of the token endpoints the `error`.',
        }),
        key: nullable(Type.String({ description: '`meta.key`.' })),
        message: Type.String({ description: 'Message.' }),
      },
      { description: 'What a refusal said; of several errors the wrapper.' },
    ),
  ),
  fault: nullable(Type.String({ description: 'Fault rules that were applied, comma-separated.' })),
  connection: nullable(Type.String({ description: 'What a fault did to the connection: `dropped` or `truncated`.' })),
  replay_of: nullable(Type.String({ description: 'Request id that it repeats.' })),
  process: Type.String({ description: 'Process that served it. Each process keeps its own.' }),
});

const Headers = (description: string) =>
  Type.Array(Type.Object({ name: Type.String({ description: 'As sent.' }), value: Type.String({ description: 'Secrets are masked.' }) }), {
    description,
  });
const Body = (description: string) =>
  nullable(
    Type.Object(
      {
        text: Type.String({ description: 'The first 64 KiB, secrets masked.' }),
        bytes: Type.Integer({ description: 'Of the whole.' }),
        truncated: Type.Boolean({ description: 'It was longer than what is kept.' }),
        masked: Type.Boolean({ description: 'Something in it is masked.' }),
      },
      { description },
    ),
  );

/** Everything that is known of one. */
export const WholeRequestSchema = Type.Object({
  ...RequestSchema.properties,
  timings: Type.Object({
    received_ms: Milliseconds('Until it was read and the handler began; null where none ran.'),
    handler_ms: Milliseconds("The handler's own."),
    total_ms: Type.Number({ description: 'The whole. In milliseconds.' }),
  }),
  request: Type.Object({ headers: Headers('Of the request.'), body: Body('Null: empty.') }),
  answer: Type.Object({
    headers: Headers('Of the answer.'),
    body: Body('Null: empty or not sent. A truncated answer shows what was sent.'),
  }),
  events: Type.Array(
    Type.Object({
      event_id: Type.Unsafe<bigint | number>({ type: 'integer', minimum: 0, description: 'Id of the event; its callbacks carry it.' }),
      event_name: Type.String({ description: 'Name of the event.' }),
      event_timestamp: Type.String({ description: "When it happened, on the organization's clock. ISO 8601, UTC." }),
      order_id: nullable(Type.String({ description: 'Order that it is about.' })),
    }),
    { description: 'Events that it caused for orders named in it, at most 200.' },
  ),
});

export const EXAMPLE_REQUEST = {
  request_id: 'b5a9e0ad-6a8e-4f2b-9c37-2f0c8b1f9e11',
  started_at: '2026-05-06T07:00:00.120Z',
  clock_time: '2026-05-06T07:00:00.121Z',
  duration_ms: 6.4,
  method: 'POST',
  path: '/v2/fulfillment/users/johnsmith6000/orders/a1b2c3/cancel',
  operation_id: 'fulfillment.orders.cancel',
  status: 200,
  application: { client_id: 'sSkfZCsn3jYaS1OSTd3jDTeeZNmg4Rz2JGdW1NVgfpU', name: 'Web shop' },
  user_agent: 'shop/2.4',
  error: null,
  fault: null,
  connection: null,
  replay_of: null,
  process: '4711-9f0c2d1e',
};

/** The environment's inspector, or the refusal that it is off. */
export function inspectorOf({ inspector }: Environment): Inspector {
  if (!inspector) throw new ApiError(errors.inspectorOff);
  return inspector;
}

/** An application that is not the organization's own has no requests here. */
export function filterOf(organizationId: number, query: Static<typeof Filter>, applications: readonly ApplicationRow[]): ExchangeFilter {
  const { status, operation_id, method, path, order_id, user_id, request_id, from, to, min_duration_ms, client_id } = query;
  return {
    organizationId,
    mentions: [
      ...(order_id ? [{ kind: 'order' as const, id: order_id }] : []),
      ...(user_id ? [{ kind: 'user' as const, id: user_id }] : []),
    ],
    ...(status === undefined ? {} : { status: status.endsWith('xx') ? Number(status[0]) : Number(status) }),
    ...(client_id ? { applicationId: applications.find((one) => one.client_id === client_id)?.id ?? -1 } : {}),
    ...(operation_id ? { operation: operation_id } : {}),
    ...(method === undefined ? {} : { method }),
    ...(path ? { path } : {}),
    ...(request_id ? { requestId: request_id } : {}),
    ...(from === undefined ? {} : { from: parseIsoTime(from)! }),
    ...(to === undefined ? {} : { to: parseIsoTime(to)! }),
    ...(min_duration_ms === undefined ? {} : { leastMilliseconds: min_duration_ms }),
  };
}

/** Times of a log have milliseconds, those of the domain have none. */
const time = (instant: number) => new Date(instant).toISOString();
const rounded = (milliseconds: number) => Math.round(milliseconds * 100) / 100;

export function requestAnswer(head: InspectedHead, applications: readonly ApplicationRow[]): Static<typeof RequestSchema> {
  const application = applications.find(({ id }) => id === head.applicationId);
  return {
    request_id: head.requestId,
    started_at: time(head.at),
    clock_time: head.now === null ? null : time(head.now),
    duration_ms: rounded(head.milliseconds),
    method: head.method,
    path: head.url,
    operation_id: head.operation,
    status: head.status,
    application: application ? { client_id: application.client_id, name: application.name } : null,
    user_agent: head.userAgent,
    error: head.error,
    fault: head.fault,
    connection: head.cut,
    replay_of: head.replayOf,
    process: head.process,
  };
}

export const roundedOrNull = (milliseconds: number | null) => (milliseconds === null ? null : rounded(milliseconds));

export const headersAnswer = (headers: readonly (readonly [string, string])[]) => headers.map(([name, value]) => ({ name, value }));
export const bodyAnswer = (body: InspectedBody | null) => body && { ...body };
