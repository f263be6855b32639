import { nullable, oneOf, Type } from '../../../contract/schema.ts';
import { listNotices as listRows } from '../../../storage/console/status/notice.ts';
import { defineRoute } from '../../route.ts';
import { iso, Time } from '../answers.ts';
import { statesOf } from '../transitions.ts';
import { Next, PageQuery, pageOf, takePage } from './paging.ts';
import { IdPath } from './paths.ts';

export const listNotices = defineRoute({
  id: 'console.status.notices.list',
  method: 'GET',
  path: '/api/status/subscriptions/{id}/notices',
  access: 'account',
  params: IdPath,
  query: Type.Object(PageQuery),
  response: Type.Object({
    notices: Type.Array(
      Type.Object({
        id: Type.Integer(),
        message_id: Type.String({ description: '`webhook-id`: the same at every attempt.' }),
        type: Type.String({ description: '`incident.opened` and the like.' }),
        state: oneOf(statesOf('notice'), 'What became of it.'),
        attempts: Type.Integer(),
        created_at: Time,
        next_attempt_at: nullable(Time),
        finished_at: nullable(Time),
        last_error: nullable(Type.String()),
      }),
      { description: 'Latest first; of a subscription that is not the account’s: none.' },
    ),
    next: Next,
  }),
  errors: [],
  handle: async ({ params, query, session, context }) => {
    const { limit, fetch, before } = pageOf(query);
    const found = await context.database.query(listRows, [session.account.id, params.id, before, fetch]);
    const { rows, next } = takePage(found, limit);
    const notices = rows.map((row) => ({
      ...row,
      created_at: iso(row.created_at),
      next_attempt_at: row.state === 'pending' ? iso(row.next_attempt_at) : null,
      finished_at: row.finished_at === null ? null : iso(row.finished_at),
    }));
    return { notices, next };
  },
});
