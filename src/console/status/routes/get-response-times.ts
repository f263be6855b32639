import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, oneOf, Type } from '../../../contract/schema.ts';
import { listPeriods } from '../../../storage/console/status/history.ts';
import { defineRoute } from '../../route.ts';
import { iso, Time } from '../answers.ts';
import { quantile } from '../histogram.ts';
import { uptimeOf } from '../uptime.ts';
import { viewerOf } from '../viewer.ts';

const DAY = 86_400_000;
const SPANS = { hour: 8 * DAY, day: 90 * DAY } as const;
const Milliseconds = nullable(Type.Integer({ description: 'Milliseconds; null: none was measured.' }));

export const getResponseTimes = defineRoute({
  id: 'console.status.response_times',
  method: 'GET',
  path: '/api/status/response-times',
  access: 'public',
  query: Type.Object({
    server_id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    period: oneOf(['hour', 'day'], '`hour`: of the last 8 days; `day`: of the last 90.'),
  }),
  response: Type.Object({
    components: Type.Array(
      Type.Object({
        component: oneOf(['api', 'oauth'], 'Component that is asked itself.'),
        periods: Type.Array(
          Type.Object({
            starts_at: Time,
            p50_ms: Milliseconds,
            p95_ms: Milliseconds,
            max_ms: Milliseconds,
            uptime: nullable(Type.Number()),
          }),
          { description: 'Oldest first; those without a probe are left out.' },
        ),
      }),
    ),
  }),
  errors: [errors.sessionMissing, errors.resourceNotFound],
  handle: async ({ query, session, context, now }) => {
    const { servers } = await viewerOf(session, context);
    if (!servers.some(({ id }) => id === query.server_id)) throw new ApiError(errors.resourceNotFound);
    const rows = await context.database.query(listPeriods, [query.period, [query.server_id], new Date(now - SPANS[query.period])]);
    return {
      components: (['api', 'oauth'] as const).map((component) => ({
        component,
        periods: rows
          .filter((row) => row.component === component)
          .map((row) => ({
            starts_at: iso(row.starts_at),
            p50_ms: quantile(row.histogram, row.longest, 0.5),
            p95_ms: quantile(row.histogram, row.longest, 0.95),
            max_ms: row.longest,
            uptime: uptimeOf(row),
          })),
      })),
    };
  },
});
