import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { endSubscription as endRow } from '../../../storage/console/status/subscription.ts';
import { defineRoute } from '../../route.ts';
import { IdPath } from './paths.ts';

export const endSubscription = defineRoute({
  id: 'console.status.subscriptions.end',
  method: 'DELETE',
  path: '/api/status/subscriptions/{id}',
  access: 'account',
  params: IdPath,
  response: Type.Object({}),
  errors: [errors.resourceNotFound],
  handle: async ({ params, session, context, now }) => {
    const ended = await context.database.query(endRow, [session.account.id, params.id, new Date(now)]);
    if (ended.length === 0) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});
