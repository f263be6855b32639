import type { Client } from '../../../../client/client.ts';

type UsageQuery = NonNullable<Parameters<Client['management']['usage']['get']>[0]>;
export type Usage = Awaited<ReturnType<Client['management']['usage']['get']>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What can be shown: how far back, in steps of what length. */
export const PERIODS = {
  hour: { step: 'minute', length: HOUR },
  six_hours: { step: 'minute', length: 6 * HOUR },
  day: { step: 'hour', length: DAY },
  week: { step: 'hour', length: 7 * DAY },
  month: { step: 'day', length: 30 * DAY },
  quarter: { step: 'day', length: 90 * DAY },
} as const;
export type Period = keyof typeof PERIODS;

export const FILTERS = ['period', 'client_id', 'operation_id', 'api'] as const;
export type FilterName = (typeof FILTERS)[number];

export const periodOf = (text: string | undefined): Period => (text !== undefined && text in PERIODS ? (text as Period) : 'hour');

/** As the API takes it. */
export function queryOf({ period, client_id, operation_id, api }: Partial<Record<FilterName, string>>, now: number): UsageQuery {
  const { step, length } = PERIODS[periodOf(period)];
  return {
    step,
    from: new Date(now - length).toISOString(),
    ...(client_id === undefined ? {} : { client_id }),
    ...(operation_id === undefined ? {} : { operation_id }),
    ...(api === undefined ? {} : { api: api as NonNullable<UsageQuery['api']> }),
  };
}
