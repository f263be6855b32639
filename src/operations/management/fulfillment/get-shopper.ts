import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findShopper } from '../../../storage/fulfillment/shopper.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { numericId } from '../../fulfilling/finding.ts';
import { EXAMPLE_SHOPPER, ShopperSchema, shopperAnswer } from './answers.ts';

export const getShopper = defineOperation({
  id: 'management.shoppers.get',
  method: 'GET',
  path: '/cartwright/v1/fulfillment/shoppers/{shopper_id}',
  title: 'Get a shopper',
  description: 'One shopper of the organization.',
  access: MANAGE,
  params: Type.Object({ shopper_id: Type.String({ maxLength: 20, description: 'Id of the shopper.' }) }),
  response: ShopperSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { shopper_id: '21850710' }, response: EXAMPLE_SHOPPER },
  handle: async ({ params, db, tenant }) => {
    const [row] = await db.query(findShopper, [tenant.organizationId, numericId(params.shopper_id)]);
    if (!row) throw new ApiError(errors.resourceNotFound);
    return shopperAnswer(row);
  },
});
