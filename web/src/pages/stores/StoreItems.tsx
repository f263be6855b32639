import { Checkbox } from '@mantine/core';
import { PackageIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { Money } from '../../parts/Money.tsx';
import { SearchInput } from '../../parts/SearchInput.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useRowPages } from '../../parts/use-row-pages.ts';
import type { Store, StoreKey } from './use-store.ts';

type Item = Signatures['management.store_items.list']['answer']['items'][number];

/** What the store says of products by itself. */
export function StoreItems({ storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const [environment] = useEnvironment();
  const [q, setQ] = useState('');
  const [missing, setMissing] = useState(false);
  const { retailerId, location_code } = storeKey;
  const rows = useRowPages({
    queryKey: [environment, 'stores', retailerId, location_code, 'items', q, missing],
    fetchPage: async (after, signal) => {
      const query = {
        location_code,
        limit: 100,
        ...(q === '' ? {} : { q }),
        ...(missing ? { available: false } : {}),
        ...(after ? { after } : {}),
      };
      const { items, next_cursor } = await connect(environment).management.storeItems.list(query, { signal, retailerId });
      return { rows: items, next: next_cursor };
    },
  });
  const columns: readonly Column<Item>[] = [
    { key: 'item_name', title: t('items.name'), cell: ({ item_name }) => item_name },
    {
      key: 'rrc',
      title: t('items.rrc'),
      cell: ({ retailer_reference_code, lookup_code }) => retailer_reference_code ?? lookup_code ?? '–',
    },
    {
      key: 'available',
      title: t('items.available'),
      cell: ({ available }) => <StatusBadge tone={available ? 'good' : 'bad'}>{t(available ? 'items.yes' : 'items.no')}</StatusBadge>,
    },
    { key: 'price', title: t('items.price'), align: 'right', cell: ({ price_cents }) => <Money cents={price_cents} /> },
    { key: 'updated_at', title: t('items.updated'), cell: ({ updated_at }) => <DateTime value={updated_at} relative /> },
  ];
  const isFiltered = q !== '' || missing;
  const clear = () => {
    setQ('');
    setMissing(false);
  };
  return (
    <>
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SearchInput label={t('items.search')} value={q} onChange={setQ} />
        <Checkbox label={t('items.missing')} checked={missing} onChange={(event) => setMissing(event.currentTarget.checked)} my={8} />
      </FilterBar>
      <DataTable
        label={t('tabs.items')}
        columns={columns}
        rows={rows}
        rowKey={({ retailer_reference_code, lookup_code }) => `${retailer_reference_code} ${lookup_code}`}
        isFiltered={isFiltered}
        empty={{ icon: PackageIcon, title: t('items.none'), advice: t('items.none_advice') }}
      />
    </>
  );
}
