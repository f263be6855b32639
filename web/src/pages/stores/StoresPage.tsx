import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { LocationIcon, PlusIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { SearchInput } from '../../parts/SearchInput.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { allRows } from '../../parts/use-row-pages.ts';
import { NewStoreDialog } from './NewStoreDialog.tsx';
import { storePath } from './store-path.ts';

const MapView = lazy(() => import('../../parts/MapView.tsx'));
type Position = Signatures['management.stores.list_positions']['answer']['stores'][number];

/** The stores of all banners, as a list and on a map, with the orders under way in each. */
export default function StoresPage() {
  const { t } = useTranslation('stores');
  const session = useSession();
  const navigate = useNavigate();
  const [environment] = useEnvironment();
  const { values, set, clear } = useFilters(['q', 'active', 'view']);
  const [creating, setCreating] = useState(false);
  const query = useQuery({
    queryKey: [environment, 'stores', 'positions'],
    queryFn: async ({ signal }) => (await connect(environment).management.stores.listPositions({ limit: 5_000 }, { signal })).stores,
  });
  const shown = useMemo(() => query.data?.filter((store) => passes(store, values.q, values.active)), [query.data, values.q, values.active]);
  const places = useMemo(
    () => (shown ?? []).map((store) => ({ id: storePath(store), name: store.name, latitude: store.latitude, longitude: store.longitude })),
    [shown],
  );
  const mayOperate = hasRight(session, 'operate', environment);
  const create = (
    <Button leftSection={<PlusIcon />} onClick={() => setCreating(true)}>
      {t('new.open')}
    </Button>
  );
  const columns: readonly Column<Position>[] = [
    { key: 'name', title: t('fields.name'), cell: ({ name }) => name },
    { key: 'location_code', title: t('fields.location_code'), cell: ({ location_code }) => location_code },
    { key: 'retailer_id', title: t('fields.banner'), cell: ({ retailer_id }) => retailer_id },
    { key: 'time_zone', title: t('fields.time_zone'), cell: ({ time_zone }) => time_zone },
    { key: 'under_way', title: t('fields.under_way'), align: 'right', cell: ({ under_way }) => under_way },
    { key: 'late', title: t('fields.late'), align: 'right', cell: ({ late }) => late },
    {
      key: 'active',
      title: t('fields.state'),
      cell: ({ active }) => <StatusBadge tone={active ? 'good' : 'neutral'}>{t(active ? 'active' : 'inactive')}</StatusBadge>,
    },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={mayOperate && create} />
      <FilterBar isFiltered={values.q !== '' || values.active !== ''} onClear={clear}>
        <SearchInput label={t('search')} value={values.q} onChange={(q) => set('q', q)} />
        <Select
          aria-label={t('fields.state')}
          placeholder={t('fields.state')}
          data={[
            { value: 'true', label: t('active') },
            { value: 'false', label: t('inactive') },
          ]}
          value={values.active || null}
          onChange={(active) => set('active', active)}
          clearable
          w={{ base: '100%', xs: '9rem' }}
        />
        <Group ml={{ xs: 'auto' }}>
          <SegmentedControl
            aria-label={t('view')}
            value={values.view || 'list'}
            onChange={(view) => set('view', view === 'list' ? '' : view)}
            data={[
              { value: 'list', label: t('list') },
              { value: 'map', label: t('map') },
            ]}
          />
        </Group>
      </FilterBar>
      {values.view === 'map' && places.length > 0 ? (
        <Suspense fallback={<PageSkeleton />}>
          <MapView places={places} onChoose={({ id }) => navigate(id)} />
        </Suspense>
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={{ ...allRows(query), items: shown ?? [] }}
          rowKey={storePath}
          rowLink={storePath}
          isFiltered={values.q !== '' || values.active !== ''}
          empty={{ icon: LocationIcon, title: t('empty'), advice: t('empty_advice'), action: mayOperate && create }}
        />
      )}
      {creating && <NewStoreDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function passes({ name, location_code, active }: Position, q: string, wanted: string): boolean {
  const text = q.toLowerCase();
  return (wanted === '' || String(active) === wanted) && (name.toLowerCase().includes(text) || location_code.toLowerCase().includes(text));
}
