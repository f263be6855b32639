import { deprecationOf } from '../../contract/deprecations.ts';
import type { Operation } from '../define.ts';
import { reserveOption } from './reserve.ts';

export const reserveLastMileOptionOld: Operation = {
  ...reserveOption,
  id: 'fulfillment.lastmile.reserve',
  path: '/v2/fulfillment/lastmile/users/{user_id}/service_options/{service_option_id}/reserve',
  title: 'Reserve a time slot for LMD (old URI)',
  description: 'Older URI of the reservation, with the same answer. No body is needed.',
  deprecated: deprecationOf('fulfillment.lastmile.reserve'),
};
