import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';

const PAUSE = 250;

export interface ProductPickerProps {
  readonly retailerId: string;
  /** `rrc:` or `upc:` and the code. */
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/** A product of the banner's catalogue, found by words of its name. */
export function ProductPicker({ retailerId, value, error, onChange }: ProductPickerProps) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, PAUSE);
  const { data = [] } = useQuery({
    queryKey: [environment, 'products', retailerId, 'choice', q],
    queryFn: async ({ signal }) =>
      (await connect(environment).management.products.list({ limit: 20, ...(q === '' ? {} : { q }) }, { signal, retailerId })).products,
    placeholderData: (before) => before,
  });
  const choices = data.map(({ retailer_reference_code: rrc, lookup_code: upc, item_name }) => ({
    value: rrc === null ? `upc:${upc}` : `rrc:${rrc}`,
    label: item_name,
  }));
  return (
    <Select
      label={t('items.product')}
      placeholder={t('items.product_hint')}
      data={choices}
      filter={({ options }) => options}
      searchable
      onSearchChange={(now) => {
        // A choice puts its own name into the field.
        if (!choices.some(({ label }) => label === now)) setText(now);
      }}
      value={value || null}
      onChange={onChange}
      error={error}
      nothingFoundMessage={t('items.no_product')}
      data-autofocus
    />
  );
}

/** The codes that a choice stands for, as the API takes them. */
export function codesOf(value: string): { upc?: string; rrc?: string } {
  return value.startsWith('upc:') ? { upc: value.slice(4) } : { rrc: value.slice(4) };
}
