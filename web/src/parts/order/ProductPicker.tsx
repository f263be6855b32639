import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { SearchIcon } from '@primer/octicons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedProduct } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { ErrorState } from '../ErrorState.tsx';
import classes from './order.module.css';
import { ProductFacts } from './ProductFacts.tsx';

export interface ProductPickerProps {
  readonly environment: Environment;
  readonly retailerId: string;
  readonly action: string;
  readonly onChoose: (product: ManagedProduct) => void;
}

const SHOWN = 8;
const TYPING = 250;

/** Finds a product of the catalogue by words or department. */
export function ProductPicker({ environment, retailerId, action, onChoose }: ProductPickerProps) {
  const { t } = useTranslation('order');
  const [words, setWords] = useState('');
  const [department, setDepartment] = useState<string | null>(null);
  const [q] = useDebouncedValue(words.trim(), TYPING);
  const options = { retailerId };
  const departments = useQuery({
    queryKey: [environment, 'departments', retailerId],
    queryFn: ({ signal }) => connect(environment).management.departments.list({}, { ...options, signal }),
  });
  const filter = { ...(q === '' ? {} : { q }), ...(department === null ? {} : { department }), limit: SHOWN };
  const products = useQuery({
    queryKey: [environment, 'products', retailerId, filter],
    queryFn: ({ signal }) => connect(environment).management.products.list(filter, { ...options, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="xs">
      <Group gap="sm" grow>
        <TextInput
          label={t('products.search')}
          leftSection={<SearchIcon />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Select
          label={t('products.department')}
          placeholder={t('products.all')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('products.all') }}
          data={departments.data?.departments.map(({ name }) => name) ?? []}
          value={department}
          onChange={setDepartment}
        />
      </Group>
      {products.error ? (
        <ErrorState error={products.error} title={t('products.failed')} onRetry={products.refetch} />
      ) : products.data?.products.length === 0 ? (
        <Text c="dimmed">{t('products.none')}</Text>
      ) : (
        <ul className={classes.lines} aria-label={t('products.list')} aria-busy={products.isPending}>
          {products.data?.products.map((product) => (
            <li key={`${product.retailer_reference_code} ${product.lookup_code}`} className={classes.line}>
              <div className={classes.lineText}>
                <Text size="sm" fw={550}>
                  {product.item_name}
                </Text>
                <ProductFacts product={product} />
              </div>
              <Button size="xs" variant="default" aria-label={`${action}: ${product.item_name}`} onClick={() => onChoose(product)}>
                {action}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
