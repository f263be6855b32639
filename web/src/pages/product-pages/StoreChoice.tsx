import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/Section.tsx';
import type { ProductPage } from './LinkedProductsPage.tsx';
import classes from './product-pages.module.css';

type Store = ProductPage['stores'][number];

interface Props {
  readonly page: ProductPage | undefined;
  /** What is wrong with the postal code. */
  readonly placeError: string | undefined;
  readonly postalCode: string;
  readonly onPlace: (postalCode: string) => void;
  readonly onStore: (store: Store) => void;
}

const keyOf = ({ retailer_key, location_code }: Store) => `${retailer_key} ${location_code}`;

/** Where the reader is, and the store to buy at: the nearest, or another one around. */
export function StoreChoice({ page, placeError, postalCode, onPlace, onStore }: Props) {
  const { t } = useTranslation('product-pages');
  const [text, setText] = useState(postalCode);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onPlace(text.trim());
  };
  const stores = placeError === undefined ? (page?.stores ?? []) : [];
  const choose = (key: string) => {
    const store = stores.find((one) => keyOf(one) === key);
    if (store) onStore(store);
  };
  return (
    <div className={classes.notPrinted}>
      <Section title={t('store.title')} description={postalCode === '' ? t('store.advice') : undefined}>
        <form onSubmit={submit} noValidate>
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              label={t('store.postal_code')}
              autoComplete="postal-code"
              value={text}
              error={placeError}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" variant={stores.length > 0 ? 'default' : 'filled'}>
              {t('store.show')}
            </Button>
          </Group>
        </form>
        {stores.length > 0 && (
          <Radio.Group label={t('store.choose')} value={page?.store ? keyOf(page.store) : ''} onChange={choose}>
            <Stack gap="xs" mt="xs" className={classes.stores}>
              {stores.map((store) => (
                <Radio key={keyOf(store)} value={keyOf(store)} label={store.name} description={<About store={store} />} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {page && postalCode !== '' && placeError === undefined && stores.length === 0 && <Text c="dimmed">{t('store.none')}</Text>}
      </Section>
    </div>
  );
}

function About({ store }: { readonly store: Store }) {
  const { t, i18n } = useTranslation('product-pages');
  const { retailer_name, kilometres, delivers, pickup, address } = store;
  const distance = kilometres === undefined ? undefined : kilometres.toLocaleString(i18n.language);
  const parts = [
    retailer_name,
    [address.address_line_1, address.locality].filter(Boolean).join(', '),
    distance !== undefined && t('store.away', { kilometres: distance }),
    delivers && t('store.delivers'),
    pickup && t('store.pickup'),
  ];
  return parts.filter(Boolean).join(' · ');
}
