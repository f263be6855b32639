import { type Static, Type } from '../../contract/schema.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { Interval } from '../../fulfillment/slots/interval.ts';
import type { OfferedOption } from '../../fulfillment/slots/offer.ts';
import { encodeReference } from '../../fulfillment/slots/reference.ts';
import type { Store } from '../../storage/stores/store.ts';

/** ServiceOption (contract/service-options.md §1.3). */
export const ServiceOptionSchema = Type.Object({
  id: Type.Integer({ description: 'Service option id, up to 53 bits.' }),
  service_option_reference: Type.String({ description: 'Opaque; reserves the option with its desired window.' }),
  date: Type.String({ description: "Date of the service in the store's zone, `YYYY-MM-DD`." }),
  window: Type.Object({
    start_at: Type.String({ description: 'ISO 8601.' }),
    end_at: Type.String({ description: 'ISO 8601.' }),
    type: Type.String({ description: '`scheduled`, `immediate`, `eta` or `priority_eta`.' }),
    asap: Type.Boolean({ description: 'True for immediate options.' }),
  }),
  availability: Type.Object({
    available: Type.Boolean({ description: 'Bookable for this user and cart.' }),
    reasons: Type.Array(Type.String(), { description: '`slot_full`, `alcohol_not_available`.' }),
  }),
  flags: Type.Object({
    long_distance_delivery: Type.Boolean({ description: 'The address is more than 30 minutes from the store; last mile: 30 to 60.' }),
  }),
  handoff_at: Type.Optional(
    Type.String({ description: 'Last mile, with `with_handoff_time`: when the driver is to collect the order at the store. ISO 8601.' }),
  ),
});

export const ServiceOptionsResponse = Type.Object({
  service_options: Type.Array(ServiceOptionSchema, { description: 'By time.' }),
});

/** The pickup list may warn in a 200 (contract/service-options.md §3); the form is that of an order's warnings. */
export const WarnedOptionsResponse = Type.Object({
  ...ServiceOptionsResponse.properties,
  warnings: Type.Array(Type.Object({ message: Type.String() }), { description: 'What to know of the cart; it is accepted all the same.' }),
});

export const EXAMPLE_OPTION = {
  id: 2254873659834368,
  service_option_reference: 'eyJpZCI6…',
  date: '2026-05-06',
  window: { start_at: '2026-05-06T18:00:00Z', end_at: '2026-05-06T20:00:00Z', type: 'scheduled', asap: false },
  availability: { available: true, reasons: [] },
  flags: { long_distance_delivery: false },
};

export interface OptionState {
  /** The option's own window, or the one that the customer wants of it. */
  readonly window: Interval;
  readonly reasons: readonly ('slot_full' | 'alcohol_not_available')[];
  readonly longDistance: boolean;
  /** Epoch milliseconds. */
  readonly handoffAt?: number | undefined;
}

export function optionAnswer(store: Store, option: OfferedOption, state: OptionState): Static<typeof ServiceOptionSchema> {
  const { startsAt, endsAt } = state.window;
  return {
    id: option.id,
    service_option_reference: encodeReference({ id: option.id, startsAt, endsAt }, store.calendar.timeZone),
    date: option.localDate,
    window: { start_at: formatUtc(startsAt), end_at: formatUtc(endsAt), type: option.type, asap: option.type === 'immediate' },
    availability: { available: state.reasons.length === 0, reasons: [...state.reasons] },
    flags: { long_distance_delivery: state.longDistance },
    ...(state.handoffAt === undefined ? {} : { handoff_at: formatUtc(state.handoffAt) }),
  };
}
