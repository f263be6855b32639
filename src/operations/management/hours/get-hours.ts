import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ownStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { EXAMPLE_HOURS } from './example-hours.ts';
import { WeeklyHoursAnswerSchema, weeklyHoursAnswer } from './periods.ts';

export const getHours = defineOperation({
  id: 'management.hours.get',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}/hours',
  title: 'Get opening hours',
  description: "The regular hours of a week, in the store's time zone.",
  access: MANAGE_BANNER,
  params: StorePath,
  response: WeeklyHoursAnswerSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { location_code: 'GM-941' }, response: EXAMPLE_HOURS },
  handle: async (context) => weeklyHoursAnswer((await ownStore(context)).hours),
});
