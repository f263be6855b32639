import { Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../parts/map-geometry.ts';
import { Section } from '../../parts/Section.tsx';
import type { OrderPage } from './use-order-page.ts';

const MapView = lazy(() => import('../../parts/MapView.tsx'));

/** The way from the store to the door, and where the shopper is on it. */
export function Drive({ page }: { readonly page: OrderPage }) {
  const { t } = useTranslation('order-status');
  const { store, destination, location, shopper } = page;
  if (!destination) return null;
  const name = shopper?.first_name ?? t('shopper');
  const places: Place[] = [
    { id: 'store', name: store.name, ...store.coordinates, tone: 'store' },
    { id: 'address', name: t('drive.address'), ...destination.coordinates, tone: 'address' },
    ...(location ? [{ id: 'shopper', name, ...location, tone: 'shopper' } as const] : []),
  ];
  return (
    <Section title={t('drive.title')}>
      <Suspense fallback={<Skeleton h={220} />}>
        <MapView places={places} route={[store.coordinates, ...(location ? [location] : []), destination.coordinates]} />
      </Suspense>
      <Text size="sm" c="dimmed">
        {location ? t('drive.driving', { name }) : t('drive.unknown')}
      </Text>
    </Section>
  );
}
