import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';
import type { OrderQuery } from './order-filters.ts';
import type { WorkflowState } from './order-states.ts';

type Query = OrderQuery & { readonly sort: 'newest' | 'window'; readonly workflow_state?: WorkflowState };

/** Orders that pass the filters, page by page. */
export function useOrderPages(environment: Environment, query: Query, limit = 200) {
  return useRowPages({
    queryKey: [environment, 'orders', 'list', query, limit],
    fetchPage: async (after, signal) => {
      const page = after === undefined ? {} : { after };
      const { orders, next_cursor, has_more } = await connect(environment).management.orders.list({ ...query, limit, ...page }, { signal });
      return { rows: orders, next: has_more ? next_cursor : null };
    },
  });
}
