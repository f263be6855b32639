import { ApiError, errors } from '../../../contract/errors.ts';
import { findDelivery, findDeliveryRequest, listAttempts } from '../../../storage/deliveries/delivery.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  attemptAnswer,
  DeliveryPath,
  DeliveryWithAttemptsSchema,
  deliveryAnswer,
  EXAMPLE_ATTEMPT,
  EXAMPLE_DELIVERY,
  EXAMPLE_REQUEST,
  requestAnswer,
} from './delivery-answer.ts';

export const getDelivery = defineOperation({
  id: 'management.deliveries.get',
  method: 'GET',
  path: '/cartwright/v1/deliveries/{delivery_id}',
  title: 'Get a delivery with its request and attempts',
  access: MANAGE,
  params: DeliveryPath,
  response: DeliveryWithAttemptsSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { delivery_id: EXAMPLE_DELIVERY.delivery_id },
    response: { ...EXAMPLE_DELIVERY, request: EXAMPLE_REQUEST, attempt_log: [EXAMPLE_ATTEMPT] },
  },
  handle: async ({ params, db, tenant }) => {
    const key = [tenant.organizationId, params.delivery_id] as [number, number];
    const [[delivery], [request], attempts] = await Promise.all([
      db.query(findDelivery, key),
      db.query(findDeliveryRequest, key),
      db.query(listAttempts, key),
    ]);
    if (!delivery || !request) throw new ApiError(errors.resourceNotFound);
    return { ...deliveryAnswer(delivery), request: requestAnswer(request), attempt_log: attempts.map(attemptAnswer) };
  },
});
