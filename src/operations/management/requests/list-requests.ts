import { ApiError, errors } from '../../../contract/errors.ts';
import { oneOf, Type } from '../../../contract/schema.ts';
import type { InspectedHead } from '../../../http/inspector/exchange.ts';
import { listApplications } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { WaitSeconds, waitForRows } from '../long-poll.ts';
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
    'Requests of the inspector itself are not kept.\n\n' +
    'To follow what comes: ask once with `sort=oldest` and without `after`, which answers nothing but a cursor of now; go on with `next_cursor` ' +
    'as `after`, and with `wait`, which this sort alone takes.',
  access: MANAGE,
  query: Type.Object({
    ...PageQuery,
    sort: Type.Optional(
      oneOf(['newest', 'oldest'], '`newest` first, the default, or `oldest` first, for readers who follow what happens.'),
    ),
    wait: WaitSeconds,
    ...FilterQuery,
  }),
  response: Type.Object({
    requests: Type.Array(RequestSchema),
    has_more: Type.Boolean({ description: 'There are further requests now.' }),
    next_cursor: NextCursor,
  }),
  errors: [
    errors.invalid,
    errors.notIncluded,
    errors.notAnInteger,
    errors.tooSmall,
    errors.tooLarge,
    errors.tooLong,
    errors.invalidTime,
    errors.inspectorOff,
    errors.noWaitInSort,
    errors.tooManyWaiting,
  ],
  writes: 'none',
  example: {
    query: { order_id: 'a1b2c3', status: '2xx', limit: 50 },
    response: { requests: [EXAMPLE_REQUEST], has_more: false, next_cursor: null },
  },
  handle: async (context) => {
    const { query, db, environment, tenant } = context;
    const inspector = inspectorOf(environment);
    const { limit, fetch, after } = pageOf(query);
    const place = numericKey(after, 16);
    const oldest = query.sort === 'oldest';
    if (query.wait && !oldest) throw new ApiError(errors.noWaitInSort, { values: { sort: 'oldest' } });
    const applications = await db.query(listApplications, [tenant.organizationId]);
    const filter = filterOf(tenant.organizationId, query, applications);
    const answer = (heads: readonly InspectedHead[]) => heads.map((head) => requestAnswer(head, applications));
    if (!oldest) {
      const page = takePage(await inspector.list({ ...filter, ...(place === 0 ? {} : { before: place }) }, fetch), limit, keyOf);
      return { requests: answer(page.rows), has_more: page.next !== null, next_cursor: page.next };
    }
    const since = place === 0 ? inspector.latest : place;
    const found = await waitForRows(context, query.wait, () => inspector.listSince({ ...filter, since }, fetch), 'requests');
    const page = takePage(found, limit, keyOf);
    const last = String(page.rows.at(-1)?.seq ?? since);
    return { requests: answer(page.rows), has_more: page.next !== null, next_cursor: Buffer.from(last).toString('base64url') };
  },
});

const keyOf = ({ seq }: InspectedHead) => String(seq);
