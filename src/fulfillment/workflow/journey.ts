import type { OrderBody, OrderKind, OrderStatus, OrderView } from '../orders/order.ts';
import { settleLines } from '../orders/picking.ts';
import { formatUtc } from '../slots/format.ts';
import type { Step } from './workflows.ts';

const MINUTE = 60_000;
/** A rating is asked for an hour after the delivery (contract/callbacks.md §3). */
export const REMINDER_AFTER = 60 * MINUTE;
/** The shopper's way to the store is told of every two minutes. */
export const STORE_ETA_EVERY = 2 * MINUTE;

/** Work that an order waits for, due on the organization's clock (epoch milliseconds). */
export interface DueWork {
  readonly kind: 'order.rating_reminder' | 'order.location' | 'order.store_eta' | 'order.pickup_eta';
  readonly dueAt: number;
}

/** What a journey needs to know besides the order. */
export interface JourneySetting {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Minutes on the road from the store to the customer. */
  readonly travelMinutes: number;
  readonly locationIntervalSeconds: number;
  /** What the shopper brought back from the door. */
  readonly proof?: Pick<OrderBody, 'delivery_photo_url' | 'certified_delivery_name'> | undefined;
}

/** An order at one point of its journey, with the callbacks that this point causes. */
export interface Stage {
  readonly order: OrderView;
  readonly events: readonly string[];
}

/** Takes an order through steps: what it is after each, and what falls due because of them. */
export function travel(order: OrderView, steps: readonly Step[], setting: JourneySetting): { stages: Stage[]; due: DueWork[] } {
  const stages: Stage[] = [];
  const due: DueWork[] = [];
  let current = order;
  for (const step of steps) {
    const refunds = step.status === 'checkout' ? untouched(current) : current;
    const refunded = refunds !== current && countRefunds(refunds) > countRefunds(current);
    current = {
      ...refunds,
      status: step.status,
      body: { ...refunds.body, workflow_state: step.workflowState, ...factsOf(step.status, setting) },
    };
    stages.push({ order: current, events: [...(refunded ? ['fulfillment.order_item_refund'] : []), ...step.events] });
    due.push(...dueAfter(step.status, order.kind, setting));
  }
  return { stages, due };
}

/** At the checkout every line has an end. */
function untouched(order: OrderView): OrderView {
  return { ...order, body: { ...order.body, items: settleLines(order.body.items) } };
}

function countRefunds({ body }: OrderView): number {
  return body.items.filter((line) => line.pick?.status === 'to_refund').length;
}

function factsOf(status: OrderStatus, { now, travelMinutes, proof }: JourneySetting): Partial<OrderBody> {
  if (status === 'delivering') return { departed_at: formatUtc(now), arrives_at: formatUtc(now + travelMinutes * MINUTE) };
  if (status === 'delivered') return { delivered_at: formatUtc(now), ...proof };
  return {};
}

function dueAfter(status: OrderStatus, kind: OrderKind, { now, locationIntervalSeconds }: JourneySetting): DueWork[] {
  if (status === 'delivered') return [{ kind: 'order.rating_reminder', dueAt: now + REMINDER_AFTER }];
  if (status === 'delivering') return [{ kind: 'order.location', dueAt: now + locationIntervalSeconds * 1000 }];
  const lastMile = kind === 'last_mile' || kind === 'dispatch';
  return status === 'acknowledged' && lastMile ? [{ kind: 'order.store_eta', dueAt: now + STORE_ETA_EVERY }] : [];
}
