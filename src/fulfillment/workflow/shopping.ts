import type { OrderLine } from '../orders/order.ts';
import type { LinePick, PickStatus, Replacement } from '../orders/picking.ts';
import type { WorkflowState } from './workflows.ts';

/** Where an order stands while its shopper may change its lines. */
export const SHOPPING_STATES: readonly WorkflowState[] = ['picking', 'verifying_replacements'];

/** What a shopper says of a line; what is not said stays, or follows from the rest. */
export interface LineChange {
  readonly status: PickStatus;
  readonly count?: number | undefined;
  readonly weight?: number | undefined;
  readonly scanCode?: string | undefined;
  readonly replacement?: Replacement | undefined;
}

/** The status that a shopper means who names none: a replacement replaces, nothing delivered is a refund, all else was found. */
export function impliedStatus(change: {
  readonly count?: number | undefined;
  readonly weight?: number | undefined;
  readonly replaces: boolean;
}): PickStatus {
  if (change.replaces) return 'replaced';
  return change.count === 0 || change.weight === 0 ? 'to_refund' : 'found';
}

/** The line as the shopper left it. */
export function pickLine(line: OrderLine, change: LineChange): OrderLine {
  const pick: LinePick = {
    status: change.status,
    qty: deliveredQuantity(line, change),
    ...(line.qty_unit === 'each' && change.weight !== undefined ? { weight: change.weight } : {}),
    ...(change.scanCode === undefined ? {} : { scan_code: change.scanCode }),
    ...(change.status === 'replaced' && change.replacement
      ? { replacement: change.replacement, replacement_status: isWanted(line, change.replacement) ? 'APPROVED' : 'PENDING' }
      : {}),
  };
  return { ...line, pick };
}

function deliveredQuantity(line: OrderLine, { status, count, weight }: LineChange): number {
  if (status === 'to_refund' || status === 'not_found') return 0;
  const said = line.qty_unit === 'each' ? count : (weight ?? count);
  return said ?? (status === 'replaced' ? (line.replacement_qty ?? line.qty) : line.qty);
}

/** What the customer chose beforehand, or asked for in place of an earlier proposal, needs no second answer. */
function isWanted(line: OrderLine, replacement: Replacement): boolean {
  const wanted = [
    ...(line.replacement_policy === 'users_choice' ? line.replacement_items : []),
    ...(line.pick?.alternative ? [line.pick.alternative] : []),
  ];
  const same = (a = '', b = '') => a !== '' && a === b;
  return wanted.some(({ upc, rrc }) => same(upc, replacement.upc) || same(rrc, replacement.rrc));
}

/** The callbacks of a change, the one about all items and the one about the line. */
export function callbacksOf(
  before: OrderLine | undefined,
  status: PickStatus,
): readonly [whole: string | undefined, item: ItemCallback | undefined] {
  switch (status) {
    case 'found':
      return [undefined, 'fulfillment.item_found'];
    case 'replaced':
      return ['fulfillment.order_item_replacement', 'fulfillment.item_replaced'];
    case 'to_refund':
      return ['fulfillment.order_item_refund', 'fulfillment.item_refunded'];
    case 'not_found':
      return [undefined, before?.pick?.status === 'found' ? 'fulfillment.item_not_picked' : undefined];
  }
}
export type ItemCallback = `fulfillment.item_${'found' | 'replaced' | 'refunded' | 'not_picked'}`;
