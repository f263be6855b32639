import type { Signatures } from '../../../../client/generated/operations.ts';
import { useFilters } from '../../parts/use-filters.ts';

const NAMES = [
  'status',
  'q',
  'kind',
  'retailer_id',
  'location_code',
  'window_from',
  'window_to',
  'late',
  'batch_id',
  'shopper_id',
  'user_id',
] as const;
export type OrderFilterName = (typeof NAMES)[number];
export type OrderQuery = Pick<Signatures['management.orders.list']['request'], OrderFilterName>;

export const useOrderFilters = () => useFilters(NAMES);
export type OrderFilters = ReturnType<typeof useOrderFilters>;

/** The filters of the address as the API takes them; what it could not take is left out. */
export function orderQuery({ query }: Pick<OrderFilters, 'query'>): OrderQuery {
  const { window_from, window_to, late, batch_id, shopper_id, ...texts } = query;
  return {
    ...(texts as Pick<OrderQuery, 'status' | 'kind' | 'q' | 'retailer_id' | 'location_code' | 'user_id'>),
    ...instant('window_from', window_from, 0),
    // The last day is meant whole.
    ...instant('window_to', window_to, 1),
    ...(late === undefined ? {} : { late: late === 'true' }),
    ...number('batch_id', batch_id),
    ...number('shopper_id', shopper_id),
  };
}

/** Midnight of a day in the reader's zone, so many days later. */
function instant<N extends string>(name: N, day: string | undefined, later: number): { readonly [K in N]?: string } {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (!year || !month || !date) return {};
  return { [name]: new Date(year, month - 1, date + later).toISOString() } as { [K in N]?: string };
}

function number<N extends string>(name: N, text: string | undefined): { readonly [K in N]?: number } {
  return /^\d{1,15}$/.test(text ?? '') ? ({ [name]: Number(text) } as { [K in N]?: number }) : {};
}
