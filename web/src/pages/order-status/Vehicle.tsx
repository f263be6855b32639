import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VehicleDetails } from '../../../../client/generated/types.ts';
import { customer } from '../../api/customer.ts';
import { useApiForm } from '../../parts/use-api-form.ts';
import { EditForm } from './EditForm.tsx';
import { type OrderPage, pageKey } from './use-order-page.ts';

const TYPES = ['hatchback', 'minivan', 'sedan', 'suv', 'truck', 'other'] as const;
const COLORS = ['black', 'blue', 'brown', 'gray', 'green', 'yellow', 'orange', 'red', 'silver', 'white'] as const;

interface Props {
  readonly link: string;
  readonly vehicle: NonNullable<OrderPage['pickup']>['vehicle'];
  readonly canChange: boolean;
}

/** By what the store's employee finds the customer. */
export function Vehicle({ link, vehicle, canChange }: Props) {
  const { t } = useTranslation('order-status');
  const [edits, setEdits] = useState(false);
  if (edits) return <VehicleForm link={link} vehicle={vehicle} onDone={() => setEdits(false)} />;
  const { color, vehicle_type, model, license_plate } = vehicle ?? {};
  const words = [color && t(`vehicle.colors.${color}`), model || (vehicle_type && t(`vehicle.types.${vehicle_type}`)), license_plate];
  return (
    <Group justify="space-between" gap="sm">
      <Text>{vehicle ? words.filter(Boolean).join(', ') : t('vehicle.none')}</Text>
      {canChange && (
        <Button variant="default" onClick={() => setEdits(true)}>
          {vehicle ? t('vehicle.change') : t('vehicle.add')}
        </Button>
      )}
    </Group>
  );
}

function VehicleForm({ link, vehicle, onDone }: Omit<Props, 'canChange'> & { readonly onDone: () => void }) {
  const { t } = useTranslation('order-status');
  const client = useQueryClient();
  const { color = '', vehicle_type = '', model = '', license_plate = '' } = vehicle ?? {};
  const form = useApiForm({
    initial: { color, vehicle_type, model, license_plate },
    send: async (values) => {
      // What is not chosen is not sent: '' is none of the values.
      const { color, vehicle_type, ...texts } = values;
      const chosen = { ...(color === '' ? {} : { color }), ...(vehicle_type === '' ? {} : { vehicle_type }) };
      await customer.orderPages.vehicle.set({ link, body: { ...texts, ...chosen } as VehicleDetails });
      await client.invalidateQueries({ queryKey: pageKey(link) });
      onDone();
    },
  });
  const choices = (names: readonly string[], kind: 'types' | 'colors') => [
    { value: '', label: t('vehicle.not_chosen') },
    ...names.map((value) => ({ value, label: t(`vehicle.${kind}.${value}`) })),
  ];
  return (
    <EditForm form={form} onDone={onDone}>
      <Group gap="sm" grow>
        <NativeSelect label={t('vehicle.type')} data={choices(TYPES, 'types')} {...form.text('vehicle_type')} />
        <NativeSelect label={t('vehicle.color')} data={choices(COLORS, 'colors')} {...form.text('color')} />
      </Group>
      <TextInput label={t('vehicle.model')} {...form.text('model')} />
      <TextInput label={t('vehicle.plate')} autoCapitalize="characters" {...form.text('license_plate')} />
    </EditForm>
  );
}
