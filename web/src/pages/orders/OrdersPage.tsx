import { Alert, Button, Group, SegmentedControl } from '@mantine/core';
import { SyncIcon } from '@primer/octicons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { LiveMark } from '../../parts/LiveMark.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { OrderBoard } from './OrderBoard.tsx';
import { OrderFilterBar } from './OrderFilterBar.tsx';
import { OrderTable } from './OrderTable.tsx';
import { orderQuery, useOrderFilters } from './order-filters.ts';
import { StatusTabs } from './StatusTabs.tsx';
import { useLiveOrders } from './use-live-orders.ts';

/** All orders of the organization on a server, as they move. */
export default function OrdersPage() {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const filters = useOrderFilters();
  const look = useFilters(['view', 'sort']);
  const query = orderQuery(filters);
  const { status: _, ...others } = query;
  const summary = useQuery({
    queryKey: [environment, 'orders', 'summary', others],
    queryFn: ({ signal }) => connect(environment).management.orders.summarize(others, { signal }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: [environment, 'orders', 'summary', query],
    queryFn: ({ signal }) => connect(environment).management.orders.summarize(query, { signal }),
    placeholderData: keepPreviousData,
    enabled: look.values.view === 'board',
  });
  const { state, missed, refresh } = useLiveOrders(environment);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Group gap="md">
            <LiveMark state={state} />
            <SegmentedControl
              aria-label={t('views.label')}
              value={look.values.view || 'table'}
              onChange={(view) => look.set('view', view === 'table' ? '' : view)}
              data={['table', 'board'].map((view) => ({ value: view, label: t(`views.${view}`) }))}
            />
          </Group>
        }
      />
      <StatusTabs
        counts={summary.data?.statuses}
        total={summary.data?.orders}
        complete={summary.data?.complete ?? true}
        value={filters.values.status}
        onChange={(status) => filters.set('status', status)}
      />
      <OrderFilterBar filters={filters} />
      {missed > 0 && (
        <Alert color="blue" mb="md" role="status">
          <Group justify="space-between">
            {t('missed', { count: missed })}
            <Button size="xs" variant="default" leftSection={<SyncIcon />} onClick={refresh}>
              {t('refresh')}
            </Button>
          </Group>
        </Alert>
      )}
      {look.values.view === 'board' ? (
        <OrderBoard query={query} counts={chosen.data?.workflow_states} />
      ) : (
        <OrderTable
          query={query}
          isFiltered={filters.isFiltered}
          sort={look.values.sort === 'window' ? 'window' : 'newest'}
          onSort={(sort) => look.set('sort', sort === 'newest' ? '' : sort)}
        />
      )}
    </>
  );
}
