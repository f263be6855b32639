import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { SearchInput } from '../../parts/SearchInput.tsx';
import { useBanners } from '../../parts/use-banners.ts';
import type { OrderFilterName, OrderFilters } from './order-filters.ts';
import { ORDER_KINDS } from './order-states.ts';

const FIELD = { base: '100%', xs: '9.5rem' };

/** Everything by which orders are chosen but the status. */
export function OrderFilterBar({ filters }: { readonly filters: OrderFilters }) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const banners = useBanners(environment);
  const { values, set } = filters;
  const chips = (['batch_id', 'shopper_id', 'user_id'] as const).filter((name) => values[name] !== '');
  const day = (name: OrderFilterName) => (
    <TextInput
      type="date"
      label={t(`filters.${name}`)}
      value={values[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
      w={FIELD}
    />
  );
  return (
    <FilterBar isFiltered={filters.isFiltered} onClear={filters.clear}>
      <SearchInput label={t('filters.q')} placeholder={t('filters.q_hint')} value={values.q} onChange={(q) => set('q', q)} />
      <SearchInput
        label={t('filters.location_code')}
        value={values.location_code}
        onChange={(code) => set('location_code', code)}
        width="10rem"
      />
      <Select
        label={t('filters.kind')}
        placeholder={t('filters.any')}
        data={ORDER_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={values.kind || null}
        onChange={(kind) => set('kind', kind)}
        clearable
        w={FIELD}
      />
      {banners.length > 1 && (
        <Select
          label={t('filters.retailer_id')}
          placeholder={t('filters.any')}
          data={banners.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={values.retailer_id || null}
          onChange={(slug) => set('retailer_id', slug)}
          clearable
          w={FIELD}
        />
      )}
      {day('window_from')}
      {day('window_to')}
      <Checkbox
        label={t('filters.late')}
        checked={values.late === 'true'}
        onChange={(event) => set('late', event.currentTarget.checked ? 'true' : '')}
        my={8}
      />
      {chips.length > 0 && (
        <Group gap="xs">
          {chips.map((name) => (
            <Button
              key={name}
              size="xs"
              variant="light"
              onClick={() => set(name, '')}
              aria-label={t('filters.remove', { name: t(`filters.${name}`), value: values[name] })}
            >
              {t(`filters.${name}`)}: {values[name]} ×
            </Button>
          ))}
        </Group>
      )}
    </FilterBar>
  );
}
