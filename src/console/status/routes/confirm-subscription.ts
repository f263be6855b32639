import { ApiError, errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { confirmSubscription as confirmRow } from '../../../storage/console/status/subscription.ts';
import { defineRoute } from '../../route.ts';
import { linkDigest } from '../tokens.ts';

export const confirmSubscription = defineRoute({
  id: 'console.status.subscriptions.confirm',
  method: 'POST',
  path: '/api/status/subscriptions/confirm',
  access: 'public',
  body: Type.Object({ token: RequiredText('Of the link in the mail.') }),
  response: Type.Object({ email: Type.String({ description: 'Where news come from here on.' }) }),
  errors: [errors.subscriptionLinkInvalid],
  handle: async ({ body, context }) => {
    const [confirmed] = await context.database.query(confirmRow, [linkDigest(body.token)]);
    if (!confirmed) throw new ApiError(errors.subscriptionLinkInvalid);
    return { email: confirmed.target };
  },
});
