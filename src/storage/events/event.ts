import { type Statement, statement } from '../engine/types.ts';

export interface EventRow {
  readonly id: bigint | number;
  /** Number of the transaction that wrote it, as text. */
  readonly xid: string;
  readonly name: string;
  readonly order_id: string | null;
  /** Slug of the banner. */
  readonly retailer_id: string | null;
  /** Epoch milliseconds. */
  readonly occurred_at: number;
  readonly metadata: Record<string, unknown>;
}

const COLUMNS = `e.id, e.xid::text as xid, e.name, e.order_id, e.occurred_at, e.metadata,
  (select b.slug from cw.banners b where b.organization_id = e.organization_id and b.id = e.banner_id) as retailer_id`;

export interface EventFilters {
  readonly name: string | undefined;
  readonly orderId: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

type ListParameters = [
  organizationId: number,
  afterXid: string,
  afterId: bigint,
  limit: number,
  name: string,
  orderId: string,
  from: Date,
  to: Date,
];
const lists = new Map<string, Statement<ListParameters, EventRow>>();

/**
 * Events in an order that never changes behind a reader: by transaction, and only of transactions older than every one still running.
 * What commits late therefore comes late, and a reader who goes on from the last event misses none.
 */
export function listEvents(filters: EventFilters): Statement<ListParameters, EventRow> {
  const given = [filters.name, filters.orderId, filters.from ?? filters.to].map((one) => one !== undefined);
  const [byName, byOrder, byTime] = given;
  const key = given.map(Number).join('');
  const known = lists.get(key);
  if (known) return known;
  const ofOrder = '(select o.id from cw.all_orders o where o.organization_id = $1 and o.order_id = $6)';
  const conditions = `e.organization_id = $1 and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        and (e.xid, e.id) > ($2::xid8, $3::bigint)
        and ${byName ? 'e.name = $5' : '$5::text is not null'}
        and ${byOrder ? `e.order_ref = ${ofOrder}` : '$6::text is not null'}
        and ${byTime ? 'e.occurred_at >= $7 and e.occurred_at < $8' : '($7::timestamptz is not null and $8::timestamptz is not null)'}`;
  const made = statement<ListParameters, EventRow>(
    // Planned with its times, by which alone the planner sees that they are few.
    byTime ? '' : `list_events_${key}`,
    byTime ? pageFirst(conditions) : `select ${COLUMNS} from cw.events e where ${conditions} order by e.xid, e.id limit $4`,
  );
  lists.set(key, made);
  return made;
}

/** The index by time has all that the order needs: only the rows of the page itself are read, however many events the time has. */
const pageFirst = (conditions: string) => `select ${COLUMNS} from (
    select e.id from cw.events e where ${conditions} order by e.xid, e.id limit $4) page
    join cw.events e on e.organization_id = $1 and e.id = page.id
   order by e.xid, e.id`;

export const findEvent = statement<[organizationId: number, id: bigint], EventRow>(
  'find_event',
  `select ${COLUMNS} from cw.events e where e.organization_id = $1 and e.id = $2`,
);

export const listDeliveriesOfEvent = statement<
  [organizationId: number, id: bigint],
  { id: number; webhook_id: number; state: 'pending' | 'delivered' | 'failed' }
>(
  'list_deliveries_of_event',
  'select id, webhook_id, state from cw.deliveries where organization_id = $1 and event_id = $2 order by id limit 100',
);
