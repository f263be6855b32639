import { Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import { CheckCircleIcon, LocationIcon } from '@primer/octicons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { Delegate } from './Delegate.tsx';
import { timeOf } from './times.ts';
import { type OrderPage, pageKey } from './use-order-page.ts';
import { Vehicle } from './Vehicle.tsx';

/** How the order is collected, and what the customer tells the store for it. */
export function Pickup({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { t, i18n } = useTranslation('order-status');
  const { pickup, actions, store } = page;
  if (!pickup) return null;
  const instructions = pickup.instructions.filter(({ category }) => category === pickup.category);
  return (
    <Section title={t(`pickup.${pickup.category}`)}>
      <Stack gap="md">
        {instructions.map(({ instruction, instruction_images = [] }) => (
          <div key={instruction}>
            <Text style={{ whiteSpace: 'pre-line' }}>{instruction}</Text>
            {instruction_images.map(({ url, value }) => (
              <RemoteImage key={url} url={url} alt={value ?? t('pickup.picture', { store: store.name })} kind="picture" />
            ))}
          </div>
        ))}
        {pickup.arrived_at !== undefined && (
          <Text role="status" fw={550}>
            <CheckCircleIcon /> {t('arrival.recorded', { time: timeOf(pickup.arrived_at, page, i18n.language) })}
          </Text>
        )}
        {actions.includes('record_arrival') && <Arrival link={link} hasDelegate={pickup.delegate !== undefined} />}
        {pickup.category === 'curbside' && (
          <Part title={t('vehicle.title')}>
            <Vehicle link={link} vehicle={pickup.vehicle} canChange={actions.includes('set_vehicle')} />
          </Part>
        )}
        <Part title={t('delegate.title')}>
          <Delegate link={link} delegate={pickup.delegate} canChange={actions.includes('set_delegate')} />
        </Part>
      </Stack>
    </Section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {children}
    </div>
  );
}

function Arrival({ link, hasDelegate }: { readonly link: string; readonly hasDelegate: boolean }) {
  const { t } = useTranslation('order-status');
  const [isDelegate, setIsDelegate] = useState(false);
  const arrive = useApiMutation({
    mutationFn: () => customer.orderPages.arrival.record({ link, body: { is_pickup_delegate: hasDelegate && isDelegate } }),
    changes: [pageKey(link)],
  });
  return (
    <Stack gap="sm">
      {hasDelegate && (
        <Checkbox label={t('arrival.delegate')} checked={isDelegate} onChange={(event) => setIsDelegate(event.currentTarget.checked)} />
      )}
      <Button size="lg" fullWidth leftSection={<LocationIcon />} loading={arrive.isPending} onClick={() => arrive.mutate()}>
        {t('arrival.record')}
      </Button>
    </Stack>
  );
}
