import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { CheckIcon, CopyIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../parts/Money.tsx';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import type { ProductPage } from './LinkedProductsPage.tsx';
import classes from './product-pages.module.css';

type Item = ProductPage['items'][number];

/** What is wanted, line by line, and what the store sells for it; to copy and to print. */
export function ProductList({ page }: { readonly page: ProductPage }) {
  const { t, i18n } = useTranslation('product-pages');
  const { items, store, kind } = page;
  const [had, setHad] = useState<readonly number[]>([]);
  const { copy, copied } = useClipboard({ timeout: 2_000 });
  const found = items.filter(({ product }) => product?.available).length;
  const toggle = (index: number) => setHad(had.includes(index) ? had.filter((one) => one !== index) : [...had, index]);
  const text = items.filter((_, index) => !had.includes(index)).map((item) => wanted(item, i18n.language));
  return (
    <Section
      title={t(`items.${kind}`)}
      description={store ? t('items.available', { found, total: items.length, store: store.name }) : t('items.no_store')}
    >
      <ul className={classes.items}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a page do not change, and may be the same
          <li key={index} className={classes.item} data-had={had.includes(index)}>
            {page.enable_pantry_items && (
              <Checkbox aria-label={t('items.have', { name: item.name })} checked={had.includes(index)} onChange={() => toggle(index)} />
            )}
            <div className={classes.wanted}>
              <Text fw={550}>{wanted(item, i18n.language)}</Text>
              {item.health_filters.length + item.brand_filters.length > 0 && (
                <Text size="sm" c="dimmed">
                  {[...item.brand_filters, ...item.health_filters.map((filter) => t(`health.${filter}`))].join(', ')}
                </Text>
              )}
              {store && <Product product={item.product} />}
            </div>
          </li>
        ))}
      </ul>
      <Group gap="sm" className={classes.notPrinted}>
        <Button variant="default" leftSection={copied ? <CheckIcon /> : <CopyIcon />} onClick={() => copy(text.join('\n'))}>
          {copied ? t('copied') : t('copy')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
    </Section>
  );
}

function Product({ product }: Pick<Item, 'product'>) {
  const { t } = useTranslation('product-pages');
  if (!product?.available) {
    return (
      <Group gap="xs" mt={6}>
        <StatusBadge tone="neutral">{t('items.missing')}</StatusBadge>
        {product && <Text size="sm">{product.name}</Text>}
      </Group>
    );
  }
  const { name, brand, size, image_url, price_cents, cost_unit, alcohol } = product;
  return (
    <div className={classes.product}>
      <RemoteImage url={image_url} alt="" kind="thumbnail" />
      <div className={classes.wanted}>
        <Text size="sm">{[name, brand, size].filter(Boolean).join(' · ')}</Text>
        {alcohol && <StatusBadge tone="warning">{t('items.alcohol')}</StatusBadge>}
      </div>
      {price_cents !== null && (
        <Text size="sm" ta="end">
          <Money cents={price_cents} /> {cost_unit === 'each' ? t('items.each') : `/ ${cost_unit}`}
        </Text>
      )}
    </div>
  );
}

/** As the partner words it, or name and measurements. */
function wanted({ display_text, name, measurements }: Item, language: string): string {
  if (display_text !== undefined) return display_text;
  const [first] = measurements;
  if (!first) return name;
  const unit = first.unit === 'each' ? '×' : first.unit;
  return `${first.quantity.toLocaleString(language)} ${unit} ${name}`;
}
