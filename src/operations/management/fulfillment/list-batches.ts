import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listBatches as listRows } from '../../../storage/fulfillment/batch.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { BatchTypeField, WorkflowStateField } from '../../fulfilling/fields.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { BatchSchema, batchAnswer, EXAMPLE_BATCH } from './answers.ts';

export const listBatches = defineOperation({
  id: 'management.batches.list',
  method: 'GET',
  path: '/cartwright/v1/fulfillment/batches',
  title: 'List batches',
  description: 'The batches of the banner, newest first.',
  access: MANAGE_BANNER,
  query: Type.Object({
    ...PageQuery,
    batch_type: Type.Optional(BatchTypeField),
    workflow_state: Type.Optional(WorkflowStateField),
  }),
  response: Type.Object({ batches: Type.Array(BatchSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notIncluded, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: { query: { workflow_state: 'brand_new' }, response: { batches: [EXAMPLE_BATCH], next_cursor: null } },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : numericKey(after, 15);
    const filters = [query.batch_type ?? null, query.workflow_state ?? null] as const;
    const found = await db.query(listRows, [tenant.organizationId, tenant.bannerId, before, ...filters, fetch]);
    const { rows, next } = takePage(found, limit, (row) => String(row.id));
    return { batches: rows.map(batchAnswer), next_cursor: next };
  },
});
