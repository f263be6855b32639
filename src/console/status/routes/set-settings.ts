import { Type } from '../../../contract/schema.ts';
import { setOpenToAll } from '../../../storage/console/status/history.ts';
import { defineRoute } from '../../route.ts';

const Settings = Type.Object({ open_to_all: Type.Boolean({ description: 'Shows the status page to visitors without a session.' }) });

export const setStatusSettings = defineRoute({
  id: 'console.status.set_settings',
  method: 'PUT',
  path: '/api/status/settings',
  access: 'installation',
  body: Settings,
  response: Settings,
  errors: [],
  handle: async ({ body, context }) => (await context.database.query(setOpenToAll, [body.open_to_all]))[0]!,
});
