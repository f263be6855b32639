import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, oneOf, RequiredText, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { changeMaintenance as changeRow, lockMaintenance } from '../../../storage/console/status/maintenance.ts';
import { defineRoute } from '../../route.ts';
import { MaintenanceSchema, maintenanceAnswer } from '../answers.ts';
import { tellOfMaintenance } from '../incident-log.ts';
import { statesOf } from '../transitions.ts';
import { requireNext } from './next-state.ts';
import { IdPath } from './paths.ts';

export const changeMaintenance = defineRoute({
  id: 'console.status.maintenance.change',
  method: 'PATCH',
  path: '/api/status/maintenance/{id}',
  access: 'installation',
  params: IdPath,
  body: Type.Object({
    state: Type.Optional(oneOf(statesOf('maintenance'), 'Begins, completes or cancels it before its time.')),
    title: Type.Optional(RequiredText('Title.', 200)),
    text: Type.Optional(RequiredText('What is going to happen.', 5_000)),
    starts_at: Type.Optional(IsoTime('When it begins.')),
    ends_at: Type.Optional(IsoTime('When it ends.')),
  }),
  response: MaintenanceSchema,
  errors: [errors.resourceNotFound, errors.stateNotNext, errors.stateIsLast, errors.endsBeforeStart],
  handle: async ({ params, body, context, now }) => {
    const row = await context.database.transaction(async (db) => {
      const [before] = await db.query(lockMaintenance, [params.id]);
      if (!before) throw new ApiError(errors.resourceNotFound);
      const { state = before.state, title = before.title, text = before.text } = body;
      if (body.state !== undefined) requireNext('maintenance', before.state, state);
      else if (before.state === 'completed' || before.state === 'canceled') {
        throw new ApiError(errors.stateIsLast, { values: { state: before.state } });
      }
      const start = body.starts_at === undefined ? before.starts_at : parseIsoTime(body.starts_at)!;
      const end = body.ends_at === undefined ? before.ends_at : parseIsoTime(body.ends_at)!;
      const goesOn = state === 'planned' || state === 'in_progress';
      if (end <= start || (goesOn && end <= now)) throw new ApiError(errors.endsBeforeStart);
      const [changed] = await db.query(changeRow, [params.id, state, title, text, new Date(start), new Date(end), new Date(now)]);
      await tellOfMaintenance(db, [changed!], now, state === before.state ? 'updated' : undefined);
      return changed!;
    });
    context.status.wake();
    return maintenanceAnswer(row);
  },
});
