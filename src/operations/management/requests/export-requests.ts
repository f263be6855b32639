import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listApplications } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE, Rendered } from '../../define.ts';
import { FilterQuery, filterOf, inspectorOf } from './fields.ts';
import { harOf } from './har.ts';

const DEFAULT_LIMIT = 200;

export const exportRequests = defineOperation({
  id: 'management.requests.export',
  method: 'GET',
  path: '/cartwright/v1/requests.har',
  title: 'Export requests as an HTTP Archive',
  description:
    'The newest requests that the filters choose, the oldest of them first, as HAR 1.2: what browsers and proxies open. Secrets are masked. ' +
    'A dropped connection has the status 0.',
  access: MANAGE,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: `Requests, ${DEFAULT_LIMIT} by default.` })),
    ...FilterQuery,
  }),
  response: Type.Object({
    log: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'As the format has it: `version`, `creator`, `entries`.',
    }),
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
  ],
  writes: 'none',
  example: {
    query: { status: '5xx' },
    response: { log: { version: '1.2', creator: { name: 'Cartwright', version: 'v1' }, entries: [] } },
  },
  handle: async ({ query, db, environment, tenant }) => {
    const inspector = inspectorOf(environment);
    const applications = query.client_id ? await db.query(listApplications, [tenant.organizationId]) : [];
    const found = await inspector.listWhole(filterOf(tenant.organizationId, query, applications), query.limit ?? DEFAULT_LIMIT);
    return new Rendered(JSON.stringify(harOf(found, environment.url)));
  },
});
