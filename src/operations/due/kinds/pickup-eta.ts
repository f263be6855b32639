import { customerExpected } from '../../../callbacks/time-payloads.ts';
import { type Kind, OVER } from '../kind.ts';

/** A scheduled pickup: the store is told when the customer is expected to have arrived, unless an arrival is on record. */
export const pickupEtaDue: Kind = ({ order, piece, now }) => {
  if (order?.kind !== 'pickup' || order.status !== 'staged') return OVER;
  const { pickup, workflow_state = 'ready_for_pickup' } = order.body;
  if (pickup?.arrived_at !== undefined || workflow_state !== 'ready_for_pickup') return OVER;
  const eta = pickup?.eta === undefined ? piece.due_at : Date.parse(pickup.eta);
  // Scheduled anew since.
  if (eta > now) return { again: eta };
  return { events: [{ name: 'cartwright.customer_expected', metadata: customerExpected(order.order_id, eta) }] };
};
