import { errors } from '../../../contract/errors.ts';
import { OptionalText, Type } from '../../../contract/schema.ts';
import { listSubmissions as listRows } from '../../../storage/catalogue/submission.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_SUBMISSION, SubmissionState, SubmissionSummarySchema, submissionSummary } from './submission-answer.ts';

export const listSubmissions = defineOperation({
  id: 'management.catalogue_submissions.list',
  method: 'GET',
  path: '/cartwright/v1/catalogue/submissions',
  title: 'List catalogue submissions',
  description: 'What the data ingestion operations took in for the banner, newest first.',
  access: MANAGE_BANNER,
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(SubmissionState),
    request_id: OptionalText('`X-Request-Id` of the submitting request.'),
  }),
  response: Type.Object({ submissions: Type.Array(SubmissionSummarySchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notIncluded, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: { query: { state: 'failed' }, response: { submissions: [EXAMPLE_SUBMISSION], next_cursor: null } },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : numericKey(after);
    const filters = [query.state ?? null, query.request_id ?? null] as const;
    const found = await db.query(listRows, [tenant.organizationId, tenant.bannerId, before, ...filters, fetch]);
    const { rows, next } = takePage(found, limit, (row) => String(row.id));
    return { submissions: rows.map(submissionSummary), next_cursor: next };
  },
});
