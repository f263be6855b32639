import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listWebhooks as listRows } from '../../../storage/webhooks/webhook.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_WEBHOOK, WebhookSchema, webhookAnswer } from './webhook-answer.ts';

export const listWebhooks = defineOperation({
  id: 'management.webhooks.list',
  method: 'GET',
  path: '/cartwright/v1/webhooks',
  title: 'List webhooks',
  description: "The organization's webhooks on this server, oldest first.",
  access: MANAGE,
  query: Type.Object(PageQuery),
  response: Type.Object({ webhooks: Type.Array(WebhookSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: { query: { limit: 50 }, response: { webhooks: [EXAMPLE_WEBHOOK], next_cursor: null } },
  handle: async ({ query, db, tenant, environment }) => {
    const { limit, fetch, after } = pageOf(query);
    const rows = await db.query(listRows, [tenant.organizationId, numericKey(after), fetch]);
    const page = takePage(rows, limit, (row) => String(row.id));
    return { webhooks: page.rows.map((row) => webhookAnswer(row, environment)), next_cursor: page.next };
  },
});
