import { DEPRECATED, type Deprecated, isSeen, isWhole } from '../../../contract/deprecations.ts';
import { errors } from '../../../contract/errors.ts';
import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { type DeprecatedUse, sumUsageByApplication } from '../../../storage/usage/usage.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { countedAs } from '../../deprecated-use.ts';

const DAY = 86_400_000;
const KEPT_DAYS = 400;
const DEFAULT_DAYS = 90;

const UseSchema = Type.Object({
  client_id: nullable(Type.String({ description: 'Application; null of calls with an API key.' })),
  name: nullable(Type.String({ description: 'Its name.' })),
  requests: Type.Integer({ description: 'Calls in the period.' }),
  last_at: Type.String({ description: 'The last one, ISO 8601, UTC.' }),
});

const DeprecationSchema = Type.Object({
  kind: Type.String({ description: '`operation`, `request_field`, `response_field`, `enum_value`, `slot_kind` or `service`.' }),
  name: Type.String({ description: 'Operation id, field, `field=value`, kind of slot or service.' }),
  operations: Type.Array(Type.String(), { description: 'Ids of the operations concerned.' }),
  announced: Type.String({ description: '`YYYY-MM-DD`.' }),
  sunset: Type.String({ description: '`YYYY-MM-DD` from which it may be gone.' }),
  replacement: nullable(Type.String({ description: 'What to use instead; null where there is nothing, see `advice`.' })),
  advice: nullable(Type.String({ description: 'What to do where there is no replacement.' })),
  counted: Type.String({
    description:
      '`exactly`: every call counted used it. `at_most`: calls of the operations concerned, where requests do not tell whether they use it, as of fields of answers.',
  }),
  applications: Type.Array(UseSchema, { description: 'Those that still call it, the busiest first.' }),
});

export const listDeprecations = defineOperation({
  id: 'management.deprecations.list',
  method: 'GET',
  path: '/cartwright/v1/deprecations',
  title: 'List deprecations and their use',
  description:
    'Everything that is deprecated, with its successor and its last day, and which applications of the organization still use it, by the ' +
    'counts of their calls to this server. Where requests do not tell, as of fields of answers, calls of its operations are counted, which is the most that it can be.',
  access: MANAGE,
  query: Type.Object({
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: KEPT_DAYS, description: `Days up to today in which calls count, ${DEFAULT_DAYS} by default.` }),
    ),
  }),
  response: Type.Object({ deprecations: Type.Array(DeprecationSchema, { description: 'All of them, the next sunset first.' }) }),
  errors: [errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    query: { days: 30 },
    response: {
      deprecations: [
        {
          kind: 'operation',
          name: 'fulfillment.orders.list',
          operations: ['fulfillment.orders.list'],
          announced: '2026-11-23',
          sunset: '2027-05-31',
          replacement: null,
          advice: 'Keep the ids of your orders and get each one.',
          counted: 'exactly',
          applications: [{ client_id: 'b6f0c2d4e8a94c1d', name: 'Web shop', requests: 128, last_at: '2026-12-06T07:00:00Z' }],
        },
      ],
    },
  },
  handle: async ({ query, db, environment, tenant, wall }) => {
    await environment.usage?.flush();
    const from = (Math.floor(wall / DAY) - (query.days ?? DEFAULT_DAYS) + 1) * DAY;
    const ordered = [...(environment.deprecations ?? DEPRECATED)].sort((a, b) => a.sunset.localeCompare(b.sunset));
    const uses = await db.query(sumUsageByApplication, [tenant.organizationId, new Date(from), [...new Set(ordered.flatMap(countsOf))]]);
    return { deprecations: ordered.map((one) => answerOf(one, uses)) };
  },
});

/** Whole operations, and what requests do not tell, are counted by the calls of their operations; all else has a count of its own. */
function countsOf(deprecated: Deprecated): readonly string[] {
  const { operations } = deprecated;
  const byCalls = !isSeen(deprecated) || operations.every((id) => isWhole(deprecated, id));
  return byCalls ? operations : [countedAs(deprecated)];
}

function answerOf(deprecated: Deprecated, uses: readonly DeprecatedUse[]): Static<typeof DeprecationSchema> {
  const { kind, name, operations, announced, sunset, replacement, advice = null } = deprecated;
  const counts = countsOf(deprecated);
  return {
    kind,
    name,
    operations: [...operations],
    announced,
    sunset,
    replacement,
    advice,
    counted: isSeen(deprecated) ? 'exactly' : 'at_most',
    applications: applicationsOf(uses.filter(({ operation }) => counts.includes(operation))),
  };
}

/** The rows of several operations, together by application. */
function applicationsOf(uses: readonly DeprecatedUse[]): Static<typeof UseSchema>[] {
  const byClient = Map.groupBy(uses, ({ client_id }) => client_id);
  const sums = [...byClient].map(([client_id, rows]) => ({
    client_id,
    name: rows[0]!.name,
    requests: rows.reduce((sum, { requests }) => sum + requests, 0),
    last_at: formatUtc(Math.max(...rows.map(({ last_at }) => last_at))),
  }));
  return sums.sort((a, b) => b.requests - a.requests || String(a.client_id).localeCompare(String(b.client_id)));
}
