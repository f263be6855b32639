import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FEEDBACK } from '../define.ts';
import { RATING_ERRORS, RATING_EXAMPLE, RatingResponse, RatingSchema, rateOrder } from './rating.ts';

export const rateOrderBackend = defineOperation({
  id: 'feedback.rate_backend',
  method: 'POST',
  path: '/v2/feedback/users/{user_id}/orders/{order_id}/rating',
  title: 'Create or update order feedback (backend)',
  description: "Records a rating from the retailer's server. Calling again updates it. Causes the callback Rating updated.",
  access: FEEDBACK,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  body: RatingSchema,
  response: RatingResponse,
  errors: RATING_ERRORS,
  writes: 'one_call',
  example: { params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' }, body: RATING_EXAMPLE, response: { success: true } },
  handle: (context) => rateOrder(context, context.params.user_id, context.params.order_id, context.body),
});
