import { errors } from '../../../contract/errors.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { listApplications } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { bodyAnswer, EXAMPLE_REQUEST, headersAnswer, RequestPath, requestAnswer, roundedOrNull, WholeRequestSchema } from './fields.ts';
import { causedEvents, findRequest } from './finding.ts';

export const getRequest = defineOperation({
  id: 'management.requests.get',
  method: 'GET',
  path: '/cartwright/v1/requests/{request_id}',
  title: 'Get a request with its answer',
  description: 'Headers and bodies of both, secrets masked, and the events that it caused.',
  access: MANAGE,
  params: RequestPath,
  response: WholeRequestSchema,
  errors: [errors.resourceNotFound, errors.tooLong, errors.inspectorOff],
  writes: 'none',
  example: {
    params: { request_id: EXAMPLE_REQUEST.request_id },
    response: {
      ...EXAMPLE_REQUEST,
      timings: { received_ms: 0.4, handler_ms: 5.8, total_ms: 6.4 },
      request: { headers: [{ name: 'Authorization', value: 'Bearer [masked]' }], body: null },
      answer: {
        headers: [{ name: 'content-type', value: 'application/json' }],
        body: { text: '{"id":"a1b2c3","status":"canceled"}', bytes: 35, truncated: false, masked: false },
      },
      events: [
        { event_id: 1152921504606848000, event_name: 'fulfillment.canceled', event_timestamp: '2026-05-06T07:00:00Z', order_id: 'a1b2c3' },
      ],
    },
  },
  handle: async ({ params, db, environment, tenant }) => {
    const found = await findRequest(environment, tenant, params.request_id);
    const { head, rest } = found;
    const [events, applications] = await Promise.all([causedEvents(db, found), db.query(listApplications, [tenant.organizationId])]);
    return {
      ...requestAnswer(head, applications),
      timings: {
        received_ms: roundedOrNull(rest.received),
        handler_ms: roundedOrNull(rest.handled),
        total_ms: roundedOrNull(head.milliseconds)!,
      },
      request: { headers: headersAnswer(rest.requestHeaders), body: bodyAnswer(rest.requestBody) },
      answer: { headers: headersAnswer(rest.answerHeaders), body: bodyAnswer(rest.answerBody) },
      events: events.map(({ id, name, occurred_at, order_id }) => ({
        event_id: id,
        event_name: name,
        event_timestamp: formatUtc(occurred_at),
        order_id,
      })),
    };
  },
});
