import { Text } from '@mantine/core';
import { PackageIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { stateOf } from '../../parts/order/state-of.ts';
import { OrderState } from './OrderState.tsx';
import type { OrderQuery } from './order-filters.ts';
import type { ListedOrder } from './order-states.ts';
import { useOrderPages } from './use-order-pages.ts';

export interface OrderTableProps {
  readonly query: OrderQuery;
  readonly isFiltered: boolean;
  readonly sort: 'newest' | 'window';
  readonly onSort?: (sort: 'newest' | 'window') => void;
}

/** Orders as rows; by the window or the newest first. */
export function OrderTable({ query, isFiltered, sort, onSort }: OrderTableProps) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const rows = useOrderPages(environment, { ...query, sort });
  const columns: readonly Column<ListedOrder>[] = [
    { key: 'order_id', title: t('fields.order_id'), cell: ({ order_id }) => order_id },
    { key: 'state', title: t('fields.state'), cell: (order) => <OrderState state={stateOf(order)} /> },
    { key: 'kind', title: t('fields.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    { key: 'location_code', title: t('fields.store'), cell: ({ location_code }) => location_code },
    {
      key: 'user_id',
      title: t('fields.customer'),
      cell: ({ user_id }) => (
        <Text size="sm" maw="12rem" truncate>
          {user_id ?? '–'}
        </Text>
      ),
    },
    { key: 'window', title: t('fields.window'), sortable: onSort !== undefined, cell: (order) => <Window order={order} /> },
    { key: 'batch_id', title: t('fields.batch'), cell: ({ batch_id }) => batch_id ?? '–' },
    { key: 'updated_at', title: t('fields.updated'), cell: ({ updated_at }) => <DateTime value={updated_at} relative /> },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ order_id }) => order_id}
      rowLink={({ order_id }) => `/orders/${encodeURIComponent(order_id)}`}
      {...(sort === 'window' ? { sorting: { key: 'window', descending: false } } : {})}
      {...(onSort ? { onSort: () => onSort(sort === 'window' ? 'newest' : 'window') } : {})}
      isFiltered={isFiltered}
      empty={{ icon: PackageIcon, title: t('empty'), advice: t('empty_advice') }}
    />
  );
}

export function Window({ order }: { readonly order: Pick<ListedOrder, 'window_starts_at' | 'late'> }) {
  const { t } = useTranslation('orders');
  return (
    <span>
      <DateTime value={order.window_starts_at} />
      {order.late && (
        <Text component="span" size="sm" fw={600} c="var(--mantine-color-error)" ml={6}>
          {t('late')}
        </Text>
      )}
    </span>
  );
}
