import { ApiError, errors } from '../../../contract/errors.ts';
import { Metadata, nullable, RetailerId, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { findWholeOrder, listEventsOfOrder } from '../../../storage/orders/listing.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { orderUrl } from '../../orders/order-answer.ts';
import { ActionsSchema, actionsAnswer, EXAMPLE_ACTIONS } from './actions-answer.ts';
import { EXAMPLE_LISTED_ORDER, listedOrderAnswer, listedOrderFields } from './listed-order.ts';

const MOST_EVENTS = 500;

export const getManagedOrder = defineOperation({
  id: 'management.orders.get',
  method: 'GET',
  path: '/cartwright/v1/orders/{order_id}',
  title: 'Get an order with all that is known of it',
  description:
    'For the retailer’s own staff: the order of whatever kind and banner, its user, its batch and its events, and what may be done with it now.',
  access: MANAGE,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  response: Type.Object({
    ...listedOrderFields,
    version: Type.Integer({ description: 'Grows by one with each change.' }),
    order_url: Type.String({ description: 'Page of the order.' }),
    link: Type.String({ description: 'Last part of `order_url`: the credential of the operations on order pages.' }),
    locale: Type.String({ description: 'E.g. `en-US`.' }),
    service_option_hold_id: nullable(Type.Integer({ description: 'The hold by which it has its place.' })),
    user: nullable(
      Type.Object(
        {
          user_id: Type.String(),
          first_name: nullable(Type.String()),
          last_name: nullable(Type.String()),
          phone_number: nullable(Type.String({ description: 'E.164.' })),
          active: Type.Boolean(),
        },
        { description: 'Its user as now; null without one.' },
      ),
    ),
    batch: nullable(
      Type.Object(
        {
          id: Type.Integer(),
          batch_type: Type.String(),
          workflow_state: Type.String(),
          shopper_id: nullable(Type.Integer()),
          order_ids: Type.Array(Type.String()),
        },
        { description: 'The batch in which it stands.' },
      ),
    ),
    actions: ActionsSchema,
    details: Metadata(
      'The order as it is kept. `items` are its lines, each with what the shopper made of it as `pick` (status, quantity, replacement); ' +
        '`removed_items` are those that updates took away; `shopper` and `shoppers` are who fulfills it and everybody who did; the rest is ' +
        'named as in the requests that set it.',
    ),
    events: Type.Array(
      Type.Object({
        event_id: Type.Unsafe<bigint | number>({ type: 'integer', description: '64 bits.' }),
        event_name: Type.String(),
        event_timestamp: Type.String({ description: 'ISO 8601, UTC.' }),
        event_metadata: Metadata('As callbacks carry it.'),
      }),
      { description: `Its events, the oldest first; of more than ${MOST_EVENTS} the newest.` },
    ),
  }),
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { order_id: 'a1b2c3' },
    response: {
      ...EXAMPLE_LISTED_ORDER,
      version: 3,
      order_url: 'https://localhost:7443/o/d7gQ0n…',
      link: 'd7gQ0n…',
      locale: 'en-US',
      service_option_hold_id: 1280750203,
      user: { user_id: 'johnsmith6000', first_name: 'John', last_name: 'Smith', phone_number: '+18005550100', active: true },
      batch: { id: 1, batch_type: 'delivery', workflow_state: 'picking', shopper_id: 21850710, order_ids: ['a1b2c3'] },
      actions: EXAMPLE_ACTIONS,
      details: { items: [{ line_num: '1', qty: 2, qty_unit: 'each', upc: '400000000015', pick: { status: 'found', qty: 2 } }] },
      events: [
        {
          event_id: 1152921504606848000,
          event_name: 'fulfillment.brand_new',
          event_timestamp: '2026-05-06T16:00:00Z',
          event_metadata: { order_id: 'a1b2c3' },
        },
      ],
    },
  },
  handle: async ({ params, db, tenant, environment, now }) => {
    const [order] = await db.query(findWholeOrder, [tenant.organizationId, params.order_id]);
    if (!order) throw new ApiError(errors.resourceNotFound);
    const events = await db.query(listEventsOfOrder, [tenant.organizationId, order.id, MOST_EVENTS]);
    const { version, locale, hold_id, user, batch, body } = order;
    return {
      ...listedOrderAnswer(order, now),
      version,
      order_url: orderUrl(environment, order.link),
      link: order.link,
      locale,
      service_option_hold_id: hold_id,
      user,
      batch,
      actions: actionsAnswer(order),
      details: body,
      events: events.map((event) => ({
        event_id: event.id,
        event_name: event.name,
        event_timestamp: formatUtc(event.occurred_at),
        event_metadata: event.metadata,
      })),
    };
  },
});
