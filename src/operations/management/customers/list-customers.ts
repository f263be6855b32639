import { errors } from '../../../contract/errors.ts';
import { OptionalText, Type } from '../../../contract/schema.ts';
import { listCustomers as listRows } from '../../../storage/customers/customer.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { CustomerSchema, customerAnswer, EXAMPLE_CUSTOMER } from './customer-answer.ts';

export const listCustomers = defineOperation({
  id: 'management.customers.list',
  method: 'GET',
  path: '/cartwright/v1/customers',
  title: "List customers' accounts",
  description: "The organization's accounts on this server, oldest first.",
  access: MANAGE,
  query: Type.Object({
    ...PageQuery,
    email: OptionalText('Only the account with this e-mail address.'),
    q: OptionalText('Part of the e-mail address, the phone number or the linked user id; capitals do not count.', 100),
  }),
  response: Type.Object({ customers: Type.Array(CustomerSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge, errors.tooLong],
  writes: 'none',
  example: { query: { limit: 50 }, response: { customers: [EXAMPLE_CUSTOMER], next_cursor: null } },
  handle: async ({ query, db, tenant, now }) => {
    const { limit, fetch, after } = pageOf(query);
    const email = query.email?.trim().toLowerCase() || null;
    const words = query.q?.trim() || null;
    const rows = await db.query(listRows, [tenant.organizationId, numericKey(after, 15), email, words, fetch]);
    const page = takePage(rows, limit, (row) => String(row.id));
    return { customers: page.rows.map((row) => customerAnswer(row, now)), next_cursor: page.next };
  },
});
