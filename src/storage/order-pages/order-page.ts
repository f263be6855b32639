import type { TestClock } from '../../contract/clock.ts';
import { statement } from '../engine/types.ts';
import { CUSTOMER_ORDER_COLUMNS, type CustomerOrderRow, FROM_CUSTOMER_ORDERS } from '../post-checkout/order.ts';

/** Whose order a link names, for what its page does. */
export interface LinkedOrderRow extends CustomerOrderRow {
  readonly organization_id: number;
  readonly banner_id: number;
  readonly banner_slug: string;
  readonly banner_name: string;
  readonly country: 'US' | 'CA';
  readonly test_clock: TestClock | null;
}

/** The same with what only the page shows. */
export interface OrderPageRow extends LinkedOrderRow {
  readonly page_version: string;
  readonly unread: number;
  readonly pickup_instructions: unknown;
  /** First time of each event that the page tells of, epoch milliseconds by name. */
  readonly happened: Readonly<Record<string, number>>;
}

const LINKED = `${CUSTOMER_ORDER_COLUMNS}, o.organization_id, o.banner_id, r.slug as banner_slug, r.name as banner_name, g.country,
  g.test_clock`;
const FROM = `${FROM_CUSTOMER_ORDERS}
     join cw.banners r on r.organization_id = o.organization_id and r.id = o.banner_id`;
const MESSAGES = 'from cw.chat_messages m where m.organization_id = o.organization_id and m.order_ref = o.id';
const UNREAD = `(select count(*)::integer ${MESSAGES} and m.sender_type = 'driver' and m.read_at is null)`;
/** Other with every change that the page shows. */
const VERSION = `concat_ws('.', o.version, (select coalesce(max(m.id), 0) ${MESSAGES}), ${UNREAD})`;

/** Not keyed by an organization: the link leads to the order (unique index), as a token's digest leads to the token. */
export const findLinkedOrder = statement<[link: string], LinkedOrderRow>('find_linked_order', `select ${LINKED} ${FROM} where o.link = $1`);

/** Everything that the page shows and memory does not hold. Found as by `findLinkedOrder`. */
export const findOrderPage = statement<[link: string, events: string[]], OrderPageRow>(
  'find_order_page',
  `select ${LINKED}, ${VERSION} as page_version, ${UNREAD} as unread,
     coalesce((select s.pickup_instructions from cw.stores s
                where s.organization_id = o.organization_id and s.number = o.store_number), '[]') as pickup_instructions,
     (select coalesce(jsonb_object_agg(h.name, h.at), '{}') from (
        select e.name, floor(extract(epoch from min(e.occurred_at)) * 1000) as at from cw.events e
         where e.organization_id = o.organization_id and e.order_ref = o.id and e.name = any($2::text[]) group by e.name) h) as happened
     ${FROM} where o.link = $1`,
);

/** What readers who wait compare. No row: the order has another link, or is gone. */
export const findPageVersion = statement<[organizationId: number, orderRef: number, link: string], { page_version: string }>(
  'find_page_version',
  `select ${VERSION} as page_version from cw.orders o where o.organization_id = $1 and o.id = $2 and o.link = $3`,
);
