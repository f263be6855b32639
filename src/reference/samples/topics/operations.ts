import { NUMBER, type Samples } from '../sample.ts';
import { of } from '../values.ts';
import { RECEIVER } from '../wish.ts';

const BATCH = { prints: 'id', expects: NUMBER };
const DONE = { prints: '$order_id', expects: '{order_id}' };
const SNAPSHOT = { prints: 'name', expects: '{name}', alone: true } as const;
const NAMED = { after: ['snapshot'], params: { name: of('name') } };
const FAULT = { after: ['fault'], params: { id: of('id') } };
const WEBHOOK = { prints: 'webhook_id', expects: NUMBER, alone: true } as const;
const DELIVERY = { prints: 'delivery_id', expects: NUMBER, alone: true } as const;

/** Fulfilling orders, and what helps with testing: reset, clock, automatic shopper, requests, faults, webhooks, events. */
export const operationSamples: Samples = {
  'management.shoppers.list': { after: ['managed_shopper'], prints: 'shoppers[0].id', expects: NUMBER, alone: true },
  'management.shoppers.create': { without: ['email', 'phone'], prints: 'id', expects: NUMBER },
  'management.shoppers.get': { after: ['managed_shopper'], prints: 'id', expects: NUMBER },
  'management.batches.list': { after: ['batch'], without: ['workflow_state'], prints: 'batches[0].id', expects: NUMBER },
  'management.batches.create': { after: ['order', 'managed_shopper'], body: { orders: [{ id: of('order_id') }] }, ...BATCH },
  'management.batches.get': { ...BATCH, prints: 'order_ids[0]', expects: '{order_id}' },
  'management.batches.assign': { after: ['batch', 'another_shopper'], body: { shopper_id: of('another_shopper_id') }, ...BATCH },
  'management.batches.advance': { prints: 'workflow_state', expects: 'picking' },
  'management.order_items.create': { after: ['picking'], body: { item: { upc: '400000000022' } }, prints: 'line_num', expects: '2' },
  'management.order_items.update': { after: ['picking'], params: { line_num: '1' }, ...DONE },
  'management.orders.record_event': { after: ['delivering'], ...DONE },
  'management.orders.report_location': { after: ['delivering'], ...DONE },
  'management.order_messages.list': { after: ['message'], prints: 'chat_messages[0].body', expects: /ripe bananas/ },
  'management.order_messages.send': { after: ['picking'], prints: 'id', expects: NUMBER },
  'management.order_messages.mark_read': { after: ['message'], ...DONE },
  'management.orders.list': {
    after: ['order'],
    query: { user_id: of('user_id') },
    without: ['status'],
    prints: 'orders[0].order_id',
    expects: '{order_id}',
  },
  'management.orders.get': { prints: 'order_id', expects: '{order_id}' },

  'management.orders.summarize': { after: ['order'], prints: 'orders', expects: /^[1-9]\d*$/ },
  'management.holds.list': { after: ['hold'], query: { user_id: of('user_id') }, prints: 'holds[0].user_id', expects: '{user_id}' },

  'management.health.get': { prints: 'api.server', expects: 'development' },
  'management.deprecations.list': { without: ['days'], prints: 'deprecations[0].name', expects: 'fulfillment.orders.list' },
  'management.usage.get': { query: { api: 'all' }, without: ['from', 'to'], prints: 'total.requests', expects: /^[1-9]\d*$/, alone: true },
  'management.reset': { after: ['organization'], prints: 'organizations[0]', expects: /^[a-z0-9-]+$/, alone: true },
  'management.snapshots.list': { after: ['snapshot'], ...SNAPSHOT, prints: 'snapshots[0].name' },
  'management.snapshots.create': { made: { name: 'before-{run}' }, ...SNAPSHOT },
  'management.snapshots.download': { ...NAMED, prints: '', expects: /^\d+ bytes$/, alone: true },
  'management.snapshots.upload': {
    after: ['snapshot_file'],
    made: { new_name: 'copy-{run}' },
    params: { name: of('new_name') },
    upload: 'file',
    ...SNAPSHOT,
    expects: '{new_name}',
  },
  'management.snapshots.restore': { ...NAMED, ...SNAPSHOT },
  'management.snapshots.delete': { ...NAMED, ...SNAPSHOT, prints: '$name' },

  'management.clock.get': { after: ['frozen_clock'], prints: 'frozen', expects: /^true$/i, alone: true },
  'management.clock.freeze': { without: ['at'], prints: 'frozen', expects: /^true$/i, alone: true },
  'management.clock.advance': { after: ['frozen_clock'], prints: 'offset_seconds', expects: NUMBER, alone: true },
  'management.clock.set': { body: { at: '2050-12-24T16:00:00.000Z' }, prints: 'now', expects: /^2050-12-24T16:00/, alone: true },
  'management.clock.resume': { after: ['frozen_clock'], prints: 'frozen', expects: /^false$/i, alone: true },

  'management.automatic_shopper.get': { prints: 'speed', expects: NUMBER, alone: true },
  'management.automatic_shopper.set': { prints: 'speed', expects: '60', alone: true },
  'management.automatic_shopper.delete': { prints: 'stopped', expects: NUMBER, alone: true },
  'management.automatic_shopper.start': { prints: 'order_id', expects: '{order_id}' },
  'management.automatic_shopper.get_run': { after: ['order', 'automatic_run'], prints: 'order_id', expects: '{order_id}' },
  'management.automatic_shopper.stop': { after: ['order', 'automatic_run'], prints: 'status', expects: 'stopped' },
  'management.scenarios.list': { prints: 'scenarios[0].name', expects: /^[a-z-]+$/ },
  'management.scenarios.get': { prints: 'name', expects: 'replacement-approved' },
  'management.scenarios.get_language': { prints: 'title', expects: /Scenario/ },

  'management.requests.list': {
    after: ['organization'],
    without: ['order_id', 'status'],
    prints: 'requests[0].operation_id',
    expects: 'management.organization.get',
    alone: true,
  },
  'management.requests.export': {
    after: ['organization'],
    without: ['status'],
    prints: 'log.creator.name',
    expects: 'Cartwright',
    alone: true,
  },
  'management.requests.delete_all': { after: ['organization'], prints: '$slug', expects: /^[a-z0-9-]+$/, alone: true },
  'management.requests.get': { prints: 'operation_id', expects: 'management.organization.get', alone: true },
  'management.requests.curl': { prints: 'complete', expects: /^true$/i, alone: true },
  'management.requests.replay': { prints: 'status', expects: '200', alone: true },

  'management.faults.list': { after: ['fault'], prints: 'faults[0].id', expects: /^fault-\d+$/, alone: true },
  'management.faults.create': { prints: 'id', expects: /^fault-\d+$/, alone: true },
  'management.faults.delete_all': { after: ['fault'], prints: 'deleted', expects: '1', alone: true },
  'management.faults.get': { ...FAULT, prints: 'id', expects: /^fault-\d+$/, alone: true },
  'management.faults.delete': { ...FAULT, prints: '$id', expects: /^fault-\d+$/, alone: true },

  'management.webhooks.list': { after: ['webhook'], ...WEBHOOK, prints: 'webhooks[0].webhook_id' },
  'management.webhooks.create': { body: { url: RECEIVER }, without: ['auth_uri', 'client_id', 'client_secret', 'scope'], ...WEBHOOK },
  'management.webhooks.get': WEBHOOK,
  'management.webhooks.update': WEBHOOK,
  'management.webhooks.delete': { ...WEBHOOK, prints: '$webhook_id' },
  'management.webhooks.rotate_signing_secret': WEBHOOK,
  'management.webhooks.get_health': { prints: 'pending', expects: '0', alone: true },
  'management.webhooks.test': DELIVERY,
  'management.webhooks.replay': { after: ['webhook'], prints: 'replayed', expects: '0', alone: true },
  'management.deliveries.list': { after: ['delivery'], without: ['state'], ...DELIVERY, prints: 'deliveries[0].delivery_id' },
  'management.deliveries.get': DELIVERY,
  'management.deliveries.replay': DELIVERY,
  'management.events.list': { after: ['order'], prints: 'events[0].order_id', expects: '{order_id}' },
  'management.events.get': { prints: 'order_id', expects: '{order_id}' },
  'management.event_types.list': { prints: 'event_types[0].event_name', expects: /^fulfillment\./ },
};
