import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderPagesProductsSearchAnswer } from '../../../../client/generated/types.ts';
import { customer } from '../../api/customer.ts';
import { Money } from '../../parts/Money.tsx';

type Found = OrderPagesProductsSearchAnswer['products'][number];
/** What the customer wants, as an alternative item names it. */
export interface Wanted {
  readonly code: { readonly upc: string } | { readonly rrc: string };
  readonly orderedBy: 'count' | 'weight';
  readonly unit: string;
}

interface Props {
  readonly link: string;
  readonly error: string | undefined;
  readonly onChange: (wanted: Wanted | undefined) => void;
}

const TYPING = 250;
/** A lookup code that the catalogue need not have. */
const CODE = /^\d{8,14}$/;

/** A product that the order's store has, by words of its name, or any by the number below its barcode. */
export function ProductSearch({ link, error, onChange }: Props) {
  const { t } = useTranslation('order-status');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [q] = useDebouncedValue(text.trim(), TYPING);
  const { data: found = [] } = useQuery({
    queryKey: ['order-page-products', link, q],
    queryFn: async ({ signal }) => (await customer.orderPages.products.search({ link, q }, { signal })).products,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const choices = q === '' ? [] : withCode(found, q);
  const choose = (key: string | null) => {
    setChosen(key);
    const product = choices.find((one) => keyOf(one) === key);
    onChange(product && { code: codeOf(product), orderedBy: product.ordered_by, unit: product.cost_unit });
  };
  return (
    <Select
      label={t('replacement.other')}
      description={t('replacement.other_advice')}
      data={choices.map((product) => ({ value: keyOf(product), label: labelOf(product) }))}
      filter={({ options }) => options}
      renderOption={({ option }) => <Choice product={choices.find((one) => keyOf(one) === option.value)} />}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('replacement.nothing') }}
      onSearchChange={(now) => {
        // A choice puts its own name into the field.
        if (!choices.some((one) => labelOf(one) === now)) setText(now);
      }}
      value={chosen}
      onChange={choose}
      error={error}
      nothingFoundMessage={q === '' ? undefined : t('replacement.none')}
    />
  );
}

function Choice({ product }: { readonly product: Found | undefined }) {
  if (!product) return null;
  return (
    <Group justify="space-between" wrap="nowrap" flex={1}>
      <Text size="sm">{labelOf(product)}</Text>
      {product.price_cents !== null && (
        <Text size="sm" c="dimmed">
          <Money cents={product.price_cents} />
        </Text>
      )}
    </Group>
  );
}

const labelOf = ({ name, size }: Found) => (size === undefined || name.includes(size) ? name : `${name}, ${size}`);
const codeOf = ({ upc = '', rrc }: Found) => (rrc === undefined ? { upc } : { rrc });
const keyOf = (product: Found) => JSON.stringify(codeOf(product));

/** A number that nobody has found is taken as it is: the shopper sees what it is. */
function withCode(found: readonly Found[], q: string): readonly Found[] {
  if (found.length > 0 || !CODE.test(q)) return found;
  return [{ upc: q, name: q, cost_unit: 'each', price_cents: null, ordered_by: 'count' }];
}
