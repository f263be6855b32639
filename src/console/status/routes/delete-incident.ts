import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { deleteIncident as deleteRow, lockIncident } from '../../../storage/console/status/incident.ts';
import { defineRoute } from '../../route.ts';
import { IdPath } from './paths.ts';

export const deleteIncident = defineRoute({
  id: 'console.status.incidents.delete',
  method: 'DELETE',
  path: '/api/status/incidents/{id}',
  access: 'installation',
  params: IdPath,
  response: Type.Object({}),
  errors: [errors.resourceNotFound, errors.automaticIncident],
  handle: async ({ params, context }) => {
    await context.database.transaction(async (db) => {
      const [incident] = await db.query(lockIncident, [params.id]);
      if (!incident) throw new ApiError(errors.resourceNotFound);
      const deleted = await db.query(deleteRow, [params.id]);
      if (deleted.length === 0) throw new ApiError(errors.automaticIncident);
    });
    return {};
  },
});
