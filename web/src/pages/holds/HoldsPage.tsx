import { HourglassIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { SearchInput } from '../../parts/SearchInput.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';
import { Countdown } from './Countdown.tsx';
import { useServerClock } from './use-server-clock.ts';

type Hold = Signatures['management.holds.list']['answer']['holds'][number];
const EVERY = 5_000;

/** The places in windows that users keep while they check out, and how long they still do. */
export default function HoldsPage() {
  const { t } = useTranslation('holds');
  const [environment] = useEnvironment();
  const clock = useServerClock(environment);
  const { values, query, set, clear, isFiltered } = useFilters(['location_code', 'user_id']);
  const rows = useRowPages({
    queryKey: [environment, 'holds', query],
    fetchPage: async (after, signal) => {
      const { holds, next_cursor } = await connect(environment).management.holds.list(
        { ...query, limit: 100, ...(after ? { after } : {}) },
        { signal },
      );
      return { rows: holds, next: next_cursor };
    },
    refetchInterval: EVERY,
  });
  const columns: readonly Column<Hold>[] = [
    { key: 'user', title: t('user'), cell: ({ user_name, user_id }) => user_name ?? user_id },
    { key: 'location_code', title: t('store'), cell: ({ location_code }) => location_code },
    { key: 'pool', title: t('pool'), cell: ({ pool }) => t(`pools.${pool}`) },
    { key: 'window', title: t('window'), cell: ({ window_starts_at }) => <DateTime value={window_starts_at} /> },
    { key: 'left', title: t('left'), align: 'right', cell: ({ expires_at }) => <Countdown until={expires_at} clock={clock} /> },
    { key: 'hold', title: t('id'), align: 'right', cell: ({ service_option_hold_id }) => service_option_hold_id },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SearchInput label={t('store_filter')} value={values.location_code} onChange={(code) => set('location_code', code)} />
        <SearchInput label={t('user_filter')} value={values.user_id} onChange={(id) => set('user_id', id)} />
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ service_option_hold_id }) => String(service_option_hold_id)}
        rowLink={({ user_id }) => `/users/${encodeURIComponent(user_id)}`}
        isFiltered={isFiltered}
        empty={{ icon: HourglassIcon, title: t('empty'), advice: t('empty_advice') }}
      />
    </>
  );
}
