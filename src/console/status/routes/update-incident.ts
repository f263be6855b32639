import { ApiError, errors } from '../../../contract/errors.ts';
import { oneOf, RequiredText, Type } from '../../../contract/schema.ts';
import { lockIncident } from '../../../storage/console/status/incident.ts';
import { forgetFailures } from '../../../storage/console/status/round.ts';
import { defineRoute } from '../../route.ts';
import { IncidentSchema, incidentAnswer } from '../answers.ts';
import { IMPACTS } from '../engine/engine.ts';
import { writeIncidents } from '../incident-log.ts';
import { statesOf } from '../transitions.ts';
import { requireNext } from './next-state.ts';
import { IdPath } from './paths.ts';

export const updateIncident = defineRoute({
  id: 'console.status.incidents.update',
  method: 'POST',
  path: '/api/status/incidents/{id}/updates',
  access: 'installation',
  params: IdPath,
  body: Type.Object({
    text: RequiredText('What is known.', 5_000),
    state: Type.Optional(oneOf(statesOf('incident'), 'As it is by default.')),
    title: Type.Optional(RequiredText('New title.', 200)),
    impact: Type.Optional(oneOf(IMPACTS, 'New impact; it never falls.')),
  }),
  response: IncidentSchema,
  errors: [errors.resourceNotFound, errors.stateNotNext, errors.stateIsLast, errors.impactNotLower],
  handle: async ({ params, body, session, context, now }) => {
    const row = await context.database.transaction(async (db) => {
      const [incident] = await db.query(lockIncident, [params.id]);
      if (!incident) throw new ApiError(errors.resourceNotFound);
      const { id, scope, server_id } = incident;
      const { text, state = incident.state, title = null, impact = null } = body;
      requireNext('incident', incident.state, state);
      if (impact !== null && IMPACTS.indexOf(impact) < IMPACTS.indexOf(incident.impact)) {
        throw new ApiError(errors.impactNotLower, { values: { impact: incident.impact } });
      }
      // An operator's word settles it: only failures from here on open another one.
      if (state === 'resolved' && scope !== null && server_id !== null) await db.query(forgetFailures, [server_id, scope]);
      const changed = [{ id, state, title, impact, text }];
      return (await writeIncidents(db, { opened: [], changed, accountId: session.account.id }, now))[0]!;
    });
    context.status.wake();
    return incidentAnswer(row);
  },
});
