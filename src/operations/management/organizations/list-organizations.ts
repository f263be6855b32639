import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listOrganizations as listRows } from '../../../storage/organizations/organization.ts';
import { defineOperation, PLATFORM } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_ORGANIZATION, OrganizationSchema, organizationAnswer } from './organization-answer.ts';

export const listOrganizations = defineOperation({
  id: 'management.organizations.list',
  method: 'GET',
  path: '/cartwright/v1/organizations',
  title: 'List organizations',
  description: 'Every organization of this server, oldest first.',
  access: PLATFORM,
  query: Type.Object(PageQuery),
  response: Type.Object({ organizations: Type.Array(OrganizationSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: { query: { limit: 50 }, response: { organizations: [EXAMPLE_ORGANIZATION], next_cursor: null } },
  handle: async ({ query, db }) => {
    const { limit, fetch, after } = pageOf(query);
    const rows = await db.query(listRows, [numericKey(after), fetch]);
    const page = takePage(rows, limit, (row) => String(row.id));
    return { organizations: page.rows.map(organizationAnswer), next_cursor: page.next };
  },
});
