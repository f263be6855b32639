import { parseInstant } from './desired-windows.ts';
import { formatLocal } from './format.ts';
import { contains, type Interval } from './interval.ts';
import { decodeOptionId, type OptionKind } from './option-id.ts';
import { HOUR } from './zone.ts';

/** What a `service_option_reference` names: an option, and the window wanted within it or the option's own. Epoch milliseconds. */
export interface OptionReference extends Interval {
  readonly id: number;
}

const LENGTH_MAX = 512;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Base64 of JSON with the keys and the local offset of the documented sample (contract/service-options.md §1.3). */
export function encodeReference({ id, startsAt, endsAt }: OptionReference, timeZone: string): string {
  const reference = { id, hold_id: null, starts_at: formatLocal(timeZone, startsAt), ends_at: formatLocal(timeZone, endsAt) };
  return Buffer.from(JSON.stringify(reference)).toString('base64');
}

/** What `encodeReference` was given; undefined for any other string. The id and its window are still to be resolved. */
export function decodeReference(reference: string): OptionReference | undefined {
  if (reference.length > LENGTH_MAX || !BASE64.test(reference)) return undefined;
  let fields: Record<string, unknown> | null;
  try {
    fields = JSON.parse(Buffer.from(reference, 'base64').toString());
  } catch {
    return undefined;
  }
  if (typeof fields !== 'object' || fields === null) return undefined;
  const { id, hold_id, starts_at, ends_at } = fields;
  if (typeof id !== 'number' || !decodeOptionId(id) || hold_id !== null) return undefined;
  if (typeof starts_at !== 'string' || typeof ends_at !== 'string') return undefined;
  const startsAt = parseInstant(starts_at);
  const endsAt = parseInstant(ends_at);
  if (startsAt === undefined || endsAt === undefined || startsAt >= endsAt) return undefined;
  return { id, startsAt, endsAt };
}

/**
 * Whether the window in a reference can belong to the option that its id resolves to: the option's own or, of scheduled
 * options that are delivered, whole hours of it (contract/service-options.md §1.1). False for one put together by hand.
 */
export function referenceFits(reference: OptionReference, option: Interval & { readonly kind: OptionKind }): boolean {
  const { type, fulfillment } = option.kind;
  const takesDesired = type === 'scheduled' && fulfillment !== 'pickup';
  if (!takesDesired) return reference.startsAt === option.startsAt && reference.endsAt === option.endsAt;
  const wholeHour = (edge: number) => (edge - option.startsAt) % HOUR === 0 || edge === option.endsAt;
  return contains(option, reference) && wholeHour(reference.startsAt) && wholeHour(reference.endsAt);
}
