import { nullable, Type } from '../../../contract/schema.ts';
import { findFeedOfAccount, listSubscriptions as listRows } from '../../../storage/console/status/subscription.ts';
import { defineRoute } from '../../route.ts';
import { iso, Time } from '../answers.ts';
import { SubscriptionSchema, subscriptionAnswer } from './subscription-answer.ts';

export const listSubscriptions = defineRoute({
  id: 'console.status.subscriptions.list',
  method: 'GET',
  path: '/api/status/subscriptions',
  access: 'account',
  response: Type.Object({
    subscriptions: Type.Array(SubscriptionSchema, { description: "The account's own, oldest first." }),
    feed: nullable(Type.Object({ created_at: Time }, { description: 'When the token in the addresses of its feeds was made.' })),
  }),
  errors: [],
  handle: async ({ session, context: { database } }) => {
    const [rows, [feed]] = await Promise.all([
      database.query(listRows, [session.account.id]),
      database.query(findFeedOfAccount, [session.account.id]),
    ]);
    return { subscriptions: rows.map(subscriptionAnswer), feed: feed ? { created_at: iso(feed.created_at) } : null };
  },
});
