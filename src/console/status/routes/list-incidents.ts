import { errors } from '../../../contract/errors.ts';
import { oneOf, Type } from '../../../contract/schema.ts';
import { listIncidents as listRows } from '../../../storage/console/status/incident.ts';
import { defineRoute } from '../../route.ts';
import { IncidentSchema, incidentAnswer } from '../answers.ts';
import { viewerOf } from '../viewer.ts';
import { Next, PageQuery, pageOf, takePage } from './paging.ts';

export const listIncidents = defineRoute({
  id: 'console.status.incidents.list',
  method: 'GET',
  path: '/api/status/incidents',
  access: 'public',
  query: Type.Object({ ...PageQuery, state: Type.Optional(oneOf(['open', 'resolved'], 'All by default.')) }),
  response: Type.Object({ incidents: Type.Array(IncidentSchema, { description: 'Latest first.' }), next: Next }),
  errors: [errors.sessionMissing],
  handle: async ({ query, session, context }) => {
    const { servers } = await viewerOf(session, context);
    const { limit, fetch, before } = pageOf(query);
    const open = query.state === undefined ? null : query.state === 'open';
    const found = await context.database.query(listRows, [servers.map(({ id }) => id), open, before, fetch]);
    const { rows, next } = takePage(found, limit);
    return { incidents: rows.map(incidentAnswer), next };
  },
});
