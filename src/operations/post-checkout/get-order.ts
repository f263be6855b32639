import { Type } from '../../contract/schema.ts';
import type { OrderKind } from '../../fulfillment/orders/order.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { WORKFLOW_STATES } from '../../fulfillment/workflow/workflows.ts';
import { readCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { stateOf } from '../fulfilling/batching.ts';
import { orderUrl } from '../orders/order-answer.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { pickupCategory, requireCustomerOrder } from './finding.ts';

const FULFILLMENT_TYPES: Readonly<Record<OrderKind, string>> = {
  delivery: 'delivery',
  pickup: 'pickup',
  last_mile: 'last_mile_delivery',
  dispatch: 'last_mile_delivery',
};

export const getCustomerOrder = defineOperation({
  id: 'post_checkout.orders.get',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}',
  title: 'Get an order after checkout',
  description:
    'What an order status page begins with: the kind of order, where it stands, when it is promised. Ask again to follow it; `fulfillment_type` says whether it is delivered by who picked it, delivered by another shopper, or collected.',
  access: POST_CHECKOUT,
  params: OrderPath,
  response: Type.Object({
    id: Type.String({ description: "The retailer's order id." }),
    created_at: Type.String({ description: 'ISO 8601.' }),
    workflow_state: Type.String({ description: `Where the order stands: ${WORKFLOW_STATES.map((state) => `\`${state}\``).join(', ')}.` }),
    fulfillment_type: Type.String({ description: '`delivery`, `last_mile_delivery` or `pickup`.' }),
    pickup_category: Type.Optional(
      Type.String({ description: 'Only of pickup orders: `curbside` (the default), `locker` or `in_store`.' }),
    ),
    window_starts_at: Type.String({ description: 'Start of the promised window, ISO 8601.' }),
    window_ends_at: Type.String({ description: 'End of the promised window, ISO 8601.' }),
    order_url: Type.String({ description: 'Page of the order, an unguessable link.' }),
    locale: Type.String({ description: 'Language of the order, e.g. `en_US`.' }),
    delivered_at: Type.Optional(Type.String({ description: 'When the customer got the order, ISO 8601.' })),
    cancellation_reason: Type.Optional(Type.String({ description: 'Only of canceled orders.' })),
  }),
  errors: ORDER_ERRORS,
  writes: 'none',
  example: {
    params: EXAMPLE_PATH,
    response: {
      id: 'a1b2c3',
      created_at: '2026-05-06T16:00:00Z',
      workflow_state: 'picking',
      fulfillment_type: 'delivery',
      window_starts_at: '2026-05-06T18:00:00Z',
      window_ends_at: '2026-05-06T20:00:00Z',
      order_url: 'https://localhost:7443/o/7gQ0n…',
      locale: 'en_US',
    },
  },
  handle: async (context) => {
    const order = await requireCustomerOrder(context, readCustomerOrder);
    const { view } = order;
    const { delivered_at, cancellation_reason } = view.body;
    return {
      id: view.orderId,
      created_at: formatUtc(view.createdAt),
      workflow_state: stateOf(order),
      fulfillment_type: FULFILLMENT_TYPES[view.kind],
      ...(view.kind === 'pickup' ? { pickup_category: pickupCategory(view) } : {}),
      window_starts_at: formatUtc(view.windowStartsAt),
      window_ends_at: formatUtc(view.windowEndsAt),
      order_url: orderUrl(context.environment, view.link),
      locale: view.locale.replace('-', '_'),
      ...(delivered_at === undefined ? {} : { delivered_at }),
      ...(cancellation_reason === undefined ? {} : { cancellation_reason }),
    };
  },
});
