import type { Pool } from '../../contract/store.ts';
import { MINUTE } from './zone.ts';

/** How the time of an option is promised: the values of `window.type` (contract/service-options.md §1). */
export type OptionType = 'scheduled' | 'immediate' | 'eta' | 'priority_eta';
export type Fulfillment = 'delivery' | 'pickup' | 'last_mile';

export interface OptionKind {
  /** The last 6 bits of the id. Ids live with clients: a code never changes its meaning. */
  readonly code: number;
  readonly type: OptionType;
  readonly fulfillment: Fulfillment;
  readonly pool: Pool;
  /** Immediate only: position of the length in `SlotPolicy.immediate_minutes`. */
  readonly length?: number;
}

/** Immediate lengths that have a code; a policy's further lengths are not offered. */
export const IMMEDIATE_LENGTHS_MAX = 8;

/** Sixteen codes each; 48 … 63 are free. */
const BLOCKS: readonly { readonly first: number; readonly fulfillment: Fulfillment; readonly pool: Pool }[] = [
  { first: 0, fulfillment: 'delivery', pool: 'delivery' },
  { first: 16, fulfillment: 'pickup', pool: 'pickup' },
  { first: 32, fulfillment: 'last_mile', pool: 'delivery' },
];

export const OPTION_KINDS: readonly OptionKind[] = BLOCKS.flatMap(({ first, fulfillment, pool }) => [
  { code: first, type: 'scheduled' as const, fulfillment, pool },
  { code: first + 1, type: 'eta' as const, fulfillment, pool },
  { code: first + 2, type: 'priority_eta' as const, fulfillment, pool },
  ...Array.from({ length: IMMEDIATE_LENGTHS_MAX }, (_, length) => ({
    code: first + 8 + length,
    type: 'immediate' as const,
    fulfillment,
    pool,
    length,
  })),
]);

const kindByCode = new Map(OPTION_KINDS.map((kind) => [kind.code, kind]));
const kindByMeaning = new Map(OPTION_KINDS.map((kind) => [`${kind.fulfillment} ${kind.type} ${kind.length ?? 0}`, kind]));

/** @throws RangeError for an immediate length without a code. */
export function optionKind(fulfillment: Fulfillment, type: OptionType, length = 0): OptionKind {
  const kind = kindByMeaning.get(`${fulfillment} ${type} ${length}`);
  if (!kind) throw new RangeError(`No service option kind for ${fulfillment} ${type} ${length}`);
  return kind;
}

/** Minute 0 of an id: 2020-01-01T00:00Z. 25 bits reach into 2083. */
const EPOCH = Date.UTC(2020, 0, 1);
const STORES = 2 ** 22;
const MINUTES = 2 ** 25;
const KINDS = 2 ** 6;

/** What an id says. `startMinute` counts from 2020-01-01T00:00Z: the window's start, for promised kinds the request's minute. */
export interface OptionIdParts {
  readonly storeNumber: number;
  readonly startMinute: number;
  readonly kind: OptionKind;
}

export function minuteOf(instant: number): number {
  return Math.floor((instant - EPOCH) / MINUTE);
}

/** Epoch milliseconds. */
export function instantOf(minute: number): number {
  return EPOCH + minute * MINUTE;
}

export function fitsOptionId(minute: number): boolean {
  return Number.isInteger(minute) && minute >= 0 && minute < MINUTES;
}

/**
 * The service option id: 22 bits store number, 25 bits start minute, 6 bits kind, a positive safe integer.
 * @throws RangeError when a part does not fit.
 */
export function encodeOptionId({ storeNumber, startMinute, kind }: OptionIdParts): number {
  if (!Number.isInteger(storeNumber) || storeNumber < 1 || storeNumber >= STORES) throw new RangeError(`Store number ${storeNumber}`);
  if (!fitsOptionId(startMinute)) throw new RangeError(`Start minute ${startMinute}`);
  return (storeNumber * MINUTES + startMinute) * KINDS + kind.code;
}

/** The parts of any number that could be an id of some store, else undefined. */
export function decodeOptionId(id: number): OptionIdParts | undefined {
  if (!Number.isSafeInteger(id) || id < MINUTES * KINDS) return undefined;
  const code = id % KINDS;
  const kind = kindByCode.get(code);
  if (!kind) return undefined;
  const rest = (id - code) / KINDS;
  const startMinute = rest % MINUTES;
  return { storeNumber: (rest - startMinute) / MINUTES, startMinute, kind };
}
