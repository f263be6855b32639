import type { OrderKind } from '../orders/order.ts';
import { isShopped, RUNNER } from './journey.ts';
import type { Script } from './pace.ts';

/** What comes between two points of a journey, where others have to do something first. */
export interface Courses {
  /** Before a runner takes a pickup order. */
  readonly customer: () => void;
  /** Before a shopper is sent for a last mile order. */
  readonly staging: () => void;
}

/** Takes an order to the next point of its journey, with all that belongs before it. */
export function goThrough(
  script: Script,
  kind: OrderKind,
  point: string,
  courses: Courses,
  proof?: { photo?: string; name?: string },
): void {
  const isLastMile = !isShopped(kind);
  if (point === 'acknowledged' && isLastMile) courses.staging();
  if (point === RUNNER) courses.customer();
  const isHandOver = point === 'completed' && kind !== 'pickup';
  if (isHandOver && isLastMile) script.add({ do: 'happen', what: 'arrival_at_customer' }, 'road');
  const after = isHandOver && !isLastMile ? 'road' : point === 'at_store' && kind === 'pickup' ? 30 : undefined;
  script.add({ do: 'go', to: point, ...(proof === undefined ? {} : { proof }) }, after);
}

/** `seconds` null: the customer has to come through the API. */
export function addWaitForCustomer(script: Script, seconds: number | null): void {
  script.add({ do: 'wait', for: 'customer', seconds }, 0);
  if (seconds !== null) script.add({ do: 'customer', act: 'arrive' }, 0);
}
