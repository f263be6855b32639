import { errors, raiseAll } from '../../../contract/errors.ts';
import { updateExceptions } from '../../../storage/stores/administration.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { lockOwnStore, storeKey } from '../stores/own-store.ts';
import { EXAMPLE_EXCEPTION } from './example-hours.ts';
import { dateOf, ExceptionBodySchema, ExceptionPath, ExceptionSchema, withException } from './exception-answer.ts';
import { periodsProblems } from './periods.ts';

export const setException = defineOperation({
  id: 'management.hours_exceptions.set',
  method: 'PUT',
  path: '/cartwright/v1/stores/{location_code}/hours/exceptions/{date}',
  title: 'Set the opening hours of one date',
  description:
    'Replaces the regular hours of one local date; no periods close the store that day. What the evening before runs over midnight stays.',
  access: MANAGE_BANNER,
  params: ExceptionPath,
  body: ExceptionBodySchema,
  response: ExceptionSchema,
  errors: [errors.resourceNotFound, errors.invalidDate, errors.blank, errors.invalidTime, errors.tooManyEntries, errors.periodsOverlap],
  writes: 'transaction',
  example: {
    params: { location_code: 'GM-941', date: EXAMPLE_EXCEPTION.date },
    body: { periods: EXAMPLE_EXCEPTION.periods, name: EXAMPLE_EXCEPTION.name },
    response: EXAMPLE_EXCEPTION,
  },
  handle: async (context) => {
    const { params, body, db, now, invalidate } = context;
    const { exceptions } = await lockOwnStore(context);
    raiseAll(periodsProblems(body.periods, 'periods'));
    const exception = { date: dateOf(params), ...body };
    await db.query(updateExceptions, [...storeKey(context), JSON.stringify(withException(exceptions, exception)), new Date(now)]);
    invalidate('stores');
    return exception;
  },
});
