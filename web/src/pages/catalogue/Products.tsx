import { BookIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { ManagedProduct } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { Money } from '../../parts/Money.tsx';
import { SearchInput } from '../../parts/SearchInput.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';

/** The products, found by words, code or department. */
export function Products({ banner }: { readonly banner: string }) {
  const { t } = useTranslation('catalogue');
  const [environment] = useEnvironment();
  const { values, query, set, clear, isFiltered } = useFilters(['q', 'upc', 'department']);
  const rows = useRowPages({
    queryKey: [environment, 'products', banner, 'list', query],
    fetchPage: async (after, signal) => {
      const page = { ...query, limit: 100, ...(after ? { after } : {}) };
      const { products, next_cursor } = await connect(environment).management.products.list(page, { signal, retailerId: banner });
      return { rows: products, next: next_cursor };
    },
  });
  const columns: readonly Column<ManagedProduct>[] = [
    { key: 'item_name', title: t('fields.name'), cell: ({ item_name }) => item_name },
    { key: 'brand', title: t('fields.brand'), cell: ({ brand_name }) => brand_name ?? '–' },
    { key: 'size', title: t('fields.size'), cell: ({ size }) => size ?? '–' },
    { key: 'rrc', title: t('fields.rrc'), cell: ({ retailer_reference_code }) => retailer_reference_code ?? '–' },
    { key: 'upc', title: t('fields.upc'), cell: ({ lookup_code }) => lookup_code ?? '–' },
    { key: 'price', title: t('fields.price'), align: 'right', cell: ({ price_cents }) => <Money cents={price_cents} /> },
  ];
  return (
    <>
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SearchInput label={t('products.search')} value={values.q} onChange={(q) => set('q', q)} />
        <SearchInput label={t('fields.upc')} value={values.upc} onChange={(upc) => set('upc', upc)} width="10rem" />
        <SearchInput label={t('fields.department')} value={values.department} onChange={(text) => set('department', text)} width="10rem" />
      </FilterBar>
      <DataTable
        label={t('products.title')}
        columns={columns}
        rows={rows}
        rowKey={({ retailer_reference_code, lookup_code }) => `${retailer_reference_code} ${lookup_code}`}
        rowLink={({ retailer_reference_code, lookup_code }) =>
          `/catalogue/products/${encodeURIComponent(banner)}/${encodeURIComponent(retailer_reference_code ?? `upc:${lookup_code}`)}`
        }
        isFiltered={isFiltered}
        empty={{ icon: BookIcon, title: t('products.none'), advice: t('products.none_advice') }}
      />
    </>
  );
}
