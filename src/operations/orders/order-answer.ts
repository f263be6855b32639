import { Metadata, type Static, Type } from '../../contract/schema.ts';
import type { OrderLine, OrderStatus, OrderView } from '../../fulfillment/orders/order.ts';
import { lineNow, type Replacement } from '../../fulfillment/orders/picking.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { OrderRow } from '../../storage/orders/order.ts';
import type { Environment } from '../define.ts';

const ItemSchema = Type.Object({
  line_num: Type.String(),
  qty: Type.Number({
    description: 'Quantity: the one delivered once the item is found or replaced, before that and after a refund the one ordered.',
  }),
  qty_unit: Type.String({ description: '`each`, `lb` or `kg`.' }),
  replaced: Type.Boolean({ description: 'The item was replaced.' }),
  refunded: Type.Boolean({ description: 'The item was refunded.' }),
  scan_code: Type.Optional(Type.String({ description: 'Scan code.' })),
  replacement_policy: Type.String({ description: '`no_replacements`, `users_choice` or `shoppers_choice`.' }),
  special_instructions: Type.Optional(Type.String()),
  item: Type.Object(
    {
      upc: Type.String(),
      rrc: Type.String(),
      requested_upc: Type.String(),
      requested_rrc: Type.String(),
      delivered_upc: Type.String(),
      delivered_rrc: Type.String(),
    },
    { description: 'Codes; the empty string where there is none.' },
  ),
  requested_item_upc: Type.String(),
  requested_item_rrc: Type.String(),
  delivered_item_upc: Type.String(),
  delivered_item_rrc: Type.String(),
  shopper_provided_item_details: Type.Optional(
    Type.Object(
      { name: Type.String(), price: Type.Optional(Type.Number({ description: 'Dollars.' })) },
      { description: 'What the shopper wrote down of a replacement that has no code and was not scanned.' },
    ),
  ),
  metadata: Type.Optional(Metadata("The retailer's own data about the line.")),
});

/** Order (contract/orders.md §1.1). */
export const OrderSchema = Type.Object({
  id: Type.String({ description: "The retailer's order id." }),
  status: Type.String({
    description:
      'Current status: `brand_new` until a shopper is assigned, then `acknowledged`, `picking`, `checkout`, `staged`, `delivering`, `delivered`; or `canceled`.',
  }),
  order_url: Type.String({ description: 'Page of the order, an unguessable link.' }),
  created_at: Type.String({ description: 'ISO 8601.' }),
  cancellation_reason: Type.Optional(Type.String({ description: 'Only in canceled orders.' })),
  locale: Type.String({ description: 'How the order is localized, e.g. `en_US`.' }),
  is_express: Type.Boolean({ deprecated: true, description: 'Use `is_instacartplus` instead.' }),
  is_instacartplus: Type.Boolean({ description: 'The order received Instacart+ membership benefits.' }),
  metadata: Type.Optional(Metadata('Order-level metadata.')),
  fulfillment_details: Type.Object({
    store_location: Type.Optional(Type.String({ description: 'Location code of the store.' })),
    window_starts_at: Type.String({ description: 'ISO 8601.' }),
    window_ends_at: Type.String({ description: 'ISO 8601.' }),
    delivered_at: Type.Optional(Type.String({ description: 'ISO 8601.' })),
    bag_count: Type.Optional(Type.Integer({ description: 'Number of bags.' })),
    handoff_at: Type.Optional(
      Type.String({ description: 'When the shopper takes over the bags, ISO 8601. Only where the order was created `with_handoff_time`.' }),
    ),
  }),
  warnings: Type.Array(Type.Object({ message: Type.String() }), { description: 'Warnings of this request.' }),
  items: Type.Array(ItemSchema),
  pos_payment_method: Type.Optional(Type.String({ description: '`UNSPECIFIED`, `UNKNOWN`, `MARQETA` or `BYPASS`. Get an order only.' })),
});
export type OrderAnswer = Static<typeof OrderSchema>;

