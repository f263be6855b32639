import { Grid, Skeleton } from '@mantine/core';
import { LocationIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { JsonView } from '../../parts/JsonView.tsx';
import { Money } from '../../parts/Money.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useRowPages } from '../../parts/use-row-pages.ts';

type InStore = Signatures['management.products.list_stores']['answer']['stores'][number];

/** One product, by reference code or `upc:` and its lookup code: what is known of it, and where it is sold. */
export default function ProductPage() {
  const { t } = useTranslation('catalogue');
  const [environment] = useEnvironment();
  const { retailer_id: retailerId = '', rrc: code = '' } = useParams();
  const query = useQuery({
    queryKey: [environment, 'products', retailerId, 'one', code],
    queryFn: async ({ signal }) => {
      const { products } = connect(environment).management;
      if (!code.startsWith('upc:')) return products.get({ rrc: code }, { signal, retailerId });
      return (await products.list({ upc: code.slice(4), limit: 1 }, { signal, retailerId })).products[0] ?? null;
    },
  });
  const { data: product, error } = query;
  if (product === null) return <EmptyState icon={LocationIcon} title={t('products.unknown')} />;
  if (!product) {
    return (
      <>
        <PageHeader title={code} />
        {error ? <ErrorState error={error} title={t('failed')} onRetry={query.refetch} /> : <Skeleton h={320} />}
      </>
    );
  }
  const yes = (value: boolean) => t(value ? 'yes' : 'no');
  return (
    <>
      <PageHeader title={product.item_name} description={[product.brand_name, product.size].filter(Boolean).join(' · ')} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Section title={t('products.facts')}>
            <Facts
              entries={[
                [t('fields.rrc'), product.retailer_reference_code],
                [t('fields.upc'), [product.lookup_code, ...product.further_lookup_codes].filter(Boolean).join(', ')],
                [t('fields.price'), <Money key="price" cents={product.price_cents} />],
                [t('fields.unit'), product.cost_unit],
                [t('fields.alcohol'), product.alcohol],
                [t('fields.snap'), yes(product.snap_eligible)],
                [t('fields.over_the_counter'), yes(product.over_the_counter)],
                [t('fields.deliverable'), yes(product.deliverable)],
              ]}
            />
          </Section>
          {Object.keys(product.attributes).length > 0 && (
            <details style={{ marginTop: '1rem' }}>
              <summary>{t('products.attributes')}</summary>
              <JsonView value={product.attributes} />
            </details>
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          {product.retailer_reference_code !== null && <InStores retailerId={retailerId} rrc={product.retailer_reference_code} />}
        </Grid.Col>
      </Grid>
    </>
  );
}

function InStores({ retailerId, rrc }: { readonly retailerId: string; readonly rrc: string }) {
  const { t } = useTranslation('catalogue');
  const [environment] = useEnvironment();
  const rows = useRowPages({
    queryKey: [environment, 'products', retailerId, 'stores', rrc],
    fetchPage: async (after, signal) => {
      const page = { rrc, limit: 100, ...(after ? { after } : {}) };
      const { stores, next_cursor } = await connect(environment).management.products.listStores(page, { signal, retailerId });
      return { rows: stores, next: next_cursor };
    },
  });
  const columns: readonly Column<InStore>[] = [
    { key: 'name', title: t('in_stores.store'), cell: ({ name }) => name },
    {
      key: 'available',
      title: t('in_stores.available'),
      cell: ({ available }) => (
        <StatusBadge tone={available ? 'good' : 'bad'}>{t(available ? 'in_stores.yes' : 'in_stores.no')}</StatusBadge>
      ),
    },
    { key: 'price', title: t('fields.price'), align: 'right', cell: ({ price_cents }) => <Money cents={price_cents} /> },
    {
      key: 'updated_at',
      title: t('in_stores.updated'),
      cell: ({ updated_at }) => (updated_at ? <DateTime value={updated_at} relative /> : t('in_stores.as_catalogue')),
    },
  ];
  return (
    <DataTable
      label={t('in_stores.title')}
      columns={columns}
      rows={rows}
      rowKey={({ location_code }) => location_code}
      rowLink={({ location_code }) => `/stores/${encodeURIComponent(retailerId)}/${encodeURIComponent(location_code)}`}
      empty={{ icon: LocationIcon, title: t('in_stores.none') }}
    />
  );
}
