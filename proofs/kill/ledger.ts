import type { Random } from '../support/random.ts';
import { DELIVERY_ADDRESS } from '../support/shop.ts';

/** What an update replaces as a whole. */
export interface Content {
  readonly tip: number;
  readonly instructions: string;
  readonly items: readonly { readonly line_num: string; readonly count: number; readonly item: { readonly upc: string } }[];
}

/** One order as the client knows it: what was sent, what was answered, and what is still unanswered. */
export interface Entry {
  readonly orderId: string;
  readonly userId: string;
  readonly key: string | undefined;
  readonly request: Record<string, unknown>;
  /** `unknown`: the connection broke before the answer. `absent`: it was looked for afterwards and is not there. */
  state: 'unknown' | 'acknowledged' | 'absent';
  /** The answer of the creation, if there was one. */
  answer: string | undefined;
  content: Content;
  updates: number;
  canceled: boolean;
  /** A change whose answer never came: done or not. */
  pending: { readonly kind: 'update'; readonly content: Content } | { readonly kind: 'cancel' } | undefined;
  /** Its user has asked for another hold since, which cancels the one that it names. */
  superseded: boolean;
  /** The round in which it was last written. */
  round: number;
}

/** A whole request, with contents that tell it from every other. */
export function newEntry(random: Random, orderId: string, userId: string, holdId: number, keyed: boolean, round: number): Entry {
  const content = newContent(random, orderId);
  const request = {
    order_id: orderId,
    service_option_hold_id: holdId,
    address: { ...DELIVERY_ADDRESS, address_line_2: orderId },
    leave_unattended: random.chance(0.5),
    metadata: { order: orderId },
    ...changeRequest(content),
  };
  const key = keyed ? `key of ${orderId}` : undefined;
  return {
    orderId,
    userId,
    key,
    request,
    state: 'unknown',
    answer: undefined,
    content,
    updates: 0,
    canceled: false,
    pending: undefined,
    superseded: false,
    round,
  };
}

/** Lines 1 to n of products 1 to n, so that an update finds each line again. */
export function newContent(random: Random, orderId: string): Content {
  const length = random.between(1, 11);
  const items = Array.from({ length }, (_, index) => ({
    line_num: String(index + 1),
    count: random.between(1, 20),
    item: { upc: `4000000000${10 + index}` },
  }));
  const tip = random.between(0, 1_000_000);
  return { tip, instructions: `${orderId} ${tip}`, items };
}

/** What an update replaces it by; its lines differ, so that the answer to a later read tells whether the update was done. */
export function changedContent(random: Random, entry: Entry): Content {
  for (;;) {
    const content = newContent(random, entry.orderId);
    if (linesOf(content) !== linesOf(entry.content)) return content;
  }
}

/** The part of a request that creation and update have in common. */
export function changeRequest({ tip, instructions, items }: Content) {
  return { initial_tip_cents: tip, special_instructions: instructions, items };
}

/** A content's lines as answers and rows have them: `line_num upc quantity`. */
export function linesOf({ items }: Content): string {
  return items.map(({ line_num, item, count }) => `${line_num} ${item.upc} ${count}`).join('; ');
}

/** What can be wrong with what is found. */
type Kind = 'lost' | 'torn' | 'duplicated' | 'oversold' | 'unexpected';

/** Where what is wrong is counted. */
export interface Notes {
  note(kind: Kind, what: string): void;
}

/** What the proof counts. */
export class Findings implements Notes {
  /** Answered 200 and gone, or undone. */
  lost = 0;
  /** Half written. */
  torn = 0;
  /** Done twice: a second order, a second event, another answer to the same key. */
  duplicated = 0;
  oversold = 0;
  /** Refusals and failures that nothing explains. */
  unexpected = 0;
  readonly #shown = new Map<string, number>();

  note(kind: Kind, what: string): void {
    this[kind]++;
    const shown = this.#shown.get(kind) ?? 0;
    this.#shown.set(kind, shown + 1);
    if (shown < 5) console.error(`${kind}: ${what}`);
  }

  get none(): boolean {
    return this.lost + this.torn + this.duplicated + this.oversold + this.unexpected === 0;
  }
}
