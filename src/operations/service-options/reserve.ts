import { ApiError } from '../../contract/errors.ts';
import { BigId, RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { HOLD_EXAMPLE, HoldResponse } from './hold-answer.ts';
import { RESERVE_ERRORS, reserve, resolveOffer } from './reserving.ts';

export const reserveOption = defineOperation({
  id: 'fulfillment.service_options.reserve',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve',
  title: 'Reserve a time slot',
  description:
    'Holds a listed slot for ten minutes. A user has one hold: reserving again, even the same slot, first cancels the current one. No body is needed.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), service_option_id: BigId('Id of a listed service option.') }),
  response: HoldResponse,
  errors: RESERVE_ERRORS,
  writes: 'one_call',
  withoutEvents: true,
  example: { params: { user_id: 'johnsmith6000', service_option_id: 2254873659834368 }, response: HOLD_EXAMPLE },
  handle: async (context) => {
    const { params } = context;
    const offer = await resolveOffer(context, params.service_option_id);
    if (!('store' in offer)) throw new ApiError(offer);
    return reserve(context, params.user_id, offer.store, offer.option, offer.option, 'service_option_id');
  },
});
