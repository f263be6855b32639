import { errors } from '../../../contract/errors.ts';
import { type Static, Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ownStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { EXAMPLE_EXCEPTION } from './example-hours.ts';
import { ExceptionSchema } from './exception-answer.ts';

export const listExceptions = defineOperation({
  id: 'management.hours_exceptions.list',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}/hours/exceptions',
  title: 'List exceptions of the opening hours',
  description: 'Holidays and other days with hours of their own, by date, past ones included.',
  access: MANAGE_BANNER,
  params: StorePath,
  response: Type.Object({ exceptions: Type.Array(ExceptionSchema) }),
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { location_code: 'GM-941' }, response: { exceptions: [EXAMPLE_EXCEPTION] } },
  handle: async (context) => ({ exceptions: (await ownStore(context)).exceptions as Static<typeof ExceptionSchema>[] }),
});
