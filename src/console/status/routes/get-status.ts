import { errors } from '../../../contract/errors.ts';
import { defineRoute } from '../../route.ts';
import { StatusPageSchema, statusPage } from '../page.ts';
import { viewerOf } from '../viewer.ts';

export const getStatus = defineRoute({
  id: 'console.status.get',
  method: 'GET',
  path: '/api/status',
  // 401 without a session, unless the page is open to all.
  access: 'public',
  response: StatusPageSchema,
  errors: [errors.sessionMissing],
  handle: async ({ session, context, now }) => statusPage(await viewerOf(session, context), context, context.status.interval, now),
});
