import { findAutomaticShopper } from '../../storage/automatic-shopper/shopper.ts';
import { defineOperation, MANAGE } from '../define.ts';
import { AutomaticShopperSchema, EXAMPLE_SHOPPER_SETTINGS, shopperAnswer } from './fields.ts';

export const getAutomaticShopper = defineOperation({
  id: 'management.automatic_shopper.get',
  method: 'GET',
  path: '/cartwright/v1/automatic_shopper',
  server: 'development',
  title: 'Get the automatic shopper',
  description:
    'What the automatic shopper does with new orders, and how many orders it has in hand. Never set: not enabled, with the defaults.',
  access: MANAGE,
  response: AutomaticShopperSchema,
  errors: [],
  writes: 'none',
  example: { response: { ...EXAMPLE_SHOPPER_SETTINGS, running: 3 } },
  handle: async ({ db, tenant }) => {
    const [row] = await db.query(findAutomaticShopper, [tenant.organizationId]);
    return shopperAnswer(row!);
  },
});
