import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ApplicationPath, ApplicationSchema, EXAMPLE_APPLICATION } from './application-answer.ts';
import { setStatus } from './set-status.ts';

export const disableApplication = defineOperation({
  id: 'management.applications.disable',
  method: 'POST',
  path: '/cartwright/v1/applications/{client_id}/disable',
  title: 'Disable an application',
  description: 'Stops the application from issuing tokens. Issued tokens stay valid until they expire.',
  access: MANAGE,
  params: ApplicationPath,
  response: ApplicationSchema,
  errors: [errors.resourceNotFound, errors.statusNotAllowed],
  writes: 'transaction',
  example: { params: { client_id: EXAMPLE_APPLICATION.client_id }, response: { ...EXAMPLE_APPLICATION, status: 'Disabled' } },
  handle: (context) => setStatus(context, 'Disabled'),
});
