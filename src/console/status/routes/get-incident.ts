import { ApiError, errors } from '../../../contract/errors.ts';
import { findIncidents } from '../../../storage/console/status/incident.ts';
import { defineRoute } from '../../route.ts';
import { IncidentSchema, incidentAnswer } from '../answers.ts';
import { viewerOf } from '../viewer.ts';
import { IdPath } from './paths.ts';

export const getIncident = defineRoute({
  id: 'console.status.incidents.get',
  method: 'GET',
  path: '/api/status/incidents/{id}',
  access: 'public',
  params: IdPath,
  response: IncidentSchema,
  errors: [errors.sessionMissing, errors.resourceNotFound],
  handle: async ({ params, session, context }) => {
    const { servers } = await viewerOf(session, context);
    const [row] = await context.database.query(findIncidents, [[params.id]]);
    const isTheirs = row && (row.server_id === null || servers.some(({ id }) => id === row.server_id));
    if (!isTheirs) throw new ApiError(errors.resourceNotFound);
    return incidentAnswer(row);
  },
});
