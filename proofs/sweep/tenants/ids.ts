import type { Operation } from '../../../src/operations/define.ts';
import type { IdKind } from './kinds.ts';
import { type Fulfillment, type OrderKind, type Organization, SERVICES } from './world.ts';

export type Id = string | number;

/** What an operation is about, as far as its ids go: read from its path. */
export function orderKindOf({ id, path }: Operation): OrderKind {
  if (path.startsWith('/v2/fulfillment/lastmile/orders')) return 'dispatch';
  if (/^(?:post_checkout\.pickup|order_pages\.(?:vehicle|arrival|delegate))\./.test(id)) return 'staged';
  if (/^(?:post_checkout|order_pages|sandbox\.items|management\.(?:order_items|order_messages|deliveries))\./.test(id)) return 'picking';
  if (/last_?mile|staged/.test(`${id} ${path}`)) return 'last_mile';
  return path.endsWith('/pickup') ? 'pickup' : 'delivery';
}

export function fulfillmentOf(operation: Operation): Fulfillment {
  return SERVICES[orderKindOf(operation)];
}

/** The user whose things the operation is asked for: one with an active hold where the request names it. */
export function userFor(operation: Operation): string {
  const properties = (operation.body as { properties?: object; required?: string[] } | undefined)?.required ?? [];
  return properties.includes('service_option_hold_id') ? `holder-${fulfillmentOf(operation)}` : 'ann';
}

/** An id of the organization's own that fits the operation. */
export function ownId(operation: Operation, kind: IdKind, mine: Organization): Id | undefined {
  const goods = mine.goods[0]!;
  const slot = fulfillmentOf(operation);
  const order = goods.orders.ann![orderKindOf(operation)];
  const own: Record<string, Id | undefined> = {
    user: userFor(operation),
    order,
    order_ref: mine.refs[order],
    order_item: goods.orderItems.ann,
    batch: goods.batch,
    hold: operation.id === 'fulfillment.orders.update' ? mine.more.annHold![0] : goods.holds[slot],
    option: goods.options[slot].id,
    reference: goods.options.delivery.service_option_reference,
    store: goods.store,
    banner: goods.banner,
    application: /^(?:oauth|management\.(?:requests|usage))\./.test(operation.id) ? mine.clientId : mine.otherClientId,
    transaction: mine.transaction,
    upc: mine.upcs[0],
    rrc: mine.rrcs[0],
  };
  return own[kind] ?? mine.more[kind]?.[0];
}

/** Every id of the kind that the organization has; of its first banner or of all. */
export function idsOf(kind: IdKind, { goods, ...organization }: Organization, from = 0): Id[] {
  const some = goods.slice(from);
  switch (kind) {
    case 'user':
      return organization.users;
    case 'order':
      return some.flatMap(({ orders }) => Object.values(orders).flatMap((byKind) => Object.values(byKind)));
    case 'order_ref':
      return idsOf('order', { goods, ...organization }, from).map((id) => organization.refs[id]!);
    case 'order_item':
      return some.flatMap(({ orderItems }) => Object.values(orderItems));
    case 'batch':
      return some.map(({ batch }) => batch);
    case 'hold':
      return some.flatMap(({ holds }) => Object.values(holds));
    case 'option':
      return some.flatMap(({ options }) => Object.values(options).map(({ id }) => id));
    case 'reference':
      return some.flatMap(({ options }) => Object.values(options).map(({ service_option_reference }) => service_option_reference));
    case 'store':
      return some.map(({ store }) => store);
    case 'banner':
      return some.map(({ banner }) => banner);
    case 'application':
      return [organization.clientId, organization.otherClientId];
    case 'transaction':
      return [organization.transaction];
    case 'upc':
      return [...organization.upcs];
    case 'rrc':
      return [...organization.rrcs];
    default:
      return organization.more[kind] ?? [];
  }
}

const MISSING_STORE = 4_000_000;
/** Distance between the option ids of two stores: 25 bits of minutes and 6 of kind. */
const STORE_STEP = 2 ** 31;

const withMissingStore = (option: number) => (option % STORE_STEP) + MISSING_STORE * STORE_STEP;

/** An id like the one given, which nobody has: of the same kind, length and characters. */
export function missingLike(kind: IdKind, id: Id): Id {
  if (kind === 'option') return withMissingStore(Number(id));
  if (kind === 'reference') {
    const parts = JSON.parse(Buffer.from(String(id), 'base64').toString()) as { id: number };
    return Buffer.from(JSON.stringify({ ...parts, id: withMissingStore(parts.id) })).toString('base64');
  }
  if (typeof id === 'number') return 10 ** (String(id).length - 1) * 9 + (id % 1_000);
  // `q` and 7 for letters and digits, so that no id of the world comes out.
  return id.replace(/[a-z]/g, 'q').replace(/[A-Z]/g, 'Q').replace(/\d/g, '7');
}
