import { statement } from '../engine/types.ts';
import type { OrderRow } from '../orders/order.ts';

/** Work that is due. Times in epoch milliseconds, of the organization. */
export interface Piece {
  /** Null for what is not kept as work but seen from the order itself: its lateness. */
  readonly work_id: number | null;
  readonly kind: string;
  /** What it is about; for the kinds of orders the order's internal id. */
  readonly subject: string;
  readonly due_at: number;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Failures before. */
  readonly attempts: number;
  /** Later work of the same kind and subject has taken its place. */
  readonly superseded: boolean;
}

/** What is due at an instant of the organization, in order; locked where it is kept as work. */
export const findDuePieces = statement<[organizationId: number, kinds: string[], instant: Date, wall: Date, limit: number], Piece>(
  'find_due_pieces',
  'select * from cw.due_pieces($1, $2::text[], $3, $4, $5)',
);

/** An order as its due work sees it. */
export interface DueOrder extends OrderRow {
  readonly late_at: number | null;
  readonly late_count: number;
  readonly store_latitude: number;
  readonly store_longitude: number;
}

/** Orders by their internal ids, kept as they are until the end of the transaction. */
export const lockDueOrders = statement<[organizationId: number, ids: number[]], DueOrder>(
  'lock_due_orders',
  `select o.order_id, o.id, o.user_id, o.kind, o.status, o.version, o.store_number, o.hold_id, o.window_starts_at, o.window_ends_at,
          o.locked_until, o.link, o.locale, o.created_at, o.body, o.late_at, o.late_count,
          s.latitude as store_latitude, s.longitude as store_longitude
     from cw.orders o join cw.stores s on s.organization_id = o.organization_id and s.number = o.store_number
    where o.organization_id = $1 and o.id = any($2::bigint[]) order by o.id for no key update of o`,
);

/** `outcomes` and `ran` are JSON, as `cw.finish_pieces` says. */
export const finishPieces = statement<[organizationId: number, outcomes: string, ran: string, failed: number, now: Date], never>(
  'finish_pieces',
  'select cw.finish_pieces($1, $2::jsonb, $3::jsonb, $4, $5)',
);

/** Work that falls due at an instant of the organization. `payload` is JSON. */
export const scheduleWork = statement<[organizationId: number, kind: string, subject: string, dueAt: Date, payload: string], never>(
  'schedule_work',
  'insert into cw.due_work (organization_id, kind, subject, due_at, payload) values ($1, $2, $3, $4, $5::jsonb)',
);
