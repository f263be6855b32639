import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { deleteFeed } from '../../../storage/console/status/subscription.ts';
import { defineRoute } from '../../route.ts';

export const endFeed = defineRoute({
  id: 'console.status.feed.end',
  method: 'DELETE',
  path: '/api/status/feed',
  access: 'account',
  response: Type.Object({}),
  errors: [errors.resourceNotFound],
  handle: async ({ session, context }) => {
    const ended = await context.database.query(deleteFeed, [session.account.id]);
    if (ended.length === 0) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});
