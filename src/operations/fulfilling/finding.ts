import { ApiError, errors } from '../../contract/errors.ts';
import type { OrderView } from '../../fulfillment/orders/order.ts';
import { type OrganizationSettings, readSettings } from '../../fulfillment/settings.ts';
import type { BatchType } from '../../fulfillment/workflow/workflows.ts';
import { findOrdersInBatches, findOrdersInBatchesByRef, findOrdersOfBatch, type OrderInBatch } from '../../storage/fulfillment/batch.ts';
import type { OrderRow } from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';
import { toOrderView } from '../orders/order-answer.ts';

/** The batch in which an order stands. */
export interface OrderBatch {
  readonly id: number;
  readonly type: BatchType;
  readonly state: string;
  readonly shopperId: number | null;
  readonly version: number;
}

/** An order with all that a move of it looks at. */
export interface OrderUnderWay {
  readonly row: OrderRow;
  readonly view: OrderView;
  readonly batch: OrderBatch | undefined;
  readonly settings: OrganizationSettings;
}

export function toOrderUnderWay(row: OrderInBatch): OrderUnderWay {
  const { batch_id, batch_type, batch_state, shopper_id, batch_version } = row;
  const batch = { id: batch_id!, type: batch_type!, state: batch_state!, shopperId: shopper_id, version: batch_version! };
  return { row, view: toOrderView(row), batch: batch_id === null ? undefined : batch, settings: readSettings(row.settings) };
}

/** Orders by their ids, in the order of the ids, `undefined` where there is none. With `internal` the ids are ours and not the retailer's. */
export async function findOrders(context: RequestScope, ids: readonly string[], internal = false): Promise<(OrderUnderWay | undefined)[]> {
  const { db, tenant } = context;
  const keys = [tenant.organizationId, tenant.bannerId] as const;
  const refs = ids.map((id) => (/^\d{1,15}$/.test(id) ? Number(id) : 0));
  const rows = internal
    ? await db.query(findOrdersInBatchesByRef, [...keys, refs])
    : await db.query(findOrdersInBatches, [...keys, [...ids]]);
  const found = new Map(rows.map((row) => [internal ? row.id : row.order_id, row]));
  return ids.map((id, index) => {
    const row = found.get(internal ? refs[index]! : id);
    return row && toOrderUnderWay(row);
  });
}

export async function requireOrderUnderWay(context: RequestScope, orderId: string, internal = false): Promise<OrderUnderWay> {
  const [order] = await findOrders(context, [orderId], internal);
  if (!order) throw new ApiError(errors.resourceNotFound);
  return order;
}

/** The orders of a batch that are still to be moved with it; canceled ones stay behind. */
export async function findBatchOrders(context: RequestScope, batchId: number): Promise<OrderUnderWay[]> {
  const rows = await context.db.query(findOrdersOfBatch, [context.tenant.organizationId, context.tenant.bannerId, batchId]);
  return rows.map(toOrderUnderWay);
}

/** A number of ours in a path, 0 for what can be none. */
export function numericId(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
