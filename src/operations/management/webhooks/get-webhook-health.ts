import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { ATTEMPTS_READ, findWebhookHealth } from '../../../storage/deliveries/health.ts';
import { findWebhook } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_WEBHOOK, WebhookPath } from './webhook-answer.ts';

const DAY = 86_400_000;

const Outcomes = (period: string) =>
  Type.Object(
    {
      delivered: Type.Integer({ description: 'Answered 2xx in the end.' }),
      failed: Type.Integer({ description: 'Given up.' }),
      success_rate: nullable(Type.Number({ description: 'Delivered of both, 0 to 1; null where there are none.' })),
    },
    { description: `Deliveries that ended in the last ${period}.` },
  );
const Time = (description: string) => nullable(Type.String({ description: `${description} ISO 8601, UTC.` }));

const outcomes = (delivered: number, failed: number) => ({
  delivered,
  failed,
  success_rate: delivered + failed === 0 ? null : Math.round((delivered / (delivered + failed)) * 10_000) / 10_000,
});
const time = (instant: number | null) => (instant === null ? null : formatUtc(instant));

export const getWebhookHealth = defineOperation({
  id: 'management.webhooks.get_health',
  method: 'GET',
  path: '/cartwright/v1/webhooks/{webhook_id}/health',
  title: 'Get the health of a webhook',
  description: `How its deliveries went. Times and periods follow the organization's clock; attempts are those of its latest ${ATTEMPTS_READ} deliveries.`,
  access: MANAGE,
  params: WebhookPath,
  response: Type.Object({
    last_24_hours: Outcomes('24 hours'),
    last_7_days: Outcomes('7 days'),
    pending: Type.Integer({ description: 'To be sent or to be repeated.' }),
    oldest_pending_at: Time('When the oldest of these was made.'),
    next_attempt_at: Time('When the next of these is sent.'),
    last_success_at: Time('Last attempt that was answered 2xx.'),
    last_failure: nullable(
      Type.Object(
        {
          at: Type.String({ description: 'ISO 8601, UTC.' }),
          status: nullable(Type.Integer({ description: 'HTTP status of the answer; null when none came.' })),
          error: nullable(Type.String({ description: 'Why it failed.' })),
        },
        { description: 'Last attempt that failed.' },
      ),
    ),
    p95_attempt_ms: nullable(
      Type.Number({ description: '95 % of the attempts took no longer, a token request included. In milliseconds.' }),
    ),
  }),
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id },
    response: {
      last_24_hours: { delivered: 199, failed: 1, success_rate: 0.995 },
      last_7_days: { delivered: 1204, failed: 1, success_rate: 0.9992 },
      pending: 1,
      oldest_pending_at: '2026-05-06T06:59:00Z',
      next_attempt_at: '2026-05-06T07:00:30Z',
      last_success_at: '2026-05-06T06:58:12Z',
      last_failure: { at: '2026-05-06T06:59:01Z', status: 503, error: 'answered 503' },
      p95_attempt_ms: 84,
    },
  },
  handle: async ({ params, db, tenant, now }) => {
    const key = [tenant.organizationId, params.webhook_id] as const;
    const [webhook] = await db.query(findWebhook, [...key]);
    if (!webhook) throw new ApiError(errors.resourceNotFound);
    const [row] = await db.query(findWebhookHealth, [...key, new Date(now - DAY), new Date(now - 7 * DAY), new Date(now)]);
    const found = row!;
    return {
      last_24_hours: outcomes(found.delivered_day, found.failed_day),
      last_7_days: outcomes(found.delivered_week, found.failed_week),
      pending: found.pending,
      oldest_pending_at: time(found.oldest_pending_at),
      next_attempt_at: time(found.next_attempt_at),
      last_success_at: time(found.last_success_at),
      last_failure:
        found.last_failure_at === null
          ? null
          : { at: formatUtc(found.last_failure_at), status: found.last_failure_status, error: found.last_failure_error },
      p95_attempt_ms: found.p95_milliseconds,
    };
  },
});
