import { managingThings } from './things/managing.ts';
import { orderingThings } from './things/ordering.ts';
import type { Thing } from './wish.ts';

/** All that the samples' calls need, by name. */
export const THINGS: Readonly<Record<string, Thing>> = { ...orderingThings, ...managingThings };

/** The thing that brings a path parameter about. */
export const PROVIDERS: Readonly<Record<string, string>> = {
  user_id: 'user',
  order_id: 'order',
  service_option_id: 'slot',
  batch_id: 'batch',
  shopper_id: 'shopper',
  order_item_id: 'line_items',
  client_id: 'application',
  key_id: 'key',
  location_code: 'store',
  submission_id: 'submissions',
  rrc: 'product',
  request_id: 'request',
  webhook_id: 'webhook',
  delivery_id: 'delivery',
  event_id: 'events',
};
