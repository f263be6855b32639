import { ApiError, errors } from '../../../contract/errors.ts';
import { findDelivery, replayDelivery as replayRow } from '../../../storage/deliveries/delivery.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { DeliveryPath, DeliverySchema, deliveryAnswer, EXAMPLE_DELIVERY } from './delivery-answer.ts';

export const replayDelivery = defineOperation({
  id: 'management.deliveries.replay',
  method: 'POST',
  path: '/cartwright/v1/deliveries/{delivery_id}/replay',
  title: 'Send a delivery again',
  description: 'Makes a new delivery of the same event to the same webhook, whatever became of this one, and answers it.',
  access: MANAGE,
  params: DeliveryPath,
  response: DeliverySchema,
  errors: [errors.resourceNotFound, errors.webhookDisabled, errors.webhookGone],
  writes: 'transaction',
  example: {
    params: { delivery_id: 1041 },
    response: {
      ...EXAMPLE_DELIVERY,
      delivery_id: 1042,
      replay: true,
      attempts: 0,
      next_attempt_at: '2026-05-06T07:00:00Z',
      last_status: null,
      last_error: null,
    },
  },
  handle: async ({ params, db, tenant, now }) => {
    const [made] = await db.query(replayRow, [tenant.organizationId, params.delivery_id, new Date(now)]);
    if (made?.webhook_status === 'Enabled') return deliveryAnswer(made);
    if (made) throw new ApiError(errors.webhookDisabled);
    const [known] = await db.query(findDelivery, [tenant.organizationId, params.delivery_id]);
    throw new ApiError(known ? errors.webhookGone : errors.resourceNotFound);
  },
});
