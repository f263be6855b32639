import { statement } from '../engine/types.ts';

export interface CausedEventRow {
  readonly id: number | bigint;
  readonly name: string;
  readonly order_id: string | null;
  /** Epoch milliseconds, on the organization's clock. */
  readonly occurred_at: number;
}

/**
 * The events of some orders that a request wrote: they bear its time on the organization's clock. Where that clock stood still
 * (`began` and `ended` are given), the time of writing on the wall decides; elsewhere the wall of the database need not be ours.
 */
export const findCausedEvents = statement<
  [organizationId: number, orderIds: string[], now: Date, began: Date | null, ended: Date | null],
  CausedEventRow
>(
  'find_caused_events',
  `select e.id, e.name, e.order_id, e.occurred_at
     from cw.orders o join cw.events e on e.order_ref = o.id and e.organization_id = o.organization_id
    where o.organization_id = $1 and o.order_id = any ($2::text[]) and e.occurred_at = $3
      and ($4::timestamptz is null or e.written_at between $4 and $5)
    order by e.id limit 200`,
);
