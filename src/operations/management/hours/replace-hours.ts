import { errors, raiseAll } from '../../../contract/errors.ts';
import { updateHours } from '../../../storage/stores/administration.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { lockOwnStore, storeKey } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { EXAMPLE_HOURS } from './example-hours.ts';
import { WeeklyHoursAnswerSchema, WeeklyHoursSchema, weeklyHoursAnswer, weeklyHoursProblems } from './periods.ts';

export const replaceHours = defineOperation({
  id: 'management.hours.replace',
  method: 'PUT',
  path: '/cartwright/v1/stores/{location_code}/hours',
  title: 'Set opening hours',
  description:
    "Replaces the regular hours of the whole week, in the store's time zone. A weekday that is left out is closed. Reservations and orders " +
    'that exist are not changed.',
  access: MANAGE_BANNER,
  params: StorePath,
  body: WeeklyHoursSchema,
  response: WeeklyHoursAnswerSchema,
  errors: [errors.resourceNotFound, errors.blank, errors.invalidTime, errors.tooManyEntries, errors.periodsOverlap],
  writes: 'transaction',
  example: { params: { location_code: 'GM-941' }, body: EXAMPLE_HOURS, response: EXAMPLE_HOURS },
  handle: async (context) => {
    const { body, db, now, invalidate } = context;
    await lockOwnStore(context);
    raiseAll(weeklyHoursProblems(body));
    const [store] = await db.query(updateHours, [...storeKey(context), JSON.stringify(weeklyHoursAnswer(body)), new Date(now)]);
    invalidate('stores');
    return weeklyHoursAnswer(store!.hours);
  },
});
