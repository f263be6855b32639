import type { OrderLine, OrderView } from './order.ts';

/** What a shopper can make of a line (contract/sandbox.md §2). */
export const PICK_STATUSES = ['not_found', 'found', 'replaced', 'to_refund'] as const;
export type PickStatus = (typeof PICK_STATUSES)[number];

/** The customer's answer to a replacement (contract/post-checkout.md §3). */
export type ReplacementStatus = 'PENDING' | 'APPROVED' | 'REJECTED';

/** A product instead of the one ordered; without codes it is what the shopper wrote down. */
export interface Replacement {
  readonly upc: string;
  readonly rrc: string;
  readonly name: string;
  /** Dollars; of what the shopper wrote down only. */
  readonly price?: number;
}

/** What the shopper did with a line. */
export interface LinePick {
  readonly status: PickStatus;
  /** How much goes to the customer, in the unit of the line. */
  readonly qty: number;
  /** Pounds, where the shopper weighed what is sold by the unit. */
  readonly weight?: number;
  readonly scan_code?: string;
  readonly replacement?: Replacement;
  readonly replacement_status?: ReplacementStatus;
  /** What the customer would rather have; set with a rejection. */
  readonly alternative?: Replacement & { readonly qty: number };
}

const NO_CODES = { upc: '', rrc: '' };

/** What a line stands for now: codes requested and delivered, quantity and flags, as answers and callbacks show them. */
export function lineNow(line: OrderLine) {
  const { pick } = line;
  const requested = { upc: line.upc, rrc: line.rrc };
  const replaced = pick?.status === 'replaced';
  const picked = replaced || pick?.status === 'found';
  const delivered = replaced ? (pick.replacement ?? NO_CODES) : picked ? requested : NO_CODES;
  return {
    qty: picked ? pick!.qty : line.qty,
    replaced,
    refunded: pick?.status === 'to_refund',
    scanCode: pick?.scan_code,
    requested,
    delivered: { upc: delivered.upc, rrc: delivered.rrc },
    /** Unscanned replacements without any code (contract/orders.md §1.3). */
    details: replaced && pick.scan_code === undefined && delivered.upc === '' && delivered.rrc === '' ? pick.replacement : undefined,
  };
}

/**
 * The lines as they go to the checkout: what nobody touched was found, what nobody answered is taken as the shopper proposed it, what was
 * not found after all or rejected is refunded.
 */
export function settleLines(lines: readonly OrderLine[]): readonly OrderLine[] {
  return lines.map((line) => {
    const { pick } = line;
    if (pick === undefined) return { ...line, pick: { status: 'found', qty: line.qty } };
    if (pick.status === 'not_found' || pick.replacement_status === 'REJECTED')
      return { ...line, pick: { ...pick, status: 'to_refund', qty: 0 } };
    if (pick.replacement_status === 'PENDING') return { ...line, pick: { ...pick, replacement_status: 'APPROVED' } };
    return line;
  });
}

/** Line number of a line that the shopper adds: the one after the highest, by number. */
export function nextLineNum({ items, removed_items }: OrderView['body']): string {
  const numbers = [...items, ...removed_items]
    .map((line) => Number(line.line_num))
    .filter((number) => Number.isSafeInteger(number) && number >= 0);
  return String(Math.max(0, ...numbers) + 1);
}
