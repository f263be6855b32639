import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { quantile } from '../../../http/usage/histogram.ts';
import type { UsageRow } from '../../../storage/usage/usage.ts';

const Estimate = (part: string) =>
  nullable(Type.Number({ description: `${part} of the requests took no longer: estimated from a histogram. In milliseconds.` }));

/** Sums over some requests. */
export const UsageSchema = Type.Object({
  requests: Type.Integer({ description: 'Requests that were answered.' }),
  errors_4xx: Type.Integer({ description: 'Answered with a status from 400 to 499.' }),
  errors_5xx: Type.Integer({ description: 'Answered with a status of 500 or more.' }),
  average_ms: nullable(Type.Number({ description: 'Duration on average, in milliseconds; null without requests, as the others are.' })),
  p50_ms: Estimate('Half'),
  p95_ms: Estimate('95 %'),
  p99_ms: Estimate('99 %'),
  max_ms: nullable(Type.Number({ description: 'The longest, in milliseconds.' })),
});

export const EXAMPLE_USAGE: Static<typeof UsageSchema> = {
  requests: 128,
  errors_4xx: 3,
  errors_5xx: 0,
  average_ms: 6.4,
  p50_ms: 4.1,
  p95_ms: 18.2,
  p99_ms: 41.5,
  max_ms: 63.9,
};

const rounded = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds * 100) / 100);

export function usageAnswer(row: UsageRow | undefined): Static<typeof UsageSchema> {
  const { requests = 0, errors_4xx = 0, errors_5xx = 0, milliseconds = 0, longest = 0, histogram = [] } = row ?? {};
  const at = (part: number) => rounded(quantile(histogram, part, longest));
  return {
    requests,
    errors_4xx,
    errors_5xx,
    average_ms: requests === 0 ? null : rounded(milliseconds / requests),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    max_ms: requests === 0 ? null : rounded(longest),
  };
}

/** Sums of several rows. */
export function total(rows: readonly UsageRow[]): UsageRow | undefined {
  if (rows.length === 0) return undefined;
  return rows.reduce((sum, row) => ({
    requests: sum.requests + row.requests,
    errors_4xx: sum.errors_4xx + row.errors_4xx,
    errors_5xx: sum.errors_5xx + row.errors_5xx,
    milliseconds: sum.milliseconds + row.milliseconds,
    longest: Math.max(sum.longest, row.longest),
    histogram: sum.histogram.map((count, bucket) => count + row.histogram[bucket]!),
  }));
}
