import { Type } from '../../contract/schema.ts';
import { setAutomaticShopper as writeAutomaticShopper } from '../../storage/automatic-shopper/shopper.ts';
import { defineOperation, MANAGE } from '../define.ts';
import {
  AutomaticShopperSchema,
  EXAMPLE_SHOPPER_SETTINGS,
  SHOPPER_ERRORS,
  ShopperSettingsBody,
  settingsOf,
  shopperAnswer,
} from './fields.ts';

export const setAutomaticShopper = defineOperation({
  id: 'management.automatic_shopper.set',
  method: 'PUT',
  path: '/cartwright/v1/automatic_shopper',
  server: 'development',
  title: 'Set the automatic shopper',
  description:
    'Every new order of your organization is acknowledged, picked and brought to the customer by itself, on the clock of the organization: ' +
    'in real time, faster with `speed`, or step by step as you advance a frozen clock. It replaces, refunds, is late and so on with the ' +
    'probabilities given, or follows a scenario. What is not sent gets its default. Orders that it has in hand go on as they began, also ' +
    'when it is disabled.',
  access: MANAGE,
  body: Type.Object({
    enabled: Type.Optional(Type.Boolean({ description: 'Takes new orders. Default true.' })),
    ...ShopperSettingsBody,
  }),
  response: AutomaticShopperSchema,
  errors: SHOPPER_ERRORS,
  writes: 'one_call',
  example: { body: { speed: 60, probabilities: { replace: 0.08 } }, response: EXAMPLE_SHOPPER_SETTINGS },
  handle: async ({ body, db, tenant, now }) => {
    const { enabled = true, ...told } = body;
    const settings = settingsOf(told);
    const [row] = await db.query(writeAutomaticShopper, [tenant.organizationId, enabled, JSON.stringify(settings), new Date(now)]);
    return shopperAnswer(row!);
  },
});
