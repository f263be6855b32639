import { Select } from '@mantine/core';
import { ContainerIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { BannerSelect } from '../../parts/BannerSelect.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useBanner } from '../../parts/use-banners.ts';
import { useFilters } from '../../parts/use-filters.ts';
import { BatchTable } from './BatchTable.tsx';

const TYPES = ['delivery', 'pickup', 'delivery_only', 'runner_customer'] as const;
const STATES = ['brand_new', 'acknowledged', 'picking', 'checkout', 'staged', 'delivering', 'completed'] as const;
type Query = Signatures['management.batches.list']['request'];

/** The batches of a banner, newest first. */
export default function BatchesPage() {
  const { t } = useTranslation(['batches', 'orders']);
  const [environment] = useEnvironment();
  const choice = useBanner(environment);
  const { values, query, set, clear, isFiltered } = useFilters(['batch_type', 'workflow_state']);
  const select = (name: 'batch_type' | 'workflow_state', options: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={t(`batches:fields.${name}`)}
      placeholder={t(`batches:fields.${name}`)}
      data={options}
      value={values[name] || null}
      onChange={(value) => set(name, value)}
      clearable
      w={{ base: '100%', xs: '13rem' }}
    />
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={<BannerSelect {...choice} />} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        {select(
          'batch_type',
          TYPES.map((type) => ({ value: type, label: t(`types.${type}`) })),
        )}
        {select(
          'workflow_state',
          STATES.map((state) => ({ value: state, label: t(`orders:states.${state}`) })),
        )}
      </FilterBar>
      {choice.banner !== undefined && (
        <BatchTable
          banner={choice.banner}
          query={query as Pick<Query, 'batch_type' | 'workflow_state'>}
          isFiltered={isFiltered}
          empty={{ icon: ContainerIcon, title: t('empty'), advice: t('empty_advice') }}
        />
      )}
    </>
  );
}
