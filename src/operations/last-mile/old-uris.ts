import type { OrderKind } from '../../fulfillment/orders/order.ts';
import type { Deprecation } from '../define.ts';

/** The old `lastmile` URIs of LMD orders (contract/conventions.md §10.1). */
export function replacedBy(replacement: string): Deprecation {
  return { announced: '2026-11-23', sunset: '2027-05-31', replacement };
}

/** The dispatch URIs are current for dispatch orders and deprecated for LMD orders: the stored order's kind decides. */
export function markOldUse(context: { markDeprecated(deprecation: Deprecation): void }, kind: OrderKind, replacement: string): void {
  if (kind === 'last_mile') context.markDeprecated(replacedBy(replacement));
}
