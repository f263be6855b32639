import { errors } from '../../../contract/errors.ts';
import { updateExceptions } from '../../../storage/stores/administration.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { lockOwnStore, storeKey } from '../stores/own-store.ts';
import { EXAMPLE_EXCEPTION } from './example-hours.ts';
import { dateOf, ExceptionPath, withoutException } from './exception-answer.ts';

export const deleteException = defineOperation({
  id: 'management.hours_exceptions.delete',
  method: 'DELETE',
  path: '/cartwright/v1/stores/{location_code}/hours/exceptions/{date}',
  title: 'Remove the opening hours of one date',
  description: 'The regular hours apply to the date again.',
  access: MANAGE_BANNER,
  params: ExceptionPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound, errors.invalidDate],
  writes: 'transaction',
  example: { params: { location_code: 'GM-941', date: EXAMPLE_EXCEPTION.date }, response: {} },
  handle: async (context) => {
    const { exceptions } = await lockOwnStore(context);
    const rest = withoutException(exceptions, dateOf(context.params));
    await context.db.query(updateExceptions, [...storeKey(context), JSON.stringify(rest), new Date(context.now)]);
    context.invalidate('stores');
    return {};
  },
});
