import { Button } from '@mantine/core';
import { BeakerIcon, PlusIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { connect } from '../../api/connect.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { stateOf } from '../../parts/order/state-of.ts';
import { toneOfState } from '../../parts/order/use-order.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useRowPages } from '../../parts/use-row-pages.ts';
import { TestingFrame } from './TestingFrame.tsx';

/** The latest orders of the development server, and the way to a new one. */
export default function TestingPage() {
  const { t } = useTranslation('testing');
  const place = (
    <Button component={Link} to="/testing/new" leftSection={<PlusIcon />}>
      {t('overview.place')}
    </Button>
  );
  return (
    <TestingFrame title={t('overview.title')} description={t('overview.description')} actions={place}>
      <Orders />
    </TestingFrame>
  );
}

function Orders() {
  const { t } = useTranslation('testing');
  const rows = useRowPages({
    queryKey: ['development', 'orders', 'newest'],
    fetchPage: async (after, signal) => {
      const query = { sort: 'newest', limit: 25, ...(after === undefined ? {} : { after }) } as const;
      const { orders, next_cursor, has_more } = await connect('development').management.orders.list(query, { signal });
      return { rows: orders, next: has_more ? next_cursor : null };
    },
  });
  return (
    <DataTable
      label={t('overview.orders')}
      rows={rows}
      rowKey={(row) => row.order_id}
      rowLink={(row) => `/testing/orders/${encodeURIComponent(row.order_id)}`}
      empty={{
        icon: BeakerIcon,
        title: t('overview.none'),
        advice: t('overview.none_advice'),
        action: (
          <Button component={Link} to="/testing/new" mt="xs">
            {t('overview.place')}
          </Button>
        ),
      }}
      columns={[
        { key: 'order_id', title: t('overview.order'), cell: (row) => row.order_id },
        { key: 'kind', title: t('overview.kind'), cell: (row) => t(`kinds.${row.kind}`) },
        {
          key: 'state',
          title: t('overview.state'),
          cell: (row) => <StatusBadge tone={toneOfState(stateOf(row))}>{stateOf(row)}</StatusBadge>,
        },
        { key: 'store', title: t('overview.store'), cell: (row) => row.location_code },
        { key: 'created', title: t('overview.created'), cell: (row) => <DateTime value={row.created_at} /> },
      ]}
    />
  );
}
