import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listApplications } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_REQUEST, FilterQuery, filterOf, inspectorOf, RequestSchema, requestAnswer } from './fields.ts';

export const listRequests = defineOperation({
  id: 'management.requests.list',
  method: 'GET',
  path: '/cartwright/v1/requests',
  title: 'List requests of the last while',
  description:
    'What the organization asked this server and what it answered, newest first; refused requests too, if their token or client ID is known. ' +
    'Each API process keeps its own: a ring in memory (32 MiB and 20,000 requests, shared by all organizations) that moves on into files of four ' +
    'times that size, which outlive a restart. With several processes an answer shows those of the one that gives it. Secrets are masked. ' +
    'Requests of the inspector itself are not kept.',
  access: MANAGE,
  query: Type.Object({ ...PageQuery, ...FilterQuery }),
  response: Type.Object({ requests: Type.Array(RequestSchema), next_cursor: NextCursor }),
  errors: [
    errors.invalid,
    errors.notIncluded,
    errors.notAnInteger,
    errors.tooSmall,
    errors.tooLarge,
    errors.tooLong,
    errors.invalidTime,
    errors.inspectorOff,
  ],
  writes: 'none',
  example: {
    query: { order_id: 'a1b2c3', status: '2xx', limit: 50 },
    response: { requests: [EXAMPLE_REQUEST], next_cursor: null },
  },
  handle: async ({ query, db, environment, tenant }) => {
    const inspector = inspectorOf(environment);
    const { limit, fetch, after } = pageOf(query);
    const before = numericKey(after, 16);
    const filter = { ...filterOf(tenant.organizationId, query), ...(before === 0 ? {} : { before }) };
    const [heads, applications] = await Promise.all([inspector.list(filter, fetch), db.query(listApplications, [tenant.organizationId])]);
    const page = takePage(heads, limit, ({ seq }) => String(seq));
    return { requests: page.rows.map((head) => requestAnswer(head, applications)), next_cursor: page.next };
  },
});
