import { Card, Skeleton, Stack } from '@mantine/core';
import { GraphIcon } from '@primer/octicons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { Operations } from './Operations.tsx';
import { FILTERS, queryOf } from './periods.ts';
import { Totals } from './Totals.tsx';
import { UsageFilters } from './UsageFilters.tsx';

const Charts = lazy(() => import('./Charts.tsx'));
const REFRESH = 60_000;
const HEIGHT = 280;

/** How much is asked of the server, how much of it fails, and how long it takes. */
export default function UsagePage() {
  const { t } = useTranslation('usage');
  const [environment] = useEnvironment();
  const filters = useFilters(FILTERS);
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'usage', filters.query],
    queryFn: ({ signal }) =>
      connect(environment).management.usage.get({ ...queryOf(filters.query, Date.now()), operation_points: true }, { signal }),
    refetchInterval: REFRESH,
    meta: { polled: true },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <UsageFilters filters={filters} />
      {error && !data ? (
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      ) : !data ? (
        <Skeleton h={3 * HEIGHT} />
      ) : data.total.requests === 0 ? (
        <Card p={0}>
          <EmptyState icon={GraphIcon} title={t('none')} advice={t('none_advice')} />
        </Card>
      ) : (
        <Stack gap="lg">
          <Totals total={data.total} />
          <Suspense fallback={<Skeleton h={3 * HEIGHT} />}>
            <Charts points={data.points} />
          </Suspense>
          <Operations operations={data.operations} onChoose={(operation) => filters.set('operation_id', operation)} />
        </Stack>
      )}
    </>
  );
}
