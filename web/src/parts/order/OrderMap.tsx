import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import type { Place } from '../map-geometry.ts';
import { orderKey, type WholeOrder } from './use-order.ts';

const MapView = lazy(() => import('../MapView.tsx'));
const WHILE_DRIVING = 5_000;

/** Store, address, and where the shopper is while the order is being delivered. */
export function OrderMap({ environment, order }: { readonly environment: Environment; readonly order: WholeOrder }) {
  const { t } = useTranslation('order');
  const { order_id, retailer_id, location_code, workflow_state } = order;
  const options = { retailerId: retailer_id };
  const isDriving = workflow_state === 'delivering';
  const store = useQuery({
    queryKey: [environment, 'stores', retailer_id, location_code],
    queryFn: ({ signal }) => connect(environment).management.stores.get({ location_code }, { ...options, signal }),
  }).data;
  const address = useQuery({
    queryKey: [...orderKey(environment, order_id), 'handling'],
    queryFn: ({ signal }) => connect(environment).postCheckout.orders.getHandling({ order_id }, { ...options, signal }),
    enabled: order.user_id !== null && order.kind !== 'pickup',
  }).data?.coordinates;
  const shopper = useQuery({
    queryKey: [...orderKey(environment, order_id), 'location'],
    queryFn: ({ signal }) => connect(environment).postCheckout.orders.getLocation({ order_id }, { ...options, signal }),
    enabled: order.user_id !== null && isDriving,
    refetchInterval: WHILE_DRIVING,
  }).data?.coordinates;
  if (!store) return <Skeleton h={180} />;
  const places: Place[] = [
    { id: 'store', name: t('map.store', { name: store.name }), latitude: store.latitude, longitude: store.longitude, tone: 'store' },
    ...(address ? [{ id: 'address', name: t('map.address'), ...address, tone: 'address' } as const] : []),
    ...(shopper && isDriving ? [{ id: 'shopper', name: t('map.shopper'), ...shopper, tone: 'shopper' } as const] : []),
  ];
  return (
    <Suspense fallback={<Skeleton h={180} />}>
      <MapView places={places} route={address ? [store, address] : []} />
      <Text size="sm" c="dimmed" mt="xs">
        {isDriving && shopper ? t('map.driving') : t('map.standing', { store: store.name })}
      </Text>
    </Suspense>
  );
}
