import { deprecationOf } from '../../contract/deprecations.ts';
import type { Operation } from '../define.ts';
import { listDeliveryOptions } from './list-delivery.ts';

export const listCartOptions: Operation = {
  ...listDeliveryOptions,
  id: 'fulfillment.service_options.list_cart',
  path: '/v2/fulfillment/users/{user_id}/service_options/cart',
  title: 'List time slots for delivery (old URI)',
  description: 'Older name of the listing for delivery, with the same request and answer.',
  deprecated: deprecationOf('fulfillment.service_options.list_cart'),
};
