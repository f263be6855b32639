import { ApiError, errors } from '../../../contract/errors.ts';
import { findDelivery, listAttempts } from '../../../storage/deliveries/delivery.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  attemptAnswer,
  DeliveryPath,
  DeliveryWithAttemptsSchema,
  deliveryAnswer,
  EXAMPLE_ATTEMPT,
  EXAMPLE_DELIVERY,
} from './delivery-answer.ts';

export const getDelivery = defineOperation({
  id: 'management.deliveries.get',
  method: 'GET',
  path: '/cartwright/v1/deliveries/{delivery_id}',
  title: 'Get a delivery with its attempts',
  access: MANAGE,
  params: DeliveryPath,
  response: DeliveryWithAttemptsSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { delivery_id: EXAMPLE_DELIVERY.delivery_id },
    response: { ...EXAMPLE_DELIVERY, attempt_log: [EXAMPLE_ATTEMPT] },
  },
  handle: async ({ params, db, tenant }) => {
    const key = [tenant.organizationId, params.delivery_id] as [number, number];
    const [[delivery], attempts] = await Promise.all([db.query(findDelivery, key), db.query(listAttempts, key)]);
    if (!delivery) throw new ApiError(errors.resourceNotFound);
    return { ...deliveryAnswer(delivery), attempt_log: attempts.map(attemptAnswer) };
  },
});
