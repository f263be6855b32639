import { ApiError, errors } from '../../contract/errors.ts';
import type { OrderView } from '../../fulfillment/orders/order.ts';
import { type CustomerOrderLookup, type CustomerOrderRow, findCustomerOrder } from '../../storage/post-checkout/order.ts';
import type { RequestScope } from '../define.ts';
import { numericId, type OrderUnderWay, toOrderUnderWay } from '../fulfilling/finding.ts';
import { ownerFilter } from '../tenant.ts';

/** An order that the request may reach, and its row with what the read brought besides. */
export interface CustomerOrder<Extra = object> extends OrderUnderWay {
  readonly row: CustomerOrderRow & Extra;
}

/** How the request names the order. */
export interface OrderName {
  readonly params: { readonly order_id: string };
  /** The id is ours and not the retailer's. */
  readonly internalIds?: boolean;
}

/** The order of the path, or the documented refusal. One read. */
export async function requireCustomerOrder<Extra = object>(
  context: RequestScope & OrderName,
  lookup: CustomerOrderLookup<Extra>,
): Promise<CustomerOrder<Extra>> {
  const { db, tenant, params, internalIds } = context;
  const key = [tenant.organizationId, tenant.bannerId, ownerFilter(tenant)] as const;
  const [row] = internalIds
    ? await db.query(lookup.byRef, [...key, numericId(params.order_id)])
    : await db.query(lookup.byId, [...key, params.order_id]);
  if (!row) throw new ApiError(errors.resourceNotFound);
  if (row.user_ref === 0) throw new ApiError(errors.userIdNotFound);
  if (!row.user_active) throw new ApiError(errors.userNotActive);
  return { ...toOrderUnderWay(row), row };
}

/** The order of the path, which the customer collects. */
export async function requirePickupOrder<Extra = object>(
  context: RequestScope & OrderName,
  lookup: CustomerOrderLookup<Extra> = findCustomerOrder as CustomerOrderLookup<Extra>,
): Promise<CustomerOrder<Extra>> {
  const order = await requireCustomerOrder(context, lookup);
  if (order.view.kind !== 'pickup') throw new ApiError(errors.pickupUnavailable);
  return order;
}

/** How the customer collects; the contract names no field that says it at creation. */
export function pickupCategory({ body }: OrderView) {
  return body.pickup?.category ?? 'curbside';
}
