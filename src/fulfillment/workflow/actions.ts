import { type OrderKind, type OrderStatus, STATUSES } from '../orders/order.ts';
import { INCIDENTS, type Incident, statesMissing } from './incidents.ts';
import { legalTargets } from './moves.ts';
import { SHOPPING_STATES } from './shopping.ts';
import { type BatchType, batchTypeFor, statesOf, type WorkflowState } from './workflows.ts';

/** The batch in which an order stands, as far as it decides what may be done. */
export interface BatchAtHand {
  readonly type: BatchType;
  readonly state: string;
  readonly shopperId: number | null;
}

/** What the retailer's staff may do with an order now. */
export interface OrderActions {
  /** Type of the new batch that it may be put into; null: none. */
  readonly batchType: BatchType | null;
  readonly assignBatch: boolean;
  /** States to which its batch may be moved, the next one first. */
  readonly batchStates: readonly string[];
  readonly changeItems: boolean;
  readonly stage: boolean;
  readonly reportLocation: boolean;
  readonly events: readonly Incident[];
}

/** What the operations of fulfillment would accept, so that nobody who shows an order has to know the workflows. */
export function actionsFor(
  order: { readonly kind: OrderKind; readonly status: OrderStatus; readonly workflowState: WorkflowState },
  batch: BatchAtHand | undefined,
): OrderActions {
  const { kind, status } = order;
  const underWay = status !== 'canceled' && status !== 'delivered';
  const state = underWay ? order.workflowState : status;
  const waits = batch?.state === 'brand_new' && batch.type !== 'runner_customer';
  return {
    batchType: underWay && !waits ? (batchTypeFor(kind, state) ?? null) : null,
    assignBatch: underWay && batch !== undefined && batch.state !== statesOf(batch.type).at(-1),
    batchStates: underWay && batch ? batchTargets(batch) : [],
    changeItems: SHOPPING_STATES.includes(state),
    stage: (kind === 'last_mile' || kind === 'dispatch') && STATUSES[status].stage,
    reportLocation: status === 'delivering',
    events: INCIDENTS.filter((incident) => statesMissing(incident, kind, state) === undefined),
  };
}

/** States to which a batch may be moved, the next one first; one that no shopper has stays where it is. */
export function batchTargets({ type, state, shopperId }: BatchAtHand): readonly string[] {
  return shopperId === null ? [] : legalTargets(type, state);
}
