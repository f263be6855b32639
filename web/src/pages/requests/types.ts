import type { Client } from '../../../../client/client.ts';

type Requests = Client['management']['requests'];
export type RequestSummary = Awaited<ReturnType<Requests['list']>>['requests'][number];
export type WholeRequest = Awaited<ReturnType<Requests['get']>>;
export type RequestQuery = NonNullable<Parameters<Requests['list']>[0]>;

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
/** Filters as they stand in the address; their names are the API's. */
export const FILTERS = [
  'path',
  'method',
  'status',
  'operation_id',
  'client_id',
  'order_id',
  'user_id',
  'request_id',
  'min_duration_ms',
] as const;
export type FilterName = (typeof FILTERS)[number];

/** As the API takes them. */
export function requestQuery(filters: Partial<Record<FilterName, string>>): RequestQuery {
  const { min_duration_ms, method, ...rest } = filters;
  return {
    ...rest,
    ...(method === undefined ? {} : { method: method as NonNullable<RequestQuery['method']> }),
    ...(min_duration_ms === undefined ? {} : { min_duration_ms: Number(min_duration_ms) }),
  };
}

/** Of two requests with one id the times differ. */
export const keyOf = ({ request_id, started_at }: Pick<RequestSummary, 'request_id' | 'started_at'>) => `${request_id} ${started_at}`;
