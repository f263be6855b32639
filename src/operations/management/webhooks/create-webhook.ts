import { newSigningSecret } from '../../../callbacks/signature.ts';
import { insertWebhook, signingSecretPurpose } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_SIGNING_SECRET, EXAMPLE_WEBHOOK, WebhookWithSecretSchema, webhookAnswer } from './webhook-answer.ts';
import { NewWebhookBody, webhookErrors, webhookFields } from './webhook-fields.ts';

export const createWebhook = defineOperation({
  id: 'management.webhooks.create',
  method: 'POST',
  path: '/cartwright/v1/webhooks',
  title: 'Create a webhook',
  description:
    'Events that are committed from now on are sent to the callback URL: at least once, each with a token from your token endpoint, ' +
    'repeated after failures for about three days. The signing secret is in this answer only. `Idempotency-Key` is ignored, since a ' +
    'secret is never kept.',
  access: MANAGE,
  body: NewWebhookBody,
  response: WebhookWithSecretSchema,
  errors: webhookErrors,
  // Its own write, so that the answer and the secret in it are not kept under an idempotency key.
  writes: 'own',
  example: {
    body: {
      name: EXAMPLE_WEBHOOK.name,
      url: EXAMPLE_WEBHOOK.url,
      auth_uri: EXAMPLE_WEBHOOK.auth_uri,
      client_id: EXAMPLE_WEBHOOK.client_id,
      client_secret: '<your secret>',
      scope: EXAMPLE_WEBHOOK.scope,
      events: EXAMPLE_WEBHOOK.events,
    },
    response: { ...EXAMPLE_WEBHOOK, signing_secret: EXAMPLE_SIGNING_SECRET },
  },
  handle: async ({ body, db, tenant, environment, now, invalidate }) => {
    const { organizationId } = tenant;
    const fields = webhookFields(body, undefined, environment, organizationId);
    const signingSecret = newSigningSecret();
    const sealed = environment.secrets.seal(signingSecret, signingSecretPurpose(organizationId));
    const [webhook] = await db.query(insertWebhook, [JSON.stringify(fields), organizationId, sealed, new Date(now)]);
    invalidate('webhooks');
    return { ...webhookAnswer(webhook!, environment), signing_secret: signingSecret };
  },
});
