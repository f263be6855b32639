import { LEASE_MILLISECONDS } from '../../../callbacks/callbacks.ts';
import { TEST_EVENT } from '../../../callbacks/events.ts';
import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, Type } from '../../../contract/schema.ts';
import { insertTest } from '../../../storage/deliveries/sending.ts';
import { findWebhook } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EventId, EXAMPLE_EVENT_ID } from '../events/event-answer.ts';
import { EXAMPLE_WEBHOOK, WebhookPath } from './webhook-answer.ts';

export const testWebhook = defineOperation({
  id: 'management.webhooks.test',
  method: 'POST',
  path: '/cartwright/v1/webhooks/{webhook_id}/test',
  title: 'Send a test to a webhook',
  description:
    'Sends the event `cartwright.test` to this webhook at once, enabled or not, and answers what came of it, within ten seconds. It is ' +
    'tried once; its delivery stays in the list. `Idempotency-Key` is ignored.',
  access: MANAGE,
  params: WebhookPath,
  response: Type.Object({
    delivery_id: Type.Integer({ description: 'Id of the delivery.' }),
    event_id: EventId,
    delivered: Type.Boolean({ description: 'Your receiver answered 2xx.' }),
    status: nullable(Type.Integer({ description: 'HTTP status of the answer; null when none came.' })),
    error: nullable(Type.String({ description: 'Why it failed.' })),
    excerpt: nullable(Type.String({ description: 'The first KiB of the answer.' })),
    remote_address: nullable(Type.String({ description: 'The address that was connected to.' })),
    milliseconds: Type.Integer({ description: 'How long it took, the token request included.' }),
  }),
  errors: [errors.resourceNotFound],
  // The network has no place inside a transaction.
  writes: 'own',
  example: {
    params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id },
    response: {
      delivery_id: 1041,
      event_id: EXAMPLE_EVENT_ID,
      delivered: true,
      status: 200,
      error: null,
      excerpt: 'ok',
      remote_address: '203.0.113.7',
      milliseconds: 84,
    },
  },
  handle: async ({ params, db, tenant, environment, now, wall }) => {
    const [webhook] = await db.query(findWebhook, [tenant.organizationId, params.webhook_id]);
    if (!webhook) throw new ApiError(errors.resourceNotFound);
    const metadata = JSON.stringify({ webhook_id: webhook.id, webhook_name: webhook.name });
    const lease = new Date(wall + LEASE_MILLISECONDS);
    const [claimed] = await db.query(insertTest, [tenant.organizationId, webhook.id, TEST_EVENT, metadata, new Date(now), lease]);
    if (!claimed) throw new ApiError(errors.resourceNotFound);
    const result = await environment.callbacks.test(webhook, claimed, now);
    return {
      delivery_id: claimed.id,
      event_id: claimed.event_id,
      delivered: result.delivered,
      status: result.status,
      error: result.error,
      excerpt: result.excerpt,
      remote_address: result.remoteAddress,
      milliseconds: result.milliseconds,
    };
  },
});
