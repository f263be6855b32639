import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { findApplication } from '../../../storage/applications/application.ts';
import { sumApplicationUsage } from '../../../storage/usage/usage.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ApplicationPath, EXAMPLE_APPLICATION } from '../applications/application-answer.ts';

const DAY = 86_400_000;
const KEPT_DAYS = 400;
const DEFAULT_DAYS = 30;

export const getApplicationUsage = defineOperation({
  id: 'management.applications.get_usage',
  method: 'GET',
  path: '/cartwright/v1/applications/{client_id}/usage',
  title: 'Get usage of an application',
  description: 'Tokens that were issued to it and its other requests, by day of the wall (UTC). Kept for 400 days.',
  access: MANAGE,
  params: ApplicationPath,
  query: Type.Object({
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: KEPT_DAYS, description: `Days up to today, ${DEFAULT_DAYS} by default.` })),
  }),
  response: Type.Object({
    last_used_at: nullable(Type.String({ description: 'Its last request, token requests included; null in 400 days. ISO 8601, UTC.' })),
    days: Type.Array(
      Type.Object({
        date: Type.String({ description: '`YYYY-MM-DD`.' }),
        tokens_issued: Type.Integer({ description: 'Token requests that succeeded.' }),
        requests: Type.Integer({ description: 'Requests other than for tokens.' }),
      }),
      { description: 'Every day, in order, the last one is today.' },
    ),
  }),
  errors: [errors.resourceNotFound, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    params: { client_id: EXAMPLE_APPLICATION.client_id },
    query: { days: 1 },
    response: { last_used_at: '2026-05-06T07:00:00Z', days: [{ date: '2026-05-06', tokens_issued: 3, requests: 1280 }] },
  },
  handle: async ({ params, query, db, environment, tenant, wall }) => {
    const [application] = await db.query(findApplication, [tenant.organizationId, params.client_id]);
    if (!application) throw new ApiError(errors.resourceNotFound);
    await environment.usage?.flush();
    const today = Math.floor(wall / DAY) * DAY;
    const rows = await db.query(sumApplicationUsage, [tenant.organizationId, application.id, new Date(today - (KEPT_DAYS - 1) * DAY)]);
    const byDay = new Map(rows.map((row) => [row.at, row]));
    const last = rows.at(-1);
    const days = query.days ?? DEFAULT_DAYS;
    return {
      last_used_at: last ? formatUtc(last.last_at) : null,
      days: Array.from({ length: days }, (_, index) => {
        const at = today - (days - 1 - index) * DAY;
        const { tokens_issued = 0, requests = 0 } = byDay.get(at) ?? {};
        return { date: formatUtc(at).slice(0, 10), tokens_issued, requests };
      }),
    };
  },
});
