import { type Parameter, type Statement, statement } from '../engine/types.ts';
import type { OrderRow } from './order.ts';

/** An order in a list of the retailer's own staff. */
export interface ListedOrder {
  readonly order_id: string;
  readonly id: number;
  readonly retailer_id: string;
  readonly kind: OrderRow['kind'];
  readonly status: string;
  readonly workflow_state: string;
  readonly user_id: string;
  readonly location_code: string;
  readonly batch_id: number | null;
  readonly shopper_id: number | null;
  /** Epoch milliseconds. */
  readonly window_starts_at: number;
  readonly window_ends_at: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** One in a list by changes, with its last event: transaction and id, as text. */
export interface ChangedOrder extends ListedOrder {
  readonly event_xid: string;
  readonly event_id: string;
}

export interface OrderFilters {
  readonly status?: string | undefined;
  readonly workflowState?: string | undefined;
  readonly kind?: OrderRow['kind'] | undefined;
  readonly retailerId?: string | undefined;
  readonly locationCode?: string | undefined;
  readonly userId?: string | undefined;
  /** Beginning of the order id, or of a name of the user. */
  readonly search?: string | undefined;
  readonly batchId?: number | undefined;
  readonly shopperId?: number | undefined;
  readonly createdFrom?: number | undefined;
  readonly createdTo?: number | undefined;
  readonly windowFrom?: number | undefined;
  readonly windowTo?: number | undefined;
  /** Orders whose window has ended at this instant and that are not done, or those that are not so. */
  readonly late?: { readonly is: boolean; readonly now: number } | undefined;
  /** What the organization's clock shows, epoch milliseconds. */
  readonly now: number;
  /** Those of the archive in place of the others; not by change. */
  readonly archived?: boolean | undefined;
}

/** Where a page begins: after the position of the last order before it. */
export type OrderPosition =
  | { readonly sort: 'newest'; readonly after?: { id: number } | undefined }
  // As `newest`, for a range of times of creation: by these times, so that its page is read from their index.
  | { readonly sort: 'created'; readonly after?: { createdAt: number; id: number } | undefined }
  | { readonly sort: 'window'; readonly after?: { startsAt: number; id: number } | undefined }
  | { readonly sort: 'changed'; readonly after?: { transaction: string; event: string } | undefined };

const UNDER_WAY = `o.status not in ('delivered', 'canceled')`;
const WORKFLOW_STATE = `case when ${UNDER_WAY} then coalesce(o.body->>'workflow_state', 'brand_new') else o.status end`;
const SHOPPER_ID = `(o.body->'shopper'->>'id')::bigint`;
const COLUMNS = `o.order_id, o.id, o.kind, o.status, o.user_id, o.batch_id, o.window_starts_at, o.window_ends_at, o.created_at, o.updated_at,
       ${WORKFLOW_STATE} as workflow_state, o.body->>'location_code' as location_code,
       ${SHOPPER_ID} as shopper_id,
       (select b.slug from cw.banners b where b.organization_id = o.organization_id and b.id = o.banner_id) as retailer_id`;

const VISIBLE = 'pg_snapshot_xmin(pg_current_snapshot())';

/** The order of each event that is its order's last. `offset 0` and `+ 0` keep to the order's own indexes, also before statistics: else 120 s against 1 s. */
const CHANGES = `cw.events e cross join lateral (
       select * from cw.orders l where l.organization_id + 0 = e.organization_id and l.id = e.order_ref offset 0) o`;
const LAST_OF_ORDER = `e.organization_id = $1 and e.xid < ${VISIBLE}
      and not exists (select from cw.events n where n.organization_id + 0 = $1 and n.order_ref = e.order_ref and n.xid < ${VISIBLE}
                         and (n.xid, n.id) > (e.xid, e.id) offset 0)`;

/**
 * Orders of an organization that pass the filters, in one query. Text and parameters follow from the filters given, so that each finds its
 * index. `changed`: by the last event of an order, since each change writes one, and only of transactions older than every one still
 * running, so that whoever goes on from the last one misses no change.
 */
export function listOrders(
  organizationId: number,
  filters: OrderFilters,
  position: OrderPosition,
  limit: number,
): { statement: Statement<readonly Parameter[], ListedOrder | ChangedOrder>; parameters: Parameter[] } {
  const { parameters, conditions, stores, given, $, at } = choose(organizationId, filters);
  const byChange = position.sort === 'changed';
  if (byChange) conditions.push(LAST_OF_ORDER);
  given(position.after, () => afterOf(position, $, at));
  const orders = filters.archived ? 'cw.archived_orders' : 'cw.orders';
  const order = position.sort === 'newest' && isLongAgo(filters) ? 'o.id + 0 desc' : ORDERS[position.sort];
  const inOrder = `order by ${order} limit ${$(limit)}`;
  const columns = `${COLUMNS}${byChange ? ', e.xid::text as event_xid, e.id::text as event_id' : ''}`;
  if (stores === undefined || byChange) {
    if (stores !== undefined) conditions.push(`o.store_number = any (array(${stores}))`);
    const text = `select ${columns} from ${byChange ? CHANGES : `${orders} o`} where ${allOf(conditions)} ${inOrder}`;
    return { statement: statement('', text), parameters };
  }
  // The page of each store by itself, in the order of its index: an array of stores would be read whole and sorted.
  const text = `select ${columns} from (${stores}) s
     cross join lateral (select * from ${orders} o where o.store_number = s.number and ${allOf(conditions)} ${inOrder}) o
    ${inOrder}`;
  return { statement: statement('', text), parameters };
}

/**
 * Whether a range of windows lies farther back than it is long. The planner does not know that ids follow time: it would look for such orders
 * from the newest on, in the index that gives their order (1.6 s for a day of a million orders, not 10 ms), which `+ 0` keeps it from.
 */
function isLongAgo({ windowFrom: from, windowTo: to, now }: OrderFilters): boolean {
  return from !== undefined && to !== undefined && to - from < now - to;
}

/** Whether the orders of a range of times of creation are asked for. */
export const isOfCreation = ({ createdFrom, createdTo }: OrderFilters): boolean => createdFrom !== undefined || createdTo !== undefined;

const allOf = (conditions: readonly string[]) => conditions.join('\n      and ');

const isDone = (state: string) => state === 'delivered' || state === 'canceled';

/** The conditions on `cw.orders o` that the filters make, with their parameters; `stores` gives the numbers of the stores that are wanted. */
function choose(organizationId: number, filters: OrderFilters) {
  const parameters: Parameter[] = [organizationId];
  const $ = (value: Parameter) => `$${parameters.push(value)}`;
  const at = (instant: number) => `${$(new Date(instant))}::timestamptz`;
  const conditions = ['o.organization_id = $1'];
  const given = <T>(value: T | undefined, condition: (value: T) => string) => {
    if (value !== undefined) conditions.push(condition(value));
  };
  // Said twice, so that the index of what is under way serves: passing over the others would take ever longer.
  given(filters.status, (status) => `o.status = ${$(status)}${isDone(status) ? '' : ` and ${UNDER_WAY}`}`);
  given(filters.workflowState, (state) => (isDone(state) ? `o.status = ${$(state)}` : `${WORKFLOW_STATE} = ${$(state)} and ${UNDER_WAY}`));
  given(filters.kind, (kind) => `o.kind = ${$(kind)}`);
  given(filters.retailerId, (slug) => `o.banner_id = (select b.id from cw.banners b where b.organization_id = $1 and b.slug = ${$(slug)})`);
  given(filters.userId, (userId) => `o.user_id = ${$(userId)}`);
  given(filters.search, (text) => searched($(`${likeText(text)}%`), $(`${likeText(text.toLowerCase())}%`)));
  given(filters.batchId, (id) => {
    const batch = `${$(id)}::bigint`;
    const refs = `select unnest(b.order_refs) from cw.batches b where b.organization_id = $1 and b.id = ${batch}`;
    return `o.batch_id = ${batch} and o.id = any (array(${refs}))`;
  });
  given(filters.shopperId, (id) => `${SHOPPER_ID} = ${$(id)}::bigint`);
  given(filters.createdFrom, (from) => `o.created_at >= ${at(from)}`);
  given(filters.createdTo, (to) => `o.created_at < ${at(to)}`);
  given(filters.windowFrom, (from) => `o.window_starts_at >= ${at(from)}`);
  given(filters.windowTo, (to) => `o.window_starts_at < ${at(to)}`);
  given(filters.late, ({ is, now }) =>
    is ? `${UNDER_WAY} and o.window_ends_at < ${at(now)}` : `not (${UNDER_WAY} and o.window_ends_at < ${at(now)})`,
  );
  // Banner by banner, as the key of stores has them: without the banner all stores of the organization would be passed.
  const ofCode = (code: string) => `select s.number from cw.banners b
     join cw.stores s on s.organization_id = b.organization_id and s.banner_id = b.id and s.location_code = ${$(code)} where b.organization_id = $1`;
  const stores = filters.locationCode === undefined ? undefined : ofCode(filters.locationCode);
  return { parameters, conditions, stores, given, $, at };
}

/** A name is looked up first, so that the orders are found by their user. Written as the indexes of names have it (migration 019). */
const searched = (id: string, name: string) => `(o.order_id like ${id} or o.user_id = any (array(
        select u.user_id from cw.users u
         where u.organization_id = $1
           and (lower(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, '')) like ${name} or lower(u.last_name) like ${name}))))`;

const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&');

const ORDERS = { newest: 'o.id desc', created: 'o.created_at desc, o.id desc', window: 'o.window_starts_at, o.id', changed: 'e.xid, e.id' };

function afterOf(position: OrderPosition, $: (value: Parameter) => string, at: (instant: number) => string): string {
  const { sort, after } = position;
  if (sort === 'newest') return `o.id < ${$(after!.id)}`;
  if (sort === 'created') return `(o.created_at, o.id) < (${at(after!.createdAt)}, ${$(after!.id)}::bigint)`;
  if (sort === 'window') return `(o.window_starts_at, o.id) > (${at(after!.startsAt)}, ${$(after!.id)}::bigint)`;
  return `(e.xid, e.id) > (${$(after!.transaction)}::xid8, ${$(after!.event)}::bigint)`;
}

/** How many orders there are of each kind, status and workflow state, and how many of them are late at an instant. */
export interface OrderCount {
  readonly kind: OrderRow['kind'];
  readonly status: string;
  readonly workflow_state: string;
  readonly orders: number;
  readonly late: number;
}

/** Of the orders that are done, which only grow in number, so many are counted: the newest. */
export const MOST_DONE_COUNTED = 10_000;

/** Counts of the orders that pass the filters, in one query: all that are under way, and of the others `MOST_DONE_COUNTED`. */
export function countOrders(
  organizationId: number,
  filters: OrderFilters,
  now: number,
): { statement: Statement<readonly Parameter[], OrderCount>; parameters: Parameter[] } {
  const { parameters, conditions, stores, at } = choose(organizationId, filters);
  if (stores !== undefined) conditions.push(`o.store_number = any (array(${stores}))`);
  const chosen = `from cw.orders o where ${allOf(conditions)}`;
  const text = `select kind, status, workflow_state, count(*)::integer as orders, (count(*) filter (where late))::integer as late from (
     select o.kind, o.status, ${WORKFLOW_STATE} as workflow_state, o.window_ends_at < ${at(now)} as late ${chosen} and ${UNDER_WAY}
     union all
     (select o.kind, o.status, o.status, false ${chosen} and not (${UNDER_WAY}) order by ${ORDERS[isOfCreation(filters) ? 'created' : 'newest']} limit ${MOST_DONE_COUNTED})) counted
    group by 1, 2, 3`;
  return { statement: statement('', text), parameters };
}

/** All that is known of an order, archived or not, but its events. */
export interface WholeOrder extends ListedOrder {
  readonly version: number;
  readonly link: string;
  readonly locale: string;
  readonly hold_id: number | null;
  readonly body: Record<string, unknown>;
  readonly batch: { id: number; batch_type: string; workflow_state: string; shopper_id: number | null; order_ids: string[] } | null;
  readonly user: {
    user_id: string;
    first_name: string | null;
    last_name: string | null;
    phone_number: string | null;
    active: boolean;
  } | null;
}

export const findWholeOrder = statement<[organizationId: number, orderId: string], WholeOrder>(
  'find_whole_order',
  `select ${COLUMNS}, o.version, o.link, o.locale, o.hold_id, o.body,
          (select jsonb_build_object('id', b.id, 'batch_type', b.batch_type, 'workflow_state', b.workflow_state, 'shopper_id', b.shopper_id,
                    'order_ids', (select coalesce(jsonb_agg(n.order_id order by array_position(b.order_refs, n.id)), '[]')
                                    from cw.all_orders n where n.organization_id = b.organization_id and n.id = any (b.order_refs)))
             from cw.batches b where b.organization_id = o.organization_id and b.id = o.batch_id) as batch,
          (select jsonb_build_object('user_id', u.user_id, 'first_name', u.first_name, 'last_name', u.last_name,
                    'phone_number', u.phone_number, 'active', u.active)
             from cw.users u where u.organization_id = o.organization_id and u.id = o.user_ref) as user
     from cw.all_orders o where o.organization_id = $1 and o.order_id = $2`,
);

/** The newest events of an order, the oldest of them first. */
export const listEventsOfOrder = statement<
  [organizationId: number, orderRef: number, limit: number],
  { id: bigint | number; name: string; occurred_at: number; metadata: Record<string, unknown> }
>(
  'list_events_of_order',
  `select id, name, occurred_at, metadata from (
     select id, name, occurred_at, metadata from cw.events where organization_id = $1 and order_ref = $2 order by id desc limit $3) e
    order by id`,
);
