import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { deleteOtherSessions, deleteOwnSession, listSessions } from '../../storage/console/session.ts';
import { EmptyAnswer, IdPath } from '../answers.ts';
import { defineRoute } from '../route.ts';
import { formatTime } from '../time.ts';

/** Where the account is signed in, last seen first. */
export const listOwnSessions = defineRoute({
  id: 'console.sessions.list',
  method: 'GET',
  path: '/api/sessions',
  access: 'account',
  response: Type.Object({
    sessions: Type.Array(
      Type.Object({
        id: Type.Integer(),
        address: Type.String(),
        user_agent: Type.String(),
        created_at: Type.String({ description: 'ISO 8601, UTC.' }),
        last_seen: Type.String({ description: 'ISO 8601, UTC; to the minute.' }),
        current: Type.Boolean({ description: 'The one that asks.' }),
      }),
    ),
  }),
  errors: [],
  handle: async ({ session, context, now }) => {
    const rows = await context.database.query(listSessions, [session.account.id, new Date(now)]);
    return {
      sessions: rows.map((row) => ({
        ...row,
        created_at: formatTime(row.created_at),
        last_seen: formatTime(row.last_seen),
        current: row.id === session.number,
      })),
    };
  },
});

export const endOtherSession = defineRoute({
  id: 'console.sessions.delete',
  method: 'DELETE',
  path: '/api/sessions/{id}',
  access: 'account',
  params: IdPath,
  response: EmptyAnswer,
  errors: [errors.resourceNotFound],
  handle: async ({ params, session, context }) => {
    const [ended] = await context.database.query(deleteOwnSession, [session.account.id, params.id]);
    if (!ended) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});

export const endOtherSessions = defineRoute({
  id: 'console.sessions.delete_others',
  method: 'DELETE',
  path: '/api/sessions',
  access: 'account',
  response: EmptyAnswer,
  errors: [],
  handle: async ({ session, context }) => {
    await context.database.query(deleteOtherSessions, [session.account.id, session.number]);
    return {};
  },
});
