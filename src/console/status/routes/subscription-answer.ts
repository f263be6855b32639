import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import type { SubscriptionRow } from '../../../storage/console/status/subscription.ts';
import { iso, Time } from '../answers.ts';
import { statesOf } from '../transitions.ts';

export const SubscriptionSchema = Type.Object({
  id: Type.Integer(),
  kind: oneOf(['webhook', 'email'], 'How the news come.'),
  state: oneOf(statesOf('subscription'), '`unconfirmed`: the link in the mail has not been used.'),
  target: Type.String({ description: 'URL or e-mail address.' }),
  created_at: Time,
  notices: Type.Object({
    pending: Type.Integer({ description: 'On their way, or waiting for another attempt.' }),
    failed: Type.Integer({ description: 'Given up.' }),
    last_sent_at: nullable(Time),
    last_error: nullable(Type.String({ description: 'Of the latest that did not arrive.' })),
  }),
});

export function subscriptionAnswer(row: SubscriptionRow): Static<typeof SubscriptionSchema> {
  const { id, kind, state, target, created_at, pending, failed, last_sent_at, last_error } = row;
  const notices = { pending, failed, last_sent_at: last_sent_at === null ? null : iso(last_sent_at), last_error };
  return { id, kind, state, target, created_at: iso(created_at), notices };
}
