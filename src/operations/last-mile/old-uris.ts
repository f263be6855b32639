import { type Deprecated, deprecationOf } from '../../contract/deprecations.ts';
import type { OrderKind } from '../../fulfillment/orders/order.ts';

/** The dispatch URIs are current for dispatch orders and deprecated for LMD orders: the stored order's kind decides. */
export function markOldUse(context: { markDeprecated(deprecated: Deprecated): void }, kind: OrderKind, operation: string): void {
  if (kind === 'last_mile') context.markDeprecated(deprecationOf(`${operation} for LMD orders`));
}
