import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { countOrders, MOST_DONE_COUNTED, type OrderCount } from '../../../storage/orders/listing.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { filtersOf, OrderFilterQuery } from './filters.ts';

const Counts = (of: string) =>
  Type.Unsafe<Record<string, number>>({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `Orders by ${of}; those without orders are missing.`,
  });

export const summarizeOrders = defineOperation({
  id: 'management.orders.summarize',
  method: 'GET',
  path: '/cartwright/v1/order-summary',
  title: 'Count orders',
  description:
    'How many orders pass the filters of the list, by status, workflow state and kind. The path stands beside `/orders/{order_id}`, since an ' +
    'order may have any id.',
  access: MANAGE,
  query: Type.Object(OrderFilterQuery),
  response: Type.Object({
    orders: Type.Integer({ description: 'All of them, as far as they were counted.' }),
    complete: Type.Boolean({
      description:
        `False where ${MOST_DONE_COUNTED.toLocaleString('en')} of them or more are delivered or canceled: of these only the newest ` +
        `${MOST_DONE_COUNTED.toLocaleString('en')} are counted then. What is under way is always counted whole.`,
    }),
    under_way: Type.Integer({ description: 'Neither delivered nor canceled.' }),
    late: Type.Integer({ description: 'Of these, those whose window is over.' }),
    statuses: Counts('status'),
    workflow_states: Counts('workflow state'),
    kinds: Counts('kind'),
  }),
  errors: [
    errors.invalid,
    errors.notIncluded,
    errors.invalidTime,
    errors.notABoolean,
    errors.notAnInteger,
    errors.tooSmall,
    errors.tooLong,
  ],
  writes: 'none',
  example: {
    query: { location_code: '941-01' },
    response: {
      orders: 12,
      complete: true,
      under_way: 7,
      late: 1,
      statuses: { brand_new: 3, picking: 4, delivered: 5 },
      workflow_states: { brand_new: 3, picking: 4, delivered: 5 },
      kinds: { delivery: 9, pickup: 3 },
    },
  },
  handle: async (context) => {
    const { db, tenant, now } = context;
    const { statement, parameters } = countOrders(tenant.organizationId, filtersOf(context), now);
    const rows = await db.query(statement, parameters);
    const sum = (passes: (row: OrderCount) => boolean) => rows.reduce((total, row) => total + (passes(row) ? row.orders : 0), 0);
    const isDone = ({ status }: OrderCount) => status === 'delivered' || status === 'canceled';
    return {
      orders: sum(() => true),
      complete: sum(isDone) < MOST_DONE_COUNTED,
      under_way: sum((row) => !isDone(row)),
      late: rows.reduce((total, { late }) => total + late, 0),
      statuses: countsBy(rows, 'status'),
      workflow_states: countsBy(rows, 'workflow_state'),
      kinds: countsBy(rows, 'kind'),
    };
  },
});

function countsBy(rows: readonly OrderCount[], name: 'status' | 'workflow_state' | 'kind'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[name]] = (counts[row[name]] ?? 0) + row.orders;
  return counts;
}
