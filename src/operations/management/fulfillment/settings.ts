import { errors } from '../../../contract/errors.ts';
import { type Static, Type } from '../../../contract/schema.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../fulfillment/settings.ts';
import { changeSettings, findSettings } from '../../../storage/organizations/organization.ts';
import { defineOperation, MANAGE } from '../../define.ts';

const fields = {
  remove_shopper_information: Type.Boolean({
    description: `Nothing tells who the shopper is: neither handling, location, chat nor callbacks. Default ${DEFAULT_SETTINGS.removeShopperInformation}.`,
  }),
  location_interval_seconds: Type.Integer({
    minimum: 5,
    maximum: 3_600,
    description: `Seconds between two Order location callbacks of an order. Default ${DEFAULT_SETTINGS.locationIntervalSeconds}.`,
  }),
};
export const SettingsSchema = Type.Object(fields);

const EXAMPLE: Static<typeof SettingsSchema> = { remove_shopper_information: false, location_interval_seconds: 60 };

function settingsAnswer(stored: unknown): Static<typeof SettingsSchema> {
  const { removeShopperInformation, locationIntervalSeconds } = readSettings(stored);
  return { remove_shopper_information: removeShopperInformation, location_interval_seconds: locationIntervalSeconds };
}

export const getSettings = defineOperation({
  id: 'management.settings.get',
  method: 'GET',
  path: '/cartwright/v1/settings',
  title: 'Get the settings',
  description: 'What the organization chose, and the defaults of the rest.',
  access: MANAGE,
  response: SettingsSchema,
  errors: [],
  writes: 'none',
  example: { response: EXAMPLE },
  handle: async ({ db, tenant }) => settingsAnswer((await db.query(findSettings, [tenant.organizationId]))[0]?.settings),
});

export const updateSettings = defineOperation({
  id: 'management.settings.update',
  method: 'PATCH',
  path: '/cartwright/v1/settings',
  title: 'Change the settings',
  description: 'Changes what is sent; the rest stays. Orders under way follow from their next step on.',
  access: MANAGE,
  body: Type.Partial(SettingsSchema),
  response: SettingsSchema,
  errors: [errors.notABoolean, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'one_call',
  example: { body: { remove_shopper_information: true }, response: { ...EXAMPLE, remove_shopper_information: true } },
  handle: async ({ body, db, tenant }) => {
    const [row] = await db.query(changeSettings, [tenant.organizationId, JSON.stringify(body)]);
    return settingsAnswer(row?.settings);
  },
});
