import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import type { OrderBody } from '../../fulfillment/orders/order.ts';
import {
  type OrderRow,
  type UpdateOrderCommand,
  type UpdateOrderResult,
  updateOrder,
  type WindowCommand,
} from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';
import type { HeldSlot } from './held-slot.ts';

/** Times an order is read again when another write came between. */
const ATTEMPTS = 5;

const REFUSALS: Record<Exclude<UpdateOrderResult['outcome'], 'updated' | 'conflict'>, ErrorDefinition> = {
  hold_not_found: errors.holdNotFound,
  hold_used: errors.holdUsed,
  full: errors.holdFull,
};

export interface Change {
  readonly order: OrderRow;
  readonly body: OrderBody;
  /** The window to move to. */
  readonly slot?: HeldSlot | undefined;
  /** Windows to move to without a reservation, the best first, and what to say when none has a place. */
  readonly windows?: { readonly choices: readonly WindowCommand[]; readonly full: ApiError } | undefined;
  /** Undefined: nothing changes, and nothing is written. */
  readonly event: { readonly name: string; readonly metadata: unknown } | undefined;
}

/** A change as it was written. */
export interface Changed extends Change {
  /** Index of the window taken, where there were any to choose from. */
  readonly chosen: number | undefined;
}

/** Reads an order, works out its change and writes it under the version read; starts over when another write came first. */
export async function changeOrder(context: RequestScope, attempt: () => Promise<Change>): Promise<Changed> {
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const change = await attempt();
    if (change.event === undefined) return { ...change, chosen: undefined };
    const command: UpdateOrderCommand = {
      organization_id: context.tenant.organizationId,
      order_id: change.order.order_id,
      version: change.order.version,
      hold_id: change.slot?.hold.id ?? null,
      capacity: change.slot?.capacity ?? null,
      windows: change.windows?.choices ?? null,
      body: change.body,
      event_name: change.event.name,
      event: change.event.metadata,
      now: new Date(context.now).toISOString(),
    };
    const [result] = await context.db.query(updateOrder, [JSON.stringify(command)]);
    const { outcome } = result!;
    if (outcome === 'updated') return { ...change, chosen: result!.chosen ?? undefined };
    if (outcome === 'full' && change.windows) throw change.windows.full;
    if (outcome !== 'conflict') throw new ApiError(REFUSALS[outcome]);
  }
  throw new ApiError(errors.retryLater);
}
