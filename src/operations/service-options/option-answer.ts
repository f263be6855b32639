import { type Static, Type } from '../../contract/schema.ts';
import type { StoreCalendar } from '../../contract/store.ts';
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
  const { reference, startAt, endAt } = textsOf(store, option, state.window);
  return {
    id: option.id,
    service_option_reference: reference,
    date: option.localDate,
    window: { start_at: startAt, end_at: endAt, type: option.type, asap: option.type === 'immediate' },
    availability: { available: state.reasons.length === 0, reasons: [...state.reasons] },
    flags: { long_distance_delivery: state.longDistance },
    ...(state.handoffAt === undefined ? {} : { handoff_at: formatUtc(state.handoffAt) }),
  };
}

interface OptionTexts {
  readonly reference: string;
  readonly startAt: string;
  readonly endAt: string;
}

/**
 * By id, of options with their own window: they stay the same from listing to listing, and making them was a tenth of it. Kept for
 * a thousand calendars, at about 40 kB each; a store that changes gets another calendar.
 */
const ownTexts = new Map<StoreCalendar, Map<number, OptionTexts>>();
const MOST_CALENDARS = 1_000;
const MOST_TEXTS = 500;

function textsOf({ calendar }: Store, option: OfferedOption, window: Interval): OptionTexts {
  if (window !== option) return makeTexts(calendar, option.id, window);
  const byId = ownTexts.get(calendar) ?? new Map<number, OptionTexts>();
  const known = byId.get(option.id);
  if (known) return known;
  if (byId.size >= MOST_TEXTS) byId.clear();
  if (ownTexts.size >= MOST_CALENDARS && !ownTexts.has(calendar)) ownTexts.delete(ownTexts.keys().next().value!);
  const texts = makeTexts(calendar, option.id, window);
  ownTexts.set(calendar, byId.set(option.id, texts));
  return texts;
}

function makeTexts({ timeZone }: StoreCalendar, id: number, { startsAt, endsAt }: Interval): OptionTexts {
  const reference = encodeReference({ id, startsAt, endsAt }, timeZone);
  return { reference, startAt: formatUtc(startsAt), endAt: formatUtc(endsAt) };
}
