import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { EventRow } from '../../../storage/events/event.ts';

/** Ids are beyond 2^53 and multiples of 1024, so that a double holds each exactly. */
const MULTIPLE = 1_024n;
const GREATEST = 2n ** 63n - MULTIPLE;

/** The documented 64-bit integer, answered with all its digits. */
export const EventId = Type.Unsafe<bigint | number>({
  type: 'integer',
  minimum: 0,
  maximum: Number(GREATEST),
  description: 'Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly.',
});

export const EventIdText = (description: string) => Type.String({ maxLength: 19, pattern: '^\\d{1,19}$', description });

/**
 * The id that a client means. One that read it into a double and wrote it down again sends other last digits, which name the same double.
 */
export function parseEventId(text: string, key: string): bigint {
  const exact = BigInt(text);
  const id = exact % MULTIPLE === 0n || exact < 2n ** 53n ? exact : BigInt(Number(text));
  if (id > GREATEST) throw new ApiError(errors.invalid, { key });
  return id;
}

export const EventPath = Type.Object({ event_id: EventIdText('`event_id` of the event.') });

/** An event as callbacks carry it, with what else is known of it. */
export const EventSchema = Type.Object({
  event_id: EventId,
  event_name: Type.String({ description: 'Name of the event.' }),
  event_timestamp: Type.String({ description: 'When it happened. ISO 8601, UTC.' }),
  order_id: nullable(Type.String({ description: 'Order that it is about.' })),
  retailer_id: nullable(Type.String({ description: 'Slug of the banner that it belongs to.' })),
  event_metadata: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: 'As callbacks carry it.',
  }),
});

export const EXAMPLE_EVENT_ID = 1152921504606848000;

export const EXAMPLE_EVENT = {
  event_id: EXAMPLE_EVENT_ID,
  event_name: 'fulfillment.rescheduled',
  event_timestamp: '2026-05-06T07:00:00Z',
  order_id: 'a1b2c3',
  retailer_id: 'fresh-market',
  event_metadata: { order_id: 'a1b2c3', new_window: { starts_at: '2026-05-06T18:00:00Z', ends_at: '2026-05-06T20:00:00Z' } },
};

export function eventAnswer(row: EventRow): Static<typeof EventSchema> {
  const { order_id, ...rest } = row.metadata;
  return {
    event_id: row.id,
    event_name: row.name,
    event_timestamp: formatUtc(row.occurred_at),
    order_id: row.order_id,
    retailer_id: row.retailer_id,
    event_metadata: order_id === undefined ? rest : { order_id, ...rest },
  };
}
