import { errors } from '../../../contract/errors.ts';
import { IsoTime, OptionalText, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { listDeliveries as listRows } from '../../../storage/deliveries/delivery.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { WebhookPath } from '../webhooks/webhook-answer.ts';
import { DeliverySchema, DeliveryStateSchema, deliveryAnswer, EXAMPLE_DELIVERY } from './delivery-answer.ts';

export const listDeliveries = defineOperation({
  id: 'management.deliveries.list',
  method: 'GET',
  path: '/cartwright/v1/deliveries',
  title: 'List deliveries',
  description: 'What was or is to be sent to the webhooks, newest first; what arrived or failed is kept for 30 days after that.',
  access: MANAGE,
  query: Type.Object({
    ...PageQuery,
    webhook_id: Type.Optional(WebhookPath.properties.webhook_id),
    state: Type.Optional(DeliveryStateSchema),
    event_name: OptionalText('Only events of this name.', 100),
    order_id: OptionalText('Only events of this order.'),
    from: Type.Optional(IsoTime("Only deliveries made at this time of the organization's clock or later. ISO 8601.")),
    to: Type.Optional(IsoTime("Only deliveries made before this time of the organization's clock. ISO 8601.")),
  }),
  response: Type.Object({ deliveries: Type.Array(DeliverySchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notIncluded, errors.invalidTime, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: { query: { webhook_id: 7, state: 'pending' }, response: { deliveries: [EXAMPLE_DELIVERY], next_cursor: null } },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : numericKey(after, 15);
    const { webhook_id: webhookId, state, event_name: name, order_id: orderId } = query;
    const from = query.from === undefined ? undefined : parseIsoTime(query.from);
    const to = query.to === undefined ? undefined : parseIsoTime(query.to);
    const statement = listRows({ webhookId, state, name, orderId, from, to });
    const filters = [webhookId ?? 0, name ?? '', orderId ?? '', new Date(from ?? 0), new Date(to ?? 0)] as const;
    const rows = await db.query(statement, [tenant.organizationId, before, fetch, ...filters]);
    const page = takePage(rows, limit, (row) => String(row.id));
    return { deliveries: page.rows.map(deliveryAnswer), next_cursor: page.next };
  },
});
