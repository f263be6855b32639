import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findEvent, listDeliveriesOfEvent } from '../../../storage/events/event.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { DeliverySchema } from '../deliveries/delivery-answer.ts';
import { EventPath, EventSchema, EXAMPLE_EVENT, eventAnswer, parseEventId } from './event-answer.ts';

const { delivery_id, webhook_id, state } = DeliverySchema.properties;

export const getEvent = defineOperation({
  id: 'management.events.get',
  method: 'GET',
  path: '/cartwright/v1/events/{event_id}',
  title: 'Get an event and where it was sent',
  access: MANAGE,
  params: EventPath,
  response: Type.Object({
    ...EventSchema.properties,
    deliveries: Type.Array(Type.Object({ delivery_id, webhook_id, state }), { description: 'Its deliveries, at most 100.' }),
  }),
  errors: [errors.resourceNotFound, errors.invalid],
  writes: 'none',
  example: {
    params: { event_id: String(EXAMPLE_EVENT.event_id) },
    response: { ...EXAMPLE_EVENT, deliveries: [{ delivery_id: 1041, webhook_id: 7, state: 'delivered' }] },
  },
  handle: async ({ params, db, tenant }) => {
    const key = [tenant.organizationId, parseEventId(params.event_id, 'event_id')] as [number, bigint];
    const [[event], deliveries] = await Promise.all([db.query(findEvent, key), db.query(listDeliveriesOfEvent, key)]);
    if (!event) throw new ApiError(errors.resourceNotFound);
    return {
      ...eventAnswer(event),
      deliveries: deliveries.map((row) => ({ delivery_id: row.id, webhook_id: row.webhook_id, state: row.state })),
    };
  },
});
