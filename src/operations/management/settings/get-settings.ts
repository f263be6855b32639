import { findSettings } from '../../../storage/organizations/organization.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_SETTINGS, SettingsSchema, settingsAnswer } from './settings-answer.ts';

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
  example: { response: EXAMPLE_SETTINGS },
  handle: async ({ db, tenant }) => settingsAnswer((await db.query(findSettings, [tenant.organizationId]))[0]?.settings),
});
