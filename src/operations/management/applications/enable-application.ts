import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ApplicationPath, ApplicationSchema, EXAMPLE_APPLICATION } from './application-answer.ts';
import { setStatus } from './set-status.ts';

export const enableApplication = defineOperation({
  id: 'management.applications.enable',
  method: 'POST',
  path: '/cartwright/v1/applications/{client_id}/enable',
  title: 'Enable an application',
  description: 'Lets the application issue tokens. Also takes back a deletion that failed.',
  access: MANAGE,
  params: ApplicationPath,
  response: ApplicationSchema,
  errors: [errors.resourceNotFound, errors.statusNotAllowed],
  writes: 'transaction',
  example: { params: { client_id: EXAMPLE_APPLICATION.client_id }, response: EXAMPLE_APPLICATION },
  handle: (context) => setStatus(context, 'Enabled'),
});
