import { ApiError, errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { endSubscription, findByToken } from '../../../storage/console/status/subscription.ts';
import { defineRoute } from '../../route.ts';
import { linkDigest } from '../tokens.ts';

export const unsubscribe = defineRoute({
  id: 'console.status.subscriptions.unsubscribe',
  method: 'POST',
  path: '/api/status/subscriptions/unsubscribe',
  access: 'public',
  body: Type.Object({ token: RequiredText('Of the link in a mail.') }),
  response: Type.Object({ email: Type.String({ description: 'Where no news come any more.' }) }),
  errors: [errors.subscriptionLinkInvalid],
  handle: async ({ body, context, now }) => {
    const [found] = await context.database.query(findByToken, [linkDigest(body.token)]);
    if (!found) throw new ApiError(errors.subscriptionLinkInvalid);
    // Doing it twice is no mistake.
    await context.database.query(endSubscription, [found.account_id, found.id, new Date(now)]);
    return { email: found.target };
  },
});
