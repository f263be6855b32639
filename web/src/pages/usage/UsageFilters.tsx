import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import type { useFilters } from '../../parts/use-filters.ts';
import { useApplications } from '../requests/use-applications.ts';
import { type FilterName, PERIODS, periodOf } from './periods.ts';

export function UsageFilters({ filters }: { readonly filters: ReturnType<typeof useFilters<FilterName>> }) {
  const { t } = useTranslation('usage');
  const [environment] = useEnvironment();
  const applications = useApplications(environment);
  const { values, set } = filters;
  return (
    <FilterBar isFiltered={filters.isFiltered} onClear={filters.clear}>
      <NativeSelect
        label={t('filters.period')}
        value={periodOf(values.period)}
        onChange={(event) => set('period', event.currentTarget.value)}
        data={Object.keys(PERIODS).map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      <NativeSelect
        label={t('filters.client_id')}
        value={values.client_id}
        onChange={(event) => set('client_id', event.currentTarget.value)}
        data={[{ value: '', label: t('filters.all') }, ...applications]}
      />
      <NativeSelect
        label={t('filters.api')}
        value={values.api}
        onChange={(event) => set('api', event.currentTarget.value)}
        data={[
          { value: '', label: t('apis.connect') },
          { value: 'management', label: t('apis.management') },
          { value: 'all', label: t('apis.all') },
        ]}
      />
      {values.operation_id !== '' && <TextInput label={t('filters.operation_id')} value={values.operation_id} readOnly />}
    </FilterBar>
  );
}
