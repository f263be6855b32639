import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { newShopper, ShopperFields } from '../fulfilling/shoppers.ts';

export const createSandboxShopper = defineOperation({
  id: 'sandbox.shoppers.create',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/shoppers',
  title: 'Create a shopper',
  description: 'Makes a shopper, who then takes batches.',
  access: FULFILLMENT,
  server: 'development',
  body: Type.Object({ email: ShopperFields.email, phone: ShopperFields.phone }),
  response: Type.Object({ id: Type.Integer({ description: 'Id of the shopper.' }) }),
  errors: [errors.shopperPhoneTaken, errors.invalidEmail, errors.invalidPhoneNumber],
  writes: 'one_call',
  example: { body: { email: 'susanjones@example.com', phone: '+14155550123' }, response: { id: 21850710 } },
  handle: async (context) => ({ id: (await newShopper(context, context.body)).id }),
});
