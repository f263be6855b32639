import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, RequiredText, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { insertMaintenance } from '../../../storage/console/status/maintenance.ts';
import { defineRoute } from '../../route.ts';
import { MaintenanceSchema, maintenanceAnswer } from '../answers.ts';
import { tellOfMaintenance } from '../incident-log.ts';
import { Affected, readAffected } from './affected.ts';

export const planMaintenance = defineRoute({
  id: 'console.status.maintenance.plan',
  method: 'POST',
  path: '/api/status/maintenance',
  access: 'installation',
  body: Type.Object({
    ...Affected,
    title: RequiredText('Title.', 200),
    text: RequiredText('What is going to happen.', 5_000),
    starts_at: IsoTime('When it begins; it begins by itself.'),
    ends_at: IsoTime('When it ends; it ends by itself.'),
  }),
  response: MaintenanceSchema,
  errors: [errors.notIncluded, errors.endsBeforeStart],
  handle: async ({ body, context, now }) => {
    const { server_id, environment, components } = await readAffected(body, context);
    const [start, end] = [parseIsoTime(body.starts_at)!, parseIsoTime(body.ends_at)!];
    if (end <= Math.max(start, now)) throw new ApiError(errors.endsBeforeStart);
    const { title, text } = body;
    const row = await context.database.transaction(async (db) => {
      const times = [new Date(start), new Date(end), new Date(now)] as const;
      const [made] = await db.query(insertMaintenance, [server_id, environment, components, title, text, ...times]);
      await tellOfMaintenance(db, [made!], now);
      return made!;
    });
    context.status.wake();
    return maintenanceAnswer(row);
  },
});
