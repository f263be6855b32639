import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, nullable, oneOf, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { LARGEST_REPLAY, replayRange } from '../../../storage/deliveries/delivery.ts';
import { findWebhook } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EventId, EventIdText, parseEventId } from '../events/event-answer.ts';
import { EXAMPLE_WEBHOOK, WebhookPath } from './webhook-answer.ts';

export const replayEvents = defineOperation({
  id: 'management.webhooks.replay',
  method: 'POST',
  path: '/cartwright/v1/webhooks/{webhook_id}/replay',
  title: 'Replay a range of events to a webhook',
  description:
    'Sends events again, oldest first, each as a new delivery under its own `event_id`: those that failed at the webhook and were not ' +
    'delivered since, or all that it selects, also those from a time when it was disabled or did not exist. What is pending is left ' +
    `alone. At most ${LARGEST_REPLAY.toLocaleString('en-US')} events at a time: while \`next_event_id\` is set, go on with it as \`from_event_id\`.`,
  access: MANAGE,
  params: WebhookPath,
  body: Type.Object({
    from: Type.Optional(IsoTime('Events that happened at this time or later. ISO 8601.')),
    to: Type.Optional(IsoTime('Events that happened before this time. ISO 8601.')),
    from_event_id: Type.Optional(EventIdText('Events with this id or a greater one.')),
    to_event_id: Type.Optional(EventIdText('Events up to this id.')),
    which: Type.Optional(oneOf(['failed', 'all'], '`failed` by default.')),
  }),
  response: Type.Object({
    replayed: Type.Integer({ description: 'Deliveries made.' }),
    next_event_id: nullable(EventId),
  }),
  errors: [errors.resourceNotFound, errors.webhookDisabled, errors.rangeMissing, errors.invalid, errors.invalidTime, errors.notIncluded],
  writes: 'transaction',
  example: {
    params: { webhook_id: EXAMPLE_WEBHOOK.webhook_id },
    body: { from: '2026-05-06T07:00:00Z', to: '2026-05-07T07:00:00Z', which: 'failed' },
    response: { replayed: 12, next_event_id: null },
  },
  handle: async ({ params, body, db, tenant, now }) => {
    const { organizationId } = tenant;
    if (body.from === undefined && body.from_event_id === undefined) throw new ApiError(errors.rangeMissing);
    const [webhook] = await db.query(findWebhook, [organizationId, params.webhook_id]);
    if (!webhook) throw new ApiError(errors.resourceNotFound);
    if (webhook.status === 'Disabled') throw new ApiError(errors.webhookDisabled);
    const time = (text: string | undefined) => (text === undefined ? null : new Date(parseIsoTime(text)!));
    const id = (text: string | undefined, key: string) => (text === undefined ? null : parseEventId(text, key));
    const replayed = await db.query(replayRange, [
      organizationId,
      webhook.id,
      time(body.from),
      time(body.to),
      id(body.from_event_id, 'from_event_id'),
      id(body.to_event_id, 'to_event_id'),
      body.which ?? 'failed',
      new Date(now),
    ]);
    const last = replayed.reduce((greatest, row) => (BigInt(row.event_id) > greatest ? BigInt(row.event_id) : greatest), 0n);
    return { replayed: replayed.length, next_event_id: replayed.length < LARGEST_REPLAY ? null : last + 1n };
  },
});
