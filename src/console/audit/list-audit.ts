import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import { type AuditRow, listAuditEntries, listOwnAuditEntries } from '../../storage/console/audit.ts';
import { defineRoute } from '../route.ts';
import { formatTime } from '../time.ts';

const EntrySchema = Type.Object({
  id: Type.Integer(),
  at: Type.String({ description: 'ISO 8601, UTC.' }),
  actor: Type.String({ description: 'E-mail at that time.' }),
  operation: Type.String({ description: 'What was done: a route of the console, or method and path on a server.' }),
  target: Type.String({ description: 'Path, with the ids of what it was done to.' }),
  environment: nullable(oneOf(['development', 'production'], 'Null for what the console did itself.')),
  status: Type.Integer({ description: 'HTTP status of the answer.' }),
  address: Type.String({ description: 'Where it came from.' }),
  request_id: Type.String({ description: 'Leads to the log.' }),
});

const Query = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1, description: '`next` of the page before.' })),
  actor: Type.Optional(Type.String({ maxLength: 254, description: 'E-mail.' })),
  operation: Type.Optional(Type.String({ maxLength: 200, description: 'Begin of the operation.' })),
  environment: Type.Optional(oneOf(['development', 'production'], 'Server.')),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 by default.' })),
});

const Answer = Type.Object({
  entries: Type.Array(EntrySchema),
  next: nullable(Type.Integer({ description: '`before` of the next page.' })),
});

const filtersOf = ({ before, actor, operation, environment, limit = 50 }: Static<typeof Query>) =>
  [before ?? null, actor?.trim().toLowerCase() ?? null, operation ?? null, environment ?? null, limit + 1] as const;

function answerOf(rows: readonly AuditRow[], limit = 50): Static<typeof Answer> {
  const page = rows.slice(0, limit);
  return {
    entries: page.map((row) => ({ ...row, at: formatTime(row.at) })),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
}

export const listAudit = defineRoute({
  id: 'console.audit.list',
  method: 'GET',
  path: '/api/audit',
  access: 'manage',
  query: Query,
  response: Answer,
  errors: [],
  handle: async ({ query, session, context }) =>
    answerOf(await context.database.query(listAuditEntries, [session.organization.id, ...filtersOf(query)]), query.limit),
});

/** What an account did that belongs to no organization, so that its owner notices sign-ins of others. */
export const listOwnAudit = defineRoute({
  id: 'console.account.audit',
  method: 'GET',
  path: '/api/account/audit',
  access: 'account',
  query: Query,
  response: Answer,
  errors: [],
  handle: async ({ query, session, context }) =>
    answerOf(await context.database.query(listOwnAuditEntries, [session.account.id, ...filtersOf(query)]), query.limit),
});
