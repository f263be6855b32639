import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type LiveState, useLive } from '../../api/live.ts';
import type { Environment } from '../../api/session.ts';
import { useThrottled } from '../../parts/use-throttled.ts';
import type { ListedOrder } from './order-states.ts';

type Pages = InfiniteData<{ readonly rows: readonly ListedOrder[]; readonly next: string | null }>;

/** Lists of more pages are not read again by themselves. */
const FEW_PAGES = 2;
const PAUSE = 800;

/** Keeps lists and counts of orders up to date; `missed` orders belong to lists that are too long to be read again and again. */
export function useLiveOrders(environment: Environment): { state: LiveState; missed: number; refresh: () => void } {
  const client = useQueryClient();
  const [missed, setMissed] = useState(0);
  const lists = { queryKey: [environment, 'orders', 'list'] };
  const readAgain = useThrottled(() => {
    void client.invalidateQueries({ queryKey: [environment, 'orders', 'summary'] });
    void client.invalidateQueries({ ...lists, predicate: ({ state }) => ((state.data as Pages)?.pages.length ?? 0) <= FEW_PAGES });
  }, PAUSE);
  const state = useLive(environment, ['orders'], (_topic, data) => {
    const order = data as ListedOrder;
    for (const [queryKey, pages] of client.getQueriesData<Pages>(lists)) {
      if (!pages) continue;
      const known = pages.pages.some(({ rows }) => rows.some(({ order_id }) => order_id === order.order_id));
      if (known) client.setQueryData<Pages>(queryKey, replaced(pages, order));
      else if (pages.pages.length > FEW_PAGES) setMissed((before) => before + 1);
    }
    readAgain();
  });
  const refresh = () => {
    setMissed(0);
    void client.resetQueries(lists);
  };
  return { state, missed, refresh };
}

function replaced(pages: Pages, order: ListedOrder): Pages {
  const rowsOf = (rows: readonly ListedOrder[]) => rows.map((row) => (row.order_id === order.order_id ? { ...row, ...order } : row));
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, rows: rowsOf(page.rows) })) };
}
