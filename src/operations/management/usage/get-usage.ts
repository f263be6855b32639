import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, nullable, OptionalText, oneOf, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { BUCKETS } from '../../../http/usage/histogram.ts';
import { LAST_INSTANT, parseIsoTime } from '../../../http/validation.ts';
import { countByOperation, STEPS, type Step, sumUsage } from '../../../storage/usage/usage.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_USAGE, total, UsageSchema, usageAnswer } from './usage-answer.ts';

const MILLISECONDS: Readonly<Record<Step, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** Points where the request names no start, and of one answer at most. */
const POINTS: Readonly<Record<Step, number>> = { minute: 60, hour: 24, day: 30 };
const MOST_POINTS = 3_000;
const sums = sumUsage(BUCKETS);

export const getUsage = defineOperation({
  id: 'management.usage.get',
  method: 'GET',
  path: '/cartwright/v1/usage',
  title: 'Get usage',
  description:
    'How much the organization asked of this server: requests, errors and durations by minute, hour or day, and by operation. By the wall, in ' +
    'UTC: traffic does not follow a test clock. Minutes are kept for 48 hours, hours for 90 days, days for 400. Every process adds what it ' +
    'counted each minute; the one that answers adds its own at once. Requests whose connection was cut before the answer, and those whose ' +
    'token is not known, are not counted; one that waits (`wait`) counts with the time it waited.',
  access: MANAGE,
  query: Type.Object({
    step: Type.Optional(oneOf(STEPS, 'Length of a point; `minute` by default.')),
    from: Type.Optional(IsoTime('Begin, ISO 8601; the point in which it lies is whole. An hour, a day or 30 days before `to` by default.')),
    to: Type.Optional(IsoTime('End, ISO 8601, not included; now by default.')),
    operation_id: OptionalText('Only this operation.'),
    client_id: OptionalText('Only this application.'),
    api: Type.Optional(
      oneOf(
        ['connect', 'management', 'all'],
        'Operations of Connect (the default unless `operation_id` is given), those of the Management API, or all.',
      ),
    ),
    operation_points: Type.Optional(
      Type.Boolean({ description: 'True: also how many requests each operation had at each point. Default false.' }),
    ),
  }),
  response: Type.Object({
    step: Type.String({ description: 'Length of a point.' }),
    from: Type.String({ description: 'ISO 8601, UTC.' }),
    to: Type.String({ description: 'ISO 8601, UTC, not included.' }),
    total: UsageSchema,
    points: Type.Array(Type.Object({ at: Type.String({ description: 'Begin of the point, ISO 8601, UTC.' }), ...UsageSchema.properties }), {
      description: 'Every point of the period, in order, empty ones too.',
    }),
    operations: Type.Array(
      Type.Object({
        operation_id: Type.String({ description: 'Operation.' }),
        ...UsageSchema.properties,
        requests_by_point: nullable(
          Type.Array(Type.Integer(), { description: 'Requests at each of `points`; null unless `operation_points` asks for it.' }),
        ),
      }),
      { description: 'The busiest first.' },
    ),
  }),
  errors: [errors.notIncluded, errors.notABoolean, errors.invalidTime, errors.invalid, errors.tooLong, errors.tooLarge],
  writes: 'none',
  example: {
    query: { step: 'hour', from: '2026-05-06T07:00:00Z', to: '2026-05-06T08:00:00Z' },
    response: {
      step: 'hour',
      from: '2026-05-06T07:00:00Z',
      to: '2026-05-06T08:00:00Z',
      total: EXAMPLE_USAGE,
      points: [{ at: '2026-05-06T07:00:00Z', ...EXAMPLE_USAGE }],
      operations: [{ operation_id: 'fulfillment.orders.create_delivery', ...EXAMPLE_USAGE, requests_by_point: null }],
    },
  },
  handle: async ({ query, db, environment, tenant, wall }) => {
    const { step = 'minute', operation_id, client_id, api = operation_id ? 'all' : 'connect' } = query;
    const length = MILLISECONDS[step];
    const end = Math.ceil((query.to === undefined ? wall + 1 : parseIsoTime(query.to)!) / length) * length;
    const to = Math.min(end, Math.floor(LAST_INSTANT / length) * length);
    const from = query.from === undefined ? to - POINTS[step] * length : Math.floor(parseIsoTime(query.from)! / length) * length;
    if (from >= to) throw new ApiError(errors.invalid, { key: 'from' });
    const latest = from + MOST_POINTS * length;
    if (to > latest) throw new ApiError(errors.tooLarge, { key: 'to', values: { count: formatUtc(latest) } });
    await environment.usage?.flush();
    const filter = [tenant.organizationId, step, new Date(from), new Date(to), operation_id || null, client_id || null, api] as const;
    const [rows, counts] = await Promise.all([
      db.query(sums, [...filter]),
      query.operation_points === true ? db.query(countByOperation, [...filter]) : undefined,
    ]);
    const size = (to - from) / length;
    const pointsOf = counts && byPoint(counts, size, (at) => (at - from) / length);
    const points = new Map(rows.map((row) => [row.at, row]));
    const operations = rows.filter((row) => row.operation !== null).sort((a, b) => b.requests - a.requests);
    return {
      step,
      from: formatUtc(from),
      to: formatUtc(to),
      total: usageAnswer(total(operations)),
      points: Array.from({ length: size }, (_, index) => {
        const at = from + index * length;
        return { at: formatUtc(at), ...usageAnswer(points.get(at)) };
      }),
      operations: operations.map((row) => ({
        operation_id: row.operation!,
        ...usageAnswer(row),
        requests_by_point: pointsOf?.get(row.operation!) ?? null,
      })),
    };
  },
});

function byPoint(
  counts: readonly { readonly operation: string; readonly at: number; readonly requests: number }[],
  size: number,
  indexOf: (at: number) => number,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { operation, at, requests } of counts) {
    const points = found.get(operation) ?? new Array<number>(size).fill(0);
    points[indexOf(at)] = requests;
    found.set(operation, points);
  }
  return found;
}
