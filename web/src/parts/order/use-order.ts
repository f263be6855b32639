import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ManagementOrdersGetAnswer, ManagementWorkflowsListAnswer } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { useLive } from '../../api/live.ts';
import type { Environment } from '../../api/session.ts';
import type { Tone } from '../StatusBadge.tsx';
import { useThrottled } from '../use-throttled.ts';

export type WholeOrder = ManagementOrdersGetAnswer;
export type Workflows = ManagementWorkflowsListAnswer;

/** Beginning of the keys of all that is read of an order. */
export const orderKey = (environment: Environment, orderId: string) => [environment, 'orders', 'one', orderId] as const;

const workflowsQuery = (environment: Environment) =>
  queryOptions({
    queryKey: [environment, 'workflows'],
    queryFn: ({ signal }) => connect(environment).management.workflows.list({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useWorkflows = (environment: Environment) => useQuery(workflowsQuery(environment)).data;

const PAUSE = 300;

/** An order with all that is known of it; it and what belongs to it are read again whenever something happens. */
export function useOrder(environment: Environment, orderId: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...orderKey(environment, orderId), 'whole'],
    queryFn: ({ signal }) => connect(environment).management.orders.get({ order_id: orderId }, { signal }),
  });
  const readAgain = useThrottled(() => void client.invalidateQueries({ queryKey: orderKey(environment, orderId) }), PAUSE);
  const live = useLive(environment, ['orders', 'events', 'deliveries'], (_, data) => {
    if (JSON.stringify(data).includes(JSON.stringify(orderId))) readAgain();
  });
  return { ...query, live };
}

export function toneOfState(state: string): Tone {
  if (state === 'delivered') return 'good';
  if (state === 'canceled') return 'bad';
  return state === 'brand_new' ? 'neutral' : 'progress';
}
