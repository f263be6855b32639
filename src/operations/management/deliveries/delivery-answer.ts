import { envelope } from '../../../callbacks/envelope.ts';
import { plainHeaders } from '../../../callbacks/sender.ts';
import { messageId } from '../../../callbacks/signature.ts';
import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { type AttemptRow, DELIVERY_STATES, type DeliveryRequestRow, type DeliveryRow } from '../../../storage/deliveries/delivery.ts';
import { EventId, EXAMPLE_EVENT_ID } from '../events/event-answer.ts';

export const DeliveryPath = Type.Object({
  delivery_id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Id of the delivery.' }),
});

export const DeliveryStateSchema = oneOf(
  DELIVERY_STATES,
  '`pending`: to be sent or to be repeated; `delivered`: answered 2xx; `failed`: given up after the last attempt.',
);

const time = (instant: number | null) => (instant === null ? null : formatUtc(instant));

/** One event on its way to one webhook. */
export const DeliverySchema = Type.Object({
  delivery_id: Type.Integer({ description: 'Id of the delivery.' }),
  webhook_id: Type.Integer({ description: 'Where it goes.' }),
  event_id: EventId,
  event_name: Type.String({ description: 'Name of the event.' }),
  order_id: nullable(Type.String({ description: 'Order that the event is about.' })),
  state: DeliveryStateSchema,
  attempts: Type.Integer({ description: 'Attempts so far.' }),
  next_attempt_at: nullable(Type.String({ description: 'While pending: when it is sent next. ISO 8601, UTC.' })),
  replay: Type.Boolean({ description: 'Made by a replay.' }),
  last_status: nullable(Type.Integer({ description: 'HTTP status of the last answer; null when none came.' })),
  last_error: nullable(Type.String({ description: 'Why the last attempt failed.' })),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
  finished_at: nullable(Type.String({ description: 'When it was delivered or given up. ISO 8601, UTC.' })),
});

export const DeliveryWithAttemptsSchema = Type.Object({
  ...DeliverySchema.properties,
  request: Type.Object(
    {
      url: nullable(Type.String({ description: 'Callback URL; null when the webhook is gone.' })),
      headers: Type.Unsafe<Record<string, string>>({
        type: 'object',
        additionalProperties: { type: 'string' },
        description:
          'Those that are no secret and the same for every attempt. `authorization`, `webhook-timestamp` and `webhook-signature` come on top.',
      }),
      body: Type.String({ description: 'JSON, byte by byte.' }),
    },
    { description: 'What is sent, as the webhook is configured now.' },
  ),
  attempt_log: Type.Array(
    Type.Object({
      attempt: Type.Integer({ description: 'Number of the attempt, from 1.' }),
      attempted_at: Type.String({ description: "When, on the organization's clock. ISO 8601, UTC." }),
      sent_at: Type.String({ description: 'When, on the wall. ISO 8601, UTC.' }),
      milliseconds: Type.Integer({ description: 'How long it took, a token request included.' }),
      delivered: Type.Boolean({ description: 'Answered 2xx.' }),
      status: nullable(Type.Integer({ description: 'HTTP status of the answer; null when none came.' })),
      error: nullable(Type.String({ description: 'Why it failed.' })),
      excerpt: nullable(Type.String({ description: 'The first KiB of the answer; forgotten when the user of the order is deleted.' })),
      remote_address: nullable(Type.String({ description: 'The address that was connected to.' })),
    }),
    { description: 'Every attempt, in order.' },
  ),
});

export const EXAMPLE_DELIVERY = {
  delivery_id: 1041,
  webhook_id: 7,
  event_id: EXAMPLE_EVENT_ID,
  event_name: 'fulfillment.brand_new',
  order_id: 'a1b2c3',
  state: 'pending',
  attempts: 1,
  next_attempt_at: '2026-05-06T07:00:05Z',
  replay: false,
  last_status: 503,
  last_error: 'answered 503',
  created_at: '2026-05-06T07:00:00Z',
  finished_at: null,
};

export const EXAMPLE_REQUEST = {
  url: 'https://hooks.example.com/connect',
  headers: { 'content-type': 'application/json', 'user-agent': 'Cartwright-Callbacks', 'webhook-id': `evt_${EXAMPLE_EVENT_ID}` },
  body: `{"event_id":${EXAMPLE_EVENT_ID},"event_name":"fulfillment.brand_new","event_timestamp":"2026-05-06T07:00:00Z","event_metadata":{"order_id":"a1b2c3"}}`,
};

export const EXAMPLE_ATTEMPT = {
  attempt: 1,
  attempted_at: '2026-05-06T07:00:00Z',
  sent_at: '2026-05-06T07:00:00Z',
  milliseconds: 84,
  delivered: false,
  status: 503,
  error: 'answered 503',
  excerpt: 'try later',
  remote_address: '203.0.113.7',
};

export function deliveryAnswer(row: DeliveryRow): Static<typeof DeliverySchema> {
  return {
    delivery_id: row.id,
    webhook_id: row.webhook_id,
    event_id: row.event_id,
    event_name: row.name,
    order_id: row.order_id,
    state: row.state,
    attempts: row.attempts,
    next_attempt_at: row.state === 'pending' ? formatUtc(row.next_attempt_at) : null,
    replay: row.replay,
    last_status: row.last_status,
    last_error: row.last_error,
    created_at: formatUtc(row.created_at),
    finished_at: time(row.finished_at),
  };
}

export function requestAnswer({ url, ...event }: DeliveryRequestRow): Static<typeof DeliveryWithAttemptsSchema>['request'] {
  return { url, headers: plainHeaders(messageId(event.event_id)), body: envelope(event) };
}

export function attemptAnswer(row: AttemptRow): Static<typeof DeliveryWithAttemptsSchema>['attempt_log'][number] {
  return { ...row, attempted_at: formatUtc(row.attempted_at), sent_at: formatUtc(row.sent_at) };
}
