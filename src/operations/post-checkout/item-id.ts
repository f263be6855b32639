import type { OrderLine } from '../../fulfillment/orders/order.ts';

/**
 * Id of a line item: from the order's own number and the line number, which identifies a line for as long as the order lives, so that
 * updates and replacements do not change it. Opaque to clients; safe in a path.
 */
export function itemId(orderRef: number, { line_num }: OrderLine): string {
  return Buffer.from(`${orderRef}:${line_num}`).toString('base64url');
}
