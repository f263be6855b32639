import { newSigningSecret } from '../../../callbacks/signature.ts';
import { ApiError, errors } from '../../../contract/errors.ts';
import { rotateSigningSecret as rotateRow, signingSecretPurpose } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_SIGNING_SECRET, EXAMPLE_WEBHOOK, WebhookPath, WebhookWithSecretSchema, webhookAnswer } from './webhook-answer.ts';

/** For so long, on the wall, both secrets sign. */
const OVERLAP = 24 * 3_600_000;

export const rotateSigningSecret = defineOperation({
  id: 'management.webhooks.rotate_signing_secret',
  method: 'POST',
  path: '/cartwright/v1/webhooks/{webhook_id}/rotate_signing_secret',
  title: 'Rotate the signing secret of a webhook',
  description:
    'Callbacks are signed with a new secret, which is in this answer only. For 24 hours they carry a signature of the old one too, so ' +
    'that your receiver can change over. `Idempotency-Key` is ignored, since a secret is never kept.',
  access: MANAGE,
  params: WebhookPath,
  response: WebhookWithSecretSchema,
  errors: [errors.resourceNotFound],
  writes: 'own',
  example: {
    params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id },
    response: { ...EXAMPLE_WEBHOOK, signing_secret: EXAMPLE_SIGNING_SECRET },
  },
  handle: async ({ params, db, tenant, environment, now, wall, invalidate }) => {
    const { organizationId } = tenant;
    const signingSecret = newSigningSecret();
    const sealed = environment.secrets.seal(signingSecret, signingSecretPurpose(organizationId));
    const until = new Date(wall + OVERLAP);
    const [webhook] = await db.query(rotateRow, [organizationId, params.webhook_id, sealed, until, new Date(now)]);
    if (!webhook) throw new ApiError(errors.resourceNotFound);
    invalidate('webhooks');
    return { ...webhookAnswer(webhook, environment), signing_secret: signingSecret };
  },
});
