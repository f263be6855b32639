import { ApiError, errors } from '../../../contract/errors.ts';
import { findWebhook } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_WEBHOOK, WebhookPath, WebhookSchema, webhookAnswer } from './webhook-answer.ts';

export const getWebhook = defineOperation({
  id: 'management.webhooks.get',
  method: 'GET',
  path: '/cartwright/v1/webhooks/{webhook_id}',
  title: 'Get a webhook',
  access: MANAGE,
  params: WebhookPath,
  response: WebhookSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id }, response: EXAMPLE_WEBHOOK },
  handle: async ({ params, db, tenant, environment }) => {
    const [webhook] = await db.query(findWebhook, [tenant.organizationId, params.webhook_id]);
    if (!webhook) throw new ApiError(errors.resourceNotFound);
    return webhookAnswer(webhook, environment);
  },
});
