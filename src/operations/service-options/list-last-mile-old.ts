import { deprecationOf } from '../../contract/deprecations.ts';
import type { Operation } from '../define.ts';
import { previewLastMileOptions } from './preview-last-mile.ts';

export const listLastMileOptionsOld: Operation = {
  ...previewLastMileOptions,
  id: 'fulfillment.lastmile.list_service_options',
  path: '/v2/fulfillment/lastmile/service_options',
  title: 'List time slots for LMD (old URI)',
  description: 'Older URI of the preview for last mile, with the same request and answer. At checkout list the slots for the cart instead.',
  deprecated: deprecationOf('fulfillment.lastmile.list_service_options'),
};
