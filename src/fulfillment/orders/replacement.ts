import type { OrderLine } from './order.ts';
import type { LinePick } from './picking.ts';

/** What a customer would rather have than the replacement proposed. */
export type Alternative = NonNullable<LinePick['alternative']>;

/** Whether the customer may answer for the line now; a decision cannot be undone. */
export function answerability({ pick }: OrderLine): 'pending' | 'answered' | 'no_replacement' {
  if (pick?.replacement_status === 'APPROVED' || pick?.replacement_status === 'REJECTED') return 'answered';
  return pick?.status === 'replaced' ? 'pending' : 'no_replacement';
}

/**
 * The line with the customer's answer. Rejected without an alternative it is refunded; with one it waits for the shopper, and is refunded at
 * the checkout if the shopper finds nothing.
 */
export function answered(line: OrderLine, decision: 'APPROVED' | 'REJECTED', alternative?: Alternative): OrderLine {
  const pick: LinePick = { ...line.pick!, replacement_status: decision };
  if (decision === 'APPROVED') return { ...line, pick };
  return { ...line, pick: alternative ? { ...pick, alternative } : { ...pick, status: 'to_refund', qty: 0 } };
}
