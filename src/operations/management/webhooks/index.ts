import type { Operation } from '../../define.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { getWebhookHealth } from './get-webhook-health.ts';
import { listWebhooks } from './list-webhooks.ts';
import { replayEvents } from './replay-events.ts';
import { rotateSigningSecret } from './rotate-signing-secret.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';

export const webhookOperations: readonly Operation[] = [
  listWebhooks,
  createWebhook,
  getWebhook,
  getWebhookHealth,
  updateWebhook,
  deleteWebhook,
  rotateSigningSecret,
  testWebhook,
  replayEvents,
];
