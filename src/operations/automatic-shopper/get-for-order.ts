import { errors } from '../../contract/errors.ts';
import { defineOperation, MANAGE_BANNER } from '../define.ts';
import { EXAMPLE_RUN, OrderPath, requireRun, runAnswer, ShopperRunSchema } from './run-answer.ts';

export const getShopperRun = defineOperation({
  id: 'management.automatic_shopper.get_run',
  method: 'GET',
  path: '/cartwright/v1/orders/{order_id}/automatic_shopper',
  server: 'development',
  title: 'Get what the automatic shopper does with an order',
  description: 'Where it is in its plan, what comes next and when, and what it did so far.',
  access: MANAGE_BANNER,
  params: OrderPath,
  response: ShopperRunSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { order_id: 'a1b2c3' }, response: EXAMPLE_RUN },
  handle: async (context) => runAnswer(await requireRun(context, context.params.order_id)),
});
