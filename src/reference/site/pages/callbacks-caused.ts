import type { EventType } from '../../../callbacks/events.ts';
import { INCIDENTS } from '../../../fulfillment/workflow/incidents.ts';

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
  'cartwright.order_moved',
];
/** A late pickup has a name of its own. */
const HAPPENING = [...INCIDENTS.map((incident) => `fulfillment.${incident}`), 'fulfillment.late_pickup'];
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
const TIPPED = ['fulfillment.tip_adjustment'];
const UPDATED = ['cartwright.order_updated'];
const ARRIVED = ['cartwright.customer_arrived'];
const SAID = ['chat_message_created'];
/** A replacement that is refused may be refunded; an answer moves the order in any case. */
const ANSWERED = [...ITEMS, 'cartwright.order_moved'];

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
  'fulfillment.orders.set_replacements': UPDATED,
  'fulfillment.orders.update_tip': TIPPED,
  'fulfillment.orders.cancel': CANCELED,
  'fulfillment.dispatch.cancel': CANCELED,
  'fulfillment.last_mile.stage': ['fulfillment.staged', ...UPDATED],
  'fulfillment.dispatch.stage': ['fulfillment.staged', ...UPDATED],
  'feedback.rate_backend': RATED,
  'feedback.rate_frontend': RATED,
  'post_checkout.chat.send': SAID,
  'post_checkout.items.answer_replacement': ANSWERED,
  'post_checkout.pickup.set_vehicle': UPDATED,
  'post_checkout.pickup.set_delegate': UPDATED,
  'post_checkout.pickup.schedule': UPDATED,
  'post_checkout.pickup.user_arrived': ARRIVED,
  'order_pages.items.answer_replacement': ANSWERED,
  'order_pages.messages.send': SAID,
  'order_pages.vehicle.set': UPDATED,
  'order_pages.delegate.set': UPDATED,
  'order_pages.arrival.record': ARRIVED,
  'order_pages.rating.set': RATED,
  'order_pages.tip.set': TIPPED,
  'sandbox.orders.simulate_callback': HAPPENING,
  'sandbox.batches.generate': ['fulfillment.acknowledged'],
  'sandbox.batches.advance': WAY,
  'sandbox.items.create': ITEMS,
  'sandbox.items.update': ITEMS,
  'sandbox.items.update_by_post': ITEMS,
  'management.batches.create': ['fulfillment.acknowledged'],
  'management.batches.advance': WAY,
  'management.order_items.create': ITEMS,
  'management.order_items.update': ITEMS,
  'management.orders.record_event': HAPPENING,
  'management.orders.report_location': ['fulfillment.order_location'],
  'management.order_messages.send': SAID,
  'management.webhooks.test': ['cartwright.test'],
};
