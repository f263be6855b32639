import type { EventType } from '../../../callbacks/events.ts';

const WAY = [
  'fulfillment.acknowledged',
  'fulfillment.picking',
  'fulfillment.checkout',
  'fulfillment.staged',
  'fulfillment.acknowledged_for_delivery',
  'fulfillment.at_store',
  'fulfillment.bags_verified',
  'fulfillment.customer_acknowledged',
  'fulfillment.pickup_runner_started',
  'fulfillment.delivering',
  'fulfillment.delivered',
];
const ITEMS = [
  'fulfillment.item_found',
  'fulfillment.item_replaced',
  'fulfillment.item_refunded',
  'fulfillment.item_not_picked',
  'fulfillment.order_item_replacement',
  'fulfillment.order_item_refund',
];
const CREATED = ['fulfillment.brand_new'];
const CHANGED = ['fulfillment.rescheduled', 'cartwright.order_updated'];
const CANCELED = ['fulfillment.canceled'];
const RATED = ['fulfillment.rating_updated'];

/** Callbacks that an operation causes, at the time of the call; those of lateness, locations and reminders come by themselves. */
export const CALLBACKS_CAUSED: Readonly<Record<string, readonly EventType['name'][]>> = {
  'fulfillment.orders.create_delivery': CREATED,
  'fulfillment.orders.create_pickup': CREATED,
  'fulfillment.last_mile.create': CREATED,
  'fulfillment.lastmile.create': CREATED,
  'fulfillment.dispatch.create': CREATED,
  'fulfillment.orders.update': CHANGED,
  'fulfillment.last_mile.update': CHANGED,
  'fulfillment.dispatch.update': CHANGED,
  'fulfillment.orders.set_replacements': ['cartwright.order_updated'],
  'fulfillment.orders.update_tip': ['fulfillment.tip_adjustment'],
  'fulfillment.orders.cancel': CANCELED,
  'fulfillment.dispatch.cancel': CANCELED,
  'fulfillment.last_mile.stage': ['fulfillment.staged'],
  'fulfillment.dispatch.stage': ['fulfillment.staged'],
  'feedback.rate_backend': RATED,
  'feedback.rate_frontend': RATED,
  'post_checkout.chat.send': ['chat_message_created'],
  'post_checkout.pickup.user_arrived': ['cartwright.customer_arrived'],
  'sandbox.batches.generate': ['fulfillment.acknowledged'],
  'sandbox.batches.advance': WAY,
  'sandbox.items.create': ITEMS,
  'sandbox.items.update': ITEMS,
  'sandbox.items.update_by_post': ITEMS,
  'management.batches.create': ['fulfillment.acknowledged'],
  'management.batches.advance': WAY,
  'management.order_items.create': ITEMS,
  'management.order_items.update': ITEMS,
  'management.webhooks.test': ['cartwright.test'],
};
