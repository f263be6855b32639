import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listMaintenances } from '../../../storage/console/status/maintenance.ts';
import { defineRoute } from '../../route.ts';
import { MaintenanceSchema, maintenanceAnswer } from '../answers.ts';
import { viewerOf } from '../viewer.ts';
import { Next, PageQuery, pageOf, takePage } from './paging.ts';

export const listMaintenance = defineRoute({
  id: 'console.status.maintenance.list',
  method: 'GET',
  path: '/api/status/maintenance',
  access: 'public',
  query: Type.Object(PageQuery),
  response: Type.Object({ maintenance: Type.Array(MaintenanceSchema, { description: 'Latest first.' }), next: Next }),
  errors: [errors.sessionMissing],
  handle: async ({ query, session, context }) => {
    const { servers } = await viewerOf(session, context);
    const { limit, fetch, before } = pageOf(query);
    const found = await context.database.query(listMaintenances, [servers.map(({ id }) => id), false, before, fetch]);
    const { rows, next } = takePage(found, limit);
    return { maintenance: rows.map(maintenanceAnswer), next };
  },
});
