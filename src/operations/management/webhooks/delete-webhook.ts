import { ApiError, errors } from '../../../contract/errors.ts';
import { deleteWebhook as deleteRow } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { EXAMPLE_WEBHOOK, WebhookPath } from './webhook-answer.ts';

export const deleteWebhook = defineOperation({
  id: 'management.webhooks.delete',
  method: 'DELETE',
  path: '/cartwright/v1/webhooks/{webhook_id}',
  title: 'Delete a webhook',
  description: 'Nothing more is sent to it. Its deliveries stay readable; those that were pending stand as failed.',
  access: MANAGE,
  params: WebhookPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound],
  writes: 'transaction',
  example: { params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id }, response: {} },
  handle: async ({ params, db, tenant, now, invalidate }) => {
    const [gone] = await db.query(deleteRow, [tenant.organizationId, params.webhook_id, new Date(now)]);
    if (!gone) throw new ApiError(errors.resourceNotFound);
    invalidate('webhooks');
    return {};
  },
});
