import { errors } from '../../../contract/errors.ts';
import { oneOf, RequiredText, Type } from '../../../contract/schema.ts';
import { defineRoute } from '../../route.ts';
import { IncidentSchema, incidentAnswer } from '../answers.ts';
import { IMPACTS } from '../engine/engine.ts';
import { writeIncidents } from '../incident-log.ts';
import { Affected, readAffected } from './affected.ts';

export const openIncident = defineRoute({
  id: 'console.status.incidents.open',
  method: 'POST',
  path: '/api/status/incidents',
  access: 'installation',
  body: Type.Object({
    ...Affected,
    title: RequiredText('Title.', 200),
    text: RequiredText('First update.', 5_000),
    impact: oneOf(IMPACTS, 'How bad it is.'),
  }),
  response: IncidentSchema,
  errors: [errors.notIncluded],
  handle: async ({ body, session, context, now }) => {
    const { title, text, impact } = body;
    const opened = [{ ...(await readAffected(body, context)), scope: null, impact, title, text }];
    const work = { opened, changed: [], accountId: session.account.id };
    const [row] = await context.database.transaction((db) => writeIncidents(db, work, now));
    context.status.wake();
    return incidentAnswer(row!);
  },
});
