import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { newShopper, ShopperFields } from '../../fulfilling/shoppers.ts';
import { EXAMPLE_SHOPPER, ShopperSchema, shopperAnswer } from './answers.ts';

export const createShopper = defineOperation({
  id: 'management.shoppers.create',
  method: 'POST',
  path: '/cartwright/v1/fulfillment/shoppers',
  title: 'Create a shopper',
  description: 'Makes a shopper of the organization, who then takes batches.',
  access: MANAGE,
  body: Type.Object(ShopperFields),
  response: ShopperSchema,
  errors: [errors.shopperPhoneTaken, errors.invalidEmail, errors.invalidPhoneNumber, errors.invalid],
  writes: 'one_call',
  example: { body: { first_name: 'Susan', email: 'susanjones@example.com', phone: '+14155550123' }, response: EXAMPLE_SHOPPER },
  handle: async (context) => shopperAnswer(await newShopper(context, context.body)),
});
