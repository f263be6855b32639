import type { ManagementFaultsCreateBody } from '../../../../../client/generated/types.ts';

export const FAULT_KINDS = ['answer', 'latency', 'connection', 'callback'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export const CONNECTIONS = ['dropped', 'truncated'] as const;
export const EFFECTS = ['dropped', 'duplicated', 'delayed', 'reordered'] as const;

/** The form's values; empty texts are not sent. */
export interface FaultForm extends Record<string, unknown> {
  readonly kind: FaultKind;
  readonly description: string;
  readonly path_prefix: string;
  readonly method: string | null;
  readonly probability: number;
  readonly first_calls: number | '';
  readonly status: number;
  readonly retry_after: number | '';
  readonly handler_runs: boolean;
  readonly min_ms: number;
  readonly max_ms: number;
  readonly connection: string;
  readonly effect: string;
  readonly seconds: number;
}

export const EMPTY_FAULT: FaultForm = {
  kind: 'answer',
  description: '',
  path_prefix: '/v2/fulfillment/',
  method: null,
  probability: 1,
  first_calls: '',
  status: 503,
  retry_after: '',
  handler_runs: false,
  min_ms: 500,
  max_ms: 2_000,
  connection: 'dropped',
  effect: 'delayed',
  seconds: 60,
};

/** Names of fields by the API's keys, where they differ. */
export const FAULT_KEYS = {
  'answer.status': 'status',
  'answer.retry_after': 'retry_after',
  'latency.min_ms': 'min_ms',
  'latency.max_ms': 'max_ms',
  'callback.effect': 'effect',
  'callback.seconds': 'seconds',
} as const;

export function faultOf(form: FaultForm): ManagementFaultsCreateBody {
  const { kind, description, path_prefix, method, probability, first_calls, status, retry_after, handler_runs, min_ms, max_ms } = form;
  const calls = { ...(path_prefix === '' ? {} : { path_prefix }), ...(method === null ? {} : { method: method as 'GET' }) };
  const all = {
    probability,
    ...(description.trim() === '' ? {} : { description }),
    ...(first_calls === '' ? {} : { first_calls }),
  };
  switch (kind) {
    case 'answer':
      return { ...all, ...calls, handler_runs, answer: { status, ...(retry_after === '' ? {} : { retry_after }) } };
    case 'latency':
      return { ...all, ...calls, latency: { min_ms, max_ms } };
    case 'connection':
      return { ...all, ...calls, handler_runs, connection: form.connection as 'dropped' };
    case 'callback':
      return { ...all, callback: { effect: form.effect as 'delayed', seconds: form.seconds } };
  }
}
