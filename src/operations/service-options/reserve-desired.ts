import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { decodeReference, referenceFits } from '../../fulfillment/slots/reference.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { HOLD_EXAMPLE, HoldResponse } from './hold-answer.ts';
import { RESERVE_ERRORS, reserve, resolveOffer } from './reserving.ts';

const KEY = 'service_option_reference';

export const reserveDesiredWindow = defineOperation({
  id: 'fulfillment.service_options.reserve_desired',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/service_options/reserve',
  title: 'Reserve a slot for a desired window',
  description: 'Holds, for ten minutes, the slot that stands for a desired window. The order gets the desired window.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({ service_option_reference: RequiredText('Reference of a listed service option.', 1_000) }),
  response: HoldResponse,
  errors: [...RESERVE_ERRORS, errors.blank, errors.referenceInvalid],
  writes: 'one_call',
  withoutEvents: true,
  example: { params: { user_id: 'johnsmith6000' }, body: { service_option_reference: 'eyJpZCI6…' }, response: HOLD_EXAMPLE },
  handle: async (context) => {
    const { params, body } = context;
    const reference = decodeReference(body.service_option_reference);
    if (!reference) throw new ApiError(errors.referenceInvalid);
    const offer = await resolveOffer(context, reference.id);
    if (!('store' in offer)) throw new ApiError(offer, { key: KEY });
    if (!referenceFits(reference, offer.option)) throw new ApiError(errors.referenceInvalid);
    return reserve(context, params.user_id, offer.store, offer.option, reference, KEY);
  },
});
