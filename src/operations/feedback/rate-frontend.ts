import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, USER_FEEDBACK } from '../define.ts';
import { RATING_ERRORS, RATING_EXAMPLE, RatingResponse, RatingSchema, rateOrder } from './rating.ts';

export const rateOrderFrontend = defineOperation({
  id: 'feedback.rate_frontend',
  method: 'POST',
  path: '/v2/feedback/orders/{order_id}/rating',
  title: 'Create or update order feedback (frontend)',
  description: "Records a rating from the customer's browser or app, with a user access token that reaches only that user's orders.",
  access: USER_FEEDBACK,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: RatingSchema,
  response: RatingResponse,
  errors: RATING_ERRORS,
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3' }, body: RATING_EXAMPLE, response: { success: true } },
  handle: (context) => rateOrder(context, context.tenant.userId ?? '', context.params.order_id, context.body),
});
