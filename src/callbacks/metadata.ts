import { type TSchema, Type } from '../contract/schema.ts';
import { PICKUP_CATEGORIES } from '../fulfillment/orders/order.ts';
import { HIGHLIGHTS, RATING_VALUES } from '../fulfillment/orders/rating.ts';

/** What `event_metadata` of each event holds (contract/callbacks.md §4, and what a receiver needs besides). */

const text = (description: string) => Type.String({ description });
const time = (description: string) => Type.String({ format: 'iso-time', description });
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

export const CallbackWindow = Type.Object(
  { starts_at: time('Start.'), ends_at: time('End.') },
  { description: 'A time slot, ISO 8601, UTC.', additionalProperties: false },
);

export const CallbackItem = Type.Object(
  {
    line_num: text('The line number of the order.'),
    qty: Type.Number({
      description: 'The quantity delivered once the item is found or replaced, before that and after a refund the one ordered.',
    }),
    qty_unit: text('`each`, `lb` or `kg`.'),
    replaced: Type.Boolean(),
    refunded: Type.Boolean(),
    item_upc: text('Of what goes to the customer; empty where there is no such code, as in the members below.'),
    item_rrc: Type.String(),
    requested_item_upc: text('Of what was ordered.'),
    requested_item_rrc: Type.String(),
    delivered_item_upc: text('Of what was found or came in its place; empty before.'),
    delivered_item_rrc: Type.String(),
    scan_code: text('Barcode that the shopper scanned, or empty.'),
    shopper_provided_item_details: optional(
      Type.Object(
        { name: Type.String(), price: optional(Type.Number({ description: 'Dollars.' })) },
        { description: 'Of a replacement that has no code and was not scanned.', additionalProperties: false },
      ),
    ),
  },
  { description: 'A line in the flat form of callbacks.', additionalProperties: false },
);

const order_id = text("The retailer's order id.");
const order_url = text('Page of the order, an unguessable link.');
const order_items = Type.Array(CallbackItem, { description: 'All lines; empty for last mile orders.' });
const bag_count = optional(Type.Integer({ description: 'Number of bags, where known.' }));
const coordinates = Type.Object(
  { latitude: Type.Number(), longitude: Type.Number() },
  { description: 'Where the shopper is, degrees.', additionalProperties: false },
);

const fields = (properties: Record<string, TSchema>) => Type.Object(properties, { additionalProperties: false });
const alone = fields({ order_id });
const moved = fields({ order_id, new_window: CallbackWindow });
const oneItem = fields({ order_id, order_items: Type.Array(CallbackItem, { minItems: 1, maxItems: 1, description: 'The line.' }) });
const items = fields({ order_id, order_items });

export const METADATA: Readonly<Record<string, TSchema>> = {
  'fulfillment.brand_new': fields({
    order_id,
    order_url,
    delivery_window: CallbackWindow,
    is_instacartplus: Type.Boolean({ description: 'The order has the benefits of Instacart+.' }),
  }),
  'fulfillment.acknowledged': alone,
  'fulfillment.picking': fields({ order_id, order_url, store_location: text('Location code of the store.') }),
  'fulfillment.order_item_replacement': items,
  'fulfillment.order_item_refund': items,
  'fulfillment.checkout': items,
  'fulfillment.delivering': fields({ order_id, order_items, delivery_window: CallbackWindow }),
  'fulfillment.order_location': fields({ order_id, coordinates }),
  'fulfillment.late_delivery': moved,
  'fulfillment.customer_mia': alone,
  'fulfillment.staged': fields({
    order_id,
    status_link: order_url,
    pickup_link: optional(text('Page with the instructions for pickup; pickup orders only.')),
    order_items,
    bag_count,
  }),
  'fulfillment.customer_acknowledged': fields({ order_id, display_name: text("The runner's first name.") }),
  'fulfillment.pickup_runner_started': alone,
  'fulfillment.unable_to_find_customer': alone,
  'fulfillment.runner_not_found': fields({
    order_id,
    pickup_category: Type.Unsafe<string>({ type: 'string', enum: [...PICKUP_CATEGORIES] }),
  }),
  'fulfillment.pickup_geofence_reached': alone,
  'fulfillment.late_pickup': moved,
  'fulfillment.delivered': fields({
    order_id,
    order_items,
    delivered_at: time('ISO 8601, UTC.'),
    bag_count,
    delivery_photo_url: optional(text("Not where the organization removes shoppers' information.")),
    certified_delivery_name: optional(text('Who signed. Not where the organization removes shoppers’ information.')),
  }),
  'fulfillment.rescheduled': moved,
  'fulfillment.canceled': fields({
    order_id,
    cancellation_reason: text('As in Get an order, e.g. `customer_driven`.'),
    cancellation_type: text('`full`: the whole order.'),
  }),
  'fulfillment.tip_adjustment': fields({ order_id, tip_amount_cents: Type.Integer({ description: 'The tip now, in cents.' }) }),
  'fulfillment.at_store': alone,
  'fulfillment.acknowledged_for_delivery': alone,
  'fulfillment.bags_verified': fields({ order_id, bag_count }),
  'fulfillment.arrival_at_customer': alone,
  'fulfillment.at_store_eta': fields({
    order_id,
    eta: time('When the shopper is expected at the store, ISO 8601, UTC.'),
    bag_label: optional(text('Label of the bags, where the order has one.')),
  }),
  'fulfillment.rating_updated': fields({
    order_id,
    rating_value: Type.Unsafe<string>({ type: 'string', enum: [...RATING_VALUES] }),
    highlights: optional(Type.Array(Type.Unsafe<string>({ type: 'string', enum: [...HIGHLIGHTS] }))),
    thank_you_note: optional(Type.String()),
  }),
  'fulfillment.rating_reminder': fields({ order_id, order_url, delivered_at: optional(time('ISO 8601, UTC.')) }),
  'fulfillment.item_found': oneItem,
  'fulfillment.item_replaced': oneItem,
  'fulfillment.item_refunded': oneItem,
  'fulfillment.item_not_picked': oneItem,
  chat_message_created: fields({ topic_id: text('Id of the chat: the integer `order_id` of its messages, as text.') }),
  'cartwright.order_updated': alone,
  'cartwright.order_moved': alone,
  'cartwright.customer_arrived': fields({ order_id, arrived_at: time('ISO 8601, UTC.') }),
  'cartwright.customer_expected': fields({ order_id, expected_at: time('When the customer said to arrive, ISO 8601, UTC.') }),
};
