import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { changeSettings } from '../../../storage/organizations/organization.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_SETTINGS, SettingsSchema, settingsAnswer } from './settings-answer.ts';

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
  example: { body: { remove_shopper_information: true }, response: { ...EXAMPLE_SETTINGS, remove_shopper_information: true } },
  handle: async ({ body, db, tenant }) => {
    const [row] = await db.query(changeSettings, [tenant.organizationId, JSON.stringify(body)]);
    return settingsAnswer(row?.settings);
  },
});
