import type { OrderKind } from '../orders/order.ts';
import { type BatchType, statesOf } from '../workflow/workflows.ts';

/** A state of a batch that an order passes on its way to the customer. */
export interface Point {
  /** The batch's state; `runner_acknowledged` where a runner has a pickup order, since its batch is `brand_new` then. */
  readonly name: string;
  readonly type: BatchType;
  readonly state: string;
}

const pointsOf = (type: BatchType, runner = false): Point[] =>
  statesOf(type).map((state) => ({ name: runner && state === 'brand_new' ? RUNNER : state, type, state }));

/** The point at which a runner has taken a pickup order. */
export const RUNNER = 'runner_acknowledged';

const LAST_MILE = pointsOf('delivery_only');
const JOURNEYS: Readonly<Record<OrderKind, readonly Point[]>> = {
  delivery: pointsOf('delivery'),
  pickup: [...pointsOf('pickup'), ...pointsOf('runner_customer', true)],
  last_mile: LAST_MILE,
  dispatch: LAST_MILE,
};

export const KINDS_OF_ORDERS = Object.keys(JOURNEYS) as OrderKind[];

/** The points of an order's way, in order; the first one is an order that nobody has in hand. */
export function journeyOf(kind: OrderKind): readonly Point[] {
  return JOURNEYS[kind];
}

/** Every point of any journey. */
export const POINT_NAMES: readonly string[] = [...new Set(KINDS_OF_ORDERS.flatMap((kind) => journeyOf(kind).map((point) => point.name)))];

/** -1 where orders of the kind do not pass the point. */
export function indexOfPoint(kind: OrderKind, name: string): number {
  return journeyOf(kind).findIndex((point) => point.name === name);
}

export function isShopped(kind: OrderKind): boolean {
  return kind === 'delivery' || kind === 'pickup';
}

/** Where an order stands: its batch and whether somebody has that; undefined where it is in a batch that is not on its way. */
export function placeOf(
  kind: OrderKind,
  batch: { readonly type: BatchType; readonly state: string; readonly shopperId: number | null } | undefined,
) {
  const journey = journeyOf(kind);
  if (batch === undefined) return 0;
  const first = journey.findIndex((point) => point.type === batch.type);
  if (first < 0) return undefined;
  // A batch that nobody has leaves the order where it was.
  if (batch.shopperId === null) return Math.max(0, first - 1);
  return journey.findIndex((point) => point.type === batch.type && point.state === batch.state);
}