export const ORDER_EXAMPLE: OrderAnswer = {
  id: 'a1b2c3',
  status: 'brand_new',
  order_url: 'https://localhost:7443/o/7gQ0n…',
  created_at: '2026-05-06T16:00:00Z',
  locale: 'en_US',
  is_express: false,
  is_instacartplus: false,
  fulfillment_details: { store_location: '941-01', window_starts_at: '2026-05-06T18:00:00Z', window_ends_at: '2026-05-06T20:00:00Z' },
  warnings: [],
  items: [
    {
      line_num: '1',
      qty: 2,
      qty_unit: 'each',
      replaced: false,
      refunded: false,
      replacement_policy: 'shoppers_choice',
      item: {
        upc: '400000000015',
        rrc: 'GM-000002',
        requested_upc: '400000000015',
        requested_rrc: 'GM-000002',
        delivered_upc: '',
        delivered_rrc: '',
      },
      requested_item_upc: '400000000015',
      requested_item_rrc: 'GM-000002',
      delivered_item_upc: '',
      delivered_item_rrc: '',
    },
  ],
};

export function orderUrl(environment: Environment, link: string): string {
  return `${environment.consoleUrl}/o/${link}`;
}

export function toOrderView(row: OrderRow): OrderView {
  return {
    orderId: row.order_id,
    kind: row.kind,
    status: row.status as OrderStatus,
    link: row.link,
    locale: row.locale,
    createdAt: row.created_at,
    windowStartsAt: row.window_starts_at,
    windowEndsAt: row.window_ends_at,
    body: row.body as OrderView['body'],
  };
}

export function orderAnswer(environment: Environment, order: OrderView, warnings: readonly { message: string }[] = []): OrderAnswer {
  const { body } = order;
  const handoff = body.last_mile?.handoff_minutes;
  return {
    id: order.orderId,
    status: order.status,
    order_url: orderUrl(environment, order.link),
    created_at: formatUtc(order.createdAt),
    ...(body.cancellation_reason === undefined ? {} : { cancellation_reason: body.cancellation_reason }),
    locale: order.locale.replace('-', '_'),
    is_express: body.is_instacartplus,
    is_instacartplus: body.is_instacartplus,
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    fulfillment_details: {
      store_location: body.location_code,
      window_starts_at: formatUtc(order.windowStartsAt),
      window_ends_at: formatUtc(order.windowEndsAt),
      ...(body.delivered_at === undefined ? {} : { delivered_at: body.delivered_at }),
      ...(body.bag_count === undefined ? {} : { bag_count: body.bag_count }),
      ...(handoff === undefined ? {} : { handoff_at: formatUtc(order.windowStartsAt - handoff * 60_000) }),
    },
    warnings: [...warnings],
    items: body.items.map(itemAnswer),
  };
}

function itemAnswer(line: OrderLine): OrderAnswer['items'][number] {
  const { qty, replaced, refunded, scanCode, requested, delivered, details } = lineNow(line);
  const current = replaced ? delivered : requested;
  return {
    line_num: line.line_num,
    qty,
    qty_unit: line.qty_unit,
    replaced,
    refunded,
    ...(scanCode === undefined ? {} : { scan_code: scanCode }),
    replacement_policy: line.replacement_policy,
    ...(line.special_instructions === undefined ? {} : { special_instructions: line.special_instructions }),
    item: {
      upc: current.upc,
      rrc: current.rrc,
      requested_upc: requested.upc,
      requested_rrc: requested.rrc,
      delivered_upc: delivered.upc,
      delivered_rrc: delivered.rrc,
    },
    requested_item_upc: requested.upc,
    requested_item_rrc: requested.rrc,
    delivered_item_upc: delivered.upc,
    delivered_item_rrc: delivered.rrc,
    ...(details === undefined ? {} : { shopper_provided_item_details: { name: details.name, ...priceOf(details) } }),
    ...(line.metadata === undefined ? {} : { metadata: line.metadata }),
  };
}

function priceOf({ price }: Replacement): { price?: number } {
  return price === undefined ? {} : { price };
}
