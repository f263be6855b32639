import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { retryNotice as retryRow } from '../../../storage/console/status/notice.ts';
import { defineRoute } from '../../route.ts';
import { NoticePath } from './paths.ts';

export const retryNotice = defineRoute({
  id: 'console.status.notices.retry',
  method: 'POST',
  path: '/api/status/subscriptions/{id}/notices/{notice_id}/retry',
  access: 'account',
  params: NoticePath,
  response: Type.Object({}),
  errors: [errors.resourceNotFound],
  handle: async ({ params, session, context, now }) => {
    const { id, notice_id } = params;
    const retried = await context.database.query(retryRow, [session.account.id, id, notice_id, new Date(now)]);
    if (retried.length === 0) throw new ApiError(errors.resourceNotFound);
    context.status.wake();
    return {};
  },
});
