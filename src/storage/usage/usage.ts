import { statement } from '../engine/types.ts';

export const STEPS = ['minute', 'hour', 'day'] as const;
export type Step = (typeof STEPS)[number];

/** One element of the JSON array that `addUsage` takes. Times are ISO 8601. */
export interface UsageRecord {
  readonly organization_id: number;
  readonly step: Step;
  /** When the minute, hour or day begins, on the wall, UTC. */
  readonly at: string;
  readonly application_id: number;
  readonly operation: string;
  readonly requests: number;
  readonly errors_4xx: number;
  readonly errors_5xx: number;
  /** Sum of the durations. */
  readonly milliseconds: number;
  readonly longest: number;
  readonly histogram: readonly number[];
  readonly last_at: string;
}

/** Adds to what is there, in the order of the key, so that processes do not meet crosswise. Of organizations that are gone nothing is kept. */
export const addUsage = statement<[records: string], never>(
  'add_usage',
  `insert into cw.usage as u (organization_id, step, at, application_id, operation, requests, errors_4xx, errors_5xx, milliseconds, longest,
     histogram, last_at)
   select x.* from jsonb_to_recordset($1::jsonb) as x(organization_id integer, step text, at timestamptz, application_id integer,
     operation text, requests bigint, errors_4xx bigint, errors_5xx bigint, milliseconds double precision, longest double precision,
     histogram bigint[], last_at timestamptz)
    where exists (select from cw.organizations o where o.id = x.organization_id)
    order by x.organization_id, x.step, x.at, x.application_id, x.operation
   on conflict (organization_id, step, at, application_id, operation) do update set
     requests = u.requests + excluded.requests, errors_4xx = u.errors_4xx + excluded.errors_4xx,
     errors_5xx = u.errors_5xx + excluded.errors_5xx, milliseconds = u.milliseconds + excluded.milliseconds,
     longest = greatest(u.longest, excluded.longest), last_at = greatest(u.last_at, excluded.last_at),
     histogram = array(select a + b from unnest(u.histogram, excluded.histogram) with ordinality as e(a, b, n) order by n)`,
);

export interface UsageRow {
  readonly requests: number;
  readonly errors_4xx: number;
  readonly errors_5xx: number;
  readonly milliseconds: number;
  readonly longest: number;
  readonly histogram: number[];
}

const buckets = (count: number) => Array.from({ length: count }, (_, index) => `sum(u.histogram[${index + 1}])`).join(', ');
const sums = (count: number) => `sum(u.requests)::bigint as requests, sum(u.errors_4xx)::bigint as errors_4xx,
          sum(u.errors_5xx)::bigint as errors_5xx, sum(u.milliseconds) as milliseconds, max(u.longest) as longest,
          array[${buckets(count)}]::bigint[] as histogram`;

type UsageFilter = [
  organizationId: number,
  step: Step,
  from: Date,
  to: Date,
  operation: string | null,
  clientId: string | null,
  api: 'connect' | 'management' | 'all',
];

/** What a count of something deprecated is named with, in place of an operation; no count of requests includes it. */
export const COUNTED = 'deprecated ';

const FILTERED = `from cw.usage u
    where u.organization_id = $1 and u.step = $2 and u.at >= $3 and u.at < $4 and u.operation not like '${COUNTED}%' and ($5::text is null or u.operation = $5)
      and ($6::text is null or u.application_id = (
        select a.id from cw.applications a where a.organization_id = $1 and a.client_id = $6))
      and ($7::text = 'all' or (u.operation like 'management.%') = ($7 = 'management'))`;

/**
 * Sums by time (`at` set) and by operation (`operation` set), in one reading of the rows; null does not filter. `api`: operations of Connect,
 * of the Management API, or all.
 */
export const sumUsage = (count: number) =>
  statement<UsageFilter, UsageRow & { readonly at: number | null; readonly operation: string | null }>(
    'sum_usage',
    `select u.at, u.operation, ${sums(count)}
     ${FILTERED}
    group by grouping sets ((u.at), (u.operation))
    order by u.at, u.operation`,
  );

/** Requests of each operation by time; empty points are missing. */
export const countByOperation = statement<UsageFilter, { readonly operation: string; readonly at: number; readonly requests: number }>(
  'count_by_operation',
  `select u.operation, u.at, sum(u.requests)::bigint as requests
     ${FILTERED}
    group by u.operation, u.at`,
);

/** By day of the wall (UTC): tokens issued, and requests that were no token requests. Empty days are missing. */
export const sumApplicationUsage = statement<
  [organizationId: number, applicationId: number, from: Date],
  { at: number; tokens_issued: number; requests: number; last_at: number }
>(
  'sum_application_usage',
  `select at, coalesce(sum(requests - errors_4xx - errors_5xx) filter (where operation = 'oauth.token'), 0)::bigint as tokens_issued,
          coalesce(sum(requests) filter (where operation not like 'oauth.%'), 0)::bigint as requests, max(last_at) as last_at
     from cw.usage where organization_id = $1 and step = 'day' and at >= $3 and application_id = $2 and operation not like '${COUNTED}%'
    group by at order by at`,
);

export interface DeprecatedUse {
  /** Null of calls with an API key. */
  readonly client_id: string | null;
  readonly name: string | null;
  readonly operation: string;
  readonly requests: number;
  /** Epoch milliseconds. */
  readonly last_at: number;
}

/**
 * Counts of some operations, or of what something deprecated is counted as, by application, from a day on. Refused calls count too, since
 * their clients have to change as well.
 */
export const sumUsageByApplication = statement<[organizationId: number, from: Date, operations: readonly string[]], DeprecatedUse>(
  'sum_usage_by_application',
  `select a.client_id, a.name, u.operation, sum(u.requests)::bigint as requests, max(u.last_at) as last_at
     from cw.usage u left join cw.applications a on a.organization_id = u.organization_id and a.id = u.application_id
    where u.organization_id = $1 and u.step = 'day' and u.at >= $2 and u.operation = any($3::text[])
      and (a.id is not null or u.application_id = 0)
    group by a.client_id, a.name, u.operation
    order by a.client_id, u.operation`,
);
