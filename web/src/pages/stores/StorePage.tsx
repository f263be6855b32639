import { Skeleton, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { StoreCapacity } from './StoreCapacity.tsx';
import { StoreDetails } from './StoreDetails.tsx';
import { StoreHours } from './StoreHours.tsx';
import { StoreInstructions } from './StoreInstructions.tsx';
import { StoreItems } from './StoreItems.tsx';
import { StoreOrders } from './StoreOrders.tsx';
import { StorePolicy } from './StorePolicy.tsx';
import { useOfStore } from './use-store.ts';

const TABS = {
  details: StoreDetails,
  hours: StoreHours,
  policy: StorePolicy,
  capacity: StoreCapacity,
  orders: StoreOrders,
  pickup: StoreInstructions,
  items: StoreItems,
} as const;
type Tab = keyof typeof TABS;

/** One store: what it offers, when, where to, and how full it is. */
export default function StorePage() {
  const { t } = useTranslation('stores');
  const { retailer_id = '', location_code = '' } = useParams();
  const key = { retailerId: retailer_id, location_code };
  const { values, set } = useFilters(['tab']);
  const {
    data: store,
    error,
    refetch,
  } = useOfStore(key, 'store', (management, options) => management.stores.get({ location_code }, options));
  if (!store) {
    return (
      <>
        <PageHeader title={location_code} />
        {error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={320} />}
      </>
    );
  }
  const tab: Tab = values.tab in TABS ? (values.tab as Tab) : 'details';
  const Content = TABS[tab];
  return (
    <>
      <PageHeader
        title={store.name}
        description={
          <>
            {location_code} · {store.time_zone}
          </>
        }
        actions={<StatusBadge tone={store.active ? 'good' : 'neutral'}>{t(store.active ? 'active' : 'inactive')}</StatusBadge>}
      />
      <Tabs value={tab} onChange={(name) => set('tab', name === 'details' ? '' : name)} keepMounted={false}>
        <Tabs.List mb="lg">
          {(Object.keys(TABS) as Tab[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Content key={location_code} store={store} storeKey={key} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
