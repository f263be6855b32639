import { Button, Card, NativeSelect, Skeleton, Stack } from '@mantine/core';
import { CheckCircleIcon } from '@primer/octicons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { allRows } from '../../parts/use-row-pages.ts';
import { Instead, Sunset, What } from './cells.tsx';
import { UseTable } from './UseTable.tsx';
import { type Deprecation, PERIODS, periodOf, sorted } from './uses.ts';

/** Which of the organization's applications still use what is to go. */
export default function DeprecationsPage() {
  const { t } = useTranslation('deprecations');
  const [environment] = useEnvironment();
  const filters = useFilters(['days']);
  const days = periodOf(filters.values.days);
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'deprecations', days],
    queryFn: ({ signal }) => connect(environment).management.deprecations.list({ days: Number(days) }, { signal }),
    placeholderData: keepPreviousData,
  });
  const reference = (
    <Button component="a" href="/docs/deprecations.html" variant="default">
      {t('reference')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={reference} />
      <FilterBar isFiltered={filters.isFiltered} onClear={filters.clear}>
        <NativeSelect
          label={t('period')}
          value={days}
          onChange={(event) => filters.set('days', event.currentTarget.value)}
          data={PERIODS.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
        />
      </FilterBar>
      {error && !data ? (
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      ) : data ? (
        <Lists deprecations={data.deprecations} />
      ) : (
        <Skeleton h={320} />
      )}
    </>
  );
}

function Lists({ deprecations }: { readonly deprecations: readonly Deprecation[] }) {
  const { t } = useTranslation('deprecations');
  const { certain, possible, unused } = sorted(deprecations);
  return (
    <Stack gap="lg">
      {certain.length === 0 ? (
        <Card p={0}>
          <EmptyState icon={CheckCircleIcon} title={t('none')} advice={t('none_advice')} />
        </Card>
      ) : (
        <Section title={t('certain')} description={t('certain_advice')}>
          <UseTable label={t('certain_table')} uses={certain} />
        </Section>
      )}
      {possible.length > 0 && (
        <Section title={t('possible')} description={t('possible_advice')}>
          <UseTable label={t('possible_table')} uses={possible} atMost />
        </Section>
      )}
      {unused.length > 0 && (
        <Section title={t('unused')}>
          <Unused deprecations={unused} />
        </Section>
      )}
    </Stack>
  );
}

function Unused({ deprecations }: { readonly deprecations: readonly Deprecation[] }) {
  const { t } = useTranslation('deprecations');
  const columns: readonly Column<Deprecation>[] = [
    { key: 'what', title: t('what'), cell: (one) => <What deprecation={one} /> },
    { key: 'sunset', title: t('sunset'), cell: ({ sunset }) => <Sunset day={sunset} /> },
    { key: 'instead', title: t('instead'), cell: (one) => <Instead deprecation={one} /> },
  ];
  return (
    <DataTable
      label={t('unused_table')}
      columns={columns}
      rows={allRows({ data: deprecations, isPending: false, error: null, refetch: () => undefined })}
      rowKey={({ kind, name }) => `${kind} ${name}`}
    />
  );
}
