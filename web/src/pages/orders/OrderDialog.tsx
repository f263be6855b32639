import { Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ShopperDialog } from './ShopperDialog.tsx';
import { useOrderWrite, type WholeOrder } from './use-order.ts';

export type OrderDialogName = 'batch' | 'assign' | 'cancel' | 'location' | 'stage';
const REASONS = ['retailer_driven', 'customer_driven', 'shopper_driven', 'instacart_driven', 'unbatchable', 'other'] as const;

interface DialogProps {
  readonly order: WholeOrder;
  readonly onClose: () => void;
}

/** The dialog of a step that needs more to be said. */
export function OrderDialog({ order, opened, onClose }: DialogProps & { readonly opened: OrderDialogName | undefined }) {
  switch (opened) {
    case 'batch':
    case 'assign':
      return <WithShopper order={order} onClose={onClose} step={opened} />;
    case 'cancel':
      return <CancelDialog order={order} onClose={onClose} />;
    case 'location':
      return <LocationDialog order={order} onClose={onClose} />;
    case 'stage':
      return <StageDialog order={order} onClose={onClose} />;
    case undefined:
      return null;
  }
}

function WithShopper({ order, onClose, step }: DialogProps & { readonly step: 'batch' | 'assign' }) {
  const { t } = useTranslation('orders');
  const send = useOrderWrite(order, (client, shopper_id: number, options) =>
    step === 'batch'
      ? client.management.batches.create({ body: { shopper_id, orders: [{ id: order.order_id }] } }, options)
      : client.management.batches.assign({ batch_id: String(order.batch?.id), body: { shopper_id } }, options),
  );
  const title = step === 'batch' ? t(`actions.batch.${order.actions.batch_type}`) : t('actions.assign');
  return <ShopperDialog title={title} action={title} onClose={onClose} send={send.mutateAsync} />;
}

function CancelDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const [reason, setReason] = useState<(typeof REASONS)[number]>('retailer_driven');
  const cancel = useOrderWrite(order, (client, cancellation_reason: (typeof REASONS)[number], options) =>
    client.management.orders.recordEvent({ order_id: order.order_id, body: { event_name: 'canceled', cancellation_reason } }, options),
  );
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('cancel.title', { id: order.order_id })}
      action={t('actions.cancel')}
      destructive
      pending={cancel.isPending}
      onConfirm={() => cancel.mutate(reason, { onSuccess: onClose })}
    >
      <Text mb="md">{t('cancel.advice')}</Text>
      <Select
        label={t('cancel.reason')}
        data={REASONS.map((value) => ({ value, label: t(`cancel.reasons.${value}`) }))}
        value={reason}
        onChange={(value) => value && setReason(value as typeof reason)}
        allowDeselect={false}
      />
    </ConfirmDialog>
  );
}

function LocationDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const { latitude = 0, longitude = 0 } = order.details.position ?? {};
  const report = useOrderWrite(order, (client, body: { latitude: number; longitude: number }, options) =>
    client.management.orders.reportLocation({ order_id: order.order_id, body }, options),
  );
  return (
    <FormDialog
      title={t('actions.report_location')}
      action={t('actions.report_location')}
      onClose={onClose}
      initial={{ latitude, longitude }}
      send={(values) => report.mutateAsync({ latitude: Number(values.latitude), longitude: Number(values.longitude) })}
      fields={(form) => (
        <Group grow>
          <NumberInput label={t('location.latitude')} decimalScale={6} hideControls data-autofocus {...form.number('latitude')} />
          <NumberInput label={t('location.longitude')} decimalScale={6} hideControls {...form.number('longitude')} />
        </Group>
      )}
    />
  );
}

function StageDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const known = order.details.last_mile;
  const initial = {
    items_count: known?.items_count ?? 1,
    items_weight: known?.items_weight ?? 1,
    bags_count: known?.bags_count ?? 1,
    bag_label: '',
  };
  const stage = useOrderWrite(order, (client, { bag_label, ...counts }: typeof initial, options) => {
    const body = { ...counts, ...(bag_label === '' ? {} : { bag_label }) };
    const { order_id, user_id } = order;
    return order.kind === 'last_mile' && user_id !== null
      ? client.lastMile.stage({ user_id, order_id, body }, options)
      : client.dispatch.stage({ order_id, body }, options);
  });
  return (
    <FormDialog
      title={t('actions.stage')}
      action={t('actions.stage')}
      onClose={onClose}
      initial={initial}
      send={stage.mutateAsync}
      fields={(form) => (
        <>
          <Group grow>
            <NumberInput label={t('stage.items_count')} min={1} data-autofocus {...form.number('items_count')} />
            <NumberInput label={t('stage.items_weight')} min={0} {...form.number('items_weight')} />
          </Group>
          <Group grow>
            <NumberInput label={t('stage.bags_count')} min={1} {...form.number('bags_count')} />
            <TextInput label={t('stage.bag_label')} {...form.text('bag_label')} />
          </Group>
        </>
      )}
    />
  );
}
