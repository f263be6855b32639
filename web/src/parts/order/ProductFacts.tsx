import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ManagedProduct } from '../../../../client/generated/types.ts';

/** Code, price, and what a cart with the product has to obey. */
export function ProductFacts({ product }: { readonly product: ManagedProduct }) {
  const { t, i18n } = useTranslation('order');
  const { cost_unit, par_weight, price_cents, alcohol, over_the_counter, bulky, deliverable, lookup_code, retailer_reference_code } =
    product;
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' });
  return (
    <Group gap={6}>
      <Text size="xs" c="dimmed">
        {price_cents !== null && `${money.format(price_cents / 100)} / ${cost_unit} · `}
        <code>{lookup_code ?? retailer_reference_code}</code>
      </Text>
      {alcohol !== null && <Badge color="yellow">{t('products.alcohol', { kind: alcohol })}</Badge>}
      {over_the_counter && <Badge color="yellow">{t('products.age')}</Badge>}
      {cost_unit !== 'each' && <Badge color="blue">{par_weight === null ? t('products.by_weight') : t('products.variable_weight')}</Badge>}
      {bulky && <Badge color="yellow">{t('products.bulky')}</Badge>}
      {!deliverable && <Badge color="red">{t('products.not_deliverable')}</Badge>}
    </Group>
  );
}
