import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import type { useFilters } from '../../parts/use-filters.ts';
import { type FilterName, METHODS } from './types.ts';
import { useApplications } from './use-applications.ts';

const SETTLE_MILLISECONDS = 300;
const STATUSES = ['2xx', '3xx', '4xx', '5xx'];
const DURATIONS = ['100', '500', '1000', '5000'];
const MORE: readonly FilterName[] = ['operation_id', 'order_id', 'user_id', 'request_id'];

interface RequestFiltersProps {
  readonly filters: ReturnType<typeof useFilters<FilterName>>;
}

export function RequestFilters({ filters }: RequestFiltersProps) {
  const { t } = useTranslation('requests');
  const [environment] = useEnvironment();
  const applications = useApplications(environment);
  const { values, set } = filters;
  const [more, setMore] = useState(MORE.some((name) => values[name] !== ''));
  const any = { value: '', label: t('filters.any') };
  return (
    <FilterBar isFiltered={filters.isFiltered} onClear={filters.clear}>
      <TextFilter name="path" value={values.path} onSet={set} />
      <NativeSelect
        label={t('filters.method')}
        value={values.method}
        onChange={(event) => set('method', event.currentTarget.value)}
        data={[any, ...METHODS]}
      />
      <NativeSelect
        label={t('filters.status')}
        value={values.status}
        onChange={(event) => set('status', event.currentTarget.value)}
        data={[any, ...STATUSES]}
      />
      <NativeSelect
        label={t('filters.min_duration_ms')}
        value={values.min_duration_ms}
        onChange={(event) => set('min_duration_ms', event.currentTarget.value)}
        data={[any, ...DURATIONS.map((value) => ({ value, label: t('filters.at_least', { value }) }))]}
      />
      <NativeSelect
        label={t('filters.client_id')}
        value={values.client_id}
        onChange={(event) => set('client_id', event.currentTarget.value)}
        data={[any, ...applications]}
      />
      {more ? (
        MORE.map((name) => <TextFilter key={name} name={name} value={values[name]} onSet={set} />)
      ) : (
        <Button variant="subtle" onClick={() => setMore(true)}>
          {t('filters.more')}
        </Button>
      )}
    </FilterBar>
  );
}

interface TextFilterProps {
  readonly name: FilterName;
  readonly value: string;
  readonly onSet: (name: FilterName, value: string) => void;
}

/** Goes into the address once the reader has stopped typing. */
function TextFilter({ name, value, onSet }: TextFilterProps) {
  const { t } = useTranslation('requests');
  const [typed, setTyped] = useState<string>();
  const settle = useDebouncedCallback((text: string) => {
    onSet(name, text.trim());
    setTyped(undefined);
  }, SETTLE_MILLISECONDS);
  return (
    <TextInput
      label={t(`filters.${name}`)}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}
