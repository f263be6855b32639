import { ApiError, errors } from '../../../contract/errors.ts';
import { lockWebhook, updateWebhook as updateRow } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_WEBHOOK, WebhookPath, WebhookSchema, webhookAnswer } from './webhook-answer.ts';
import { WebhookChanges, webhookErrors, webhookFields } from './webhook-fields.ts';

export const updateWebhook = defineOperation({
  id: 'management.webhooks.update',
  method: 'PATCH',
  path: '/cartwright/v1/webhooks/{webhook_id}',
  title: 'Change a webhook',
  description:
    'Changes the fields that the request names; an empty text or list removes what was there. What is pending is sent as the webhook is ' +
    'then. Events that were committed while it was disabled can be replayed.',
  access: MANAGE,
  params: WebhookPath,
  body: WebhookChanges,
  response: WebhookSchema,
  errors: [errors.resourceNotFound, ...webhookErrors],
  writes: 'transaction',
  example: {
    params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id },
    body: { events: EXAMPLE_WEBHOOK.events },
    response: EXAMPLE_WEBHOOK,
  },
  handle: async ({ params, body, db, tenant, environment, now, invalidate }) => {
    const { organizationId } = tenant;
    const [current] = await db.query(lockWebhook, [organizationId, params.webhook_id]);
    if (!current) throw new ApiError(errors.resourceNotFound);
    const fields = webhookFields(body, current, environment, organizationId);
    const [updated] = await db.query(updateRow, [JSON.stringify(fields), organizationId, params.webhook_id, new Date(now)]);
    invalidate('webhooks');
    return webhookAnswer(updated!, environment);
  },
});
