import { NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { codesOf, ProductPicker } from './ProductPicker.tsx';
import { type OrderLine, useOrderWrite, type WholeOrder } from './use-order.ts';

export type ItemStep = { readonly name: 'add' } | { readonly name: 'short' | 'replace'; readonly line: OrderLine };

export interface ItemDialogProps {
  readonly order: WholeOrder;
  readonly step: ItemStep;
  readonly onClose: () => void;
}

/** What a shopper says of an item: how much there is of it, or what comes in its place or besides. */
export function ItemDialog({ order, step, onClose }: ItemDialogProps) {
  const { t } = useTranslation('orders');
  const line = step.name === 'add' ? undefined : step.line;
  const weighed = line !== undefined && line.qty_unit !== 'each';
  const write = useOrderWrite(order, (client, { product, amount }: { product: string; amount: number }, options) => {
    const { order_id } = order;
    const delivered = weighed ? { delivered_weight: amount } : { delivered_count: amount };
    if (line === undefined)
      return client.management.orderItems.create({ order_id, body: { item: codesOf(product), ...delivered } }, options);
    const body = step.name === 'short' ? { status: 'found' as const } : { status: 'replaced' as const, replacement_item: codesOf(product) };
    return client.management.orderItems.update({ order_id, line_num: line.line_num, body: { ...body, ...delivered } }, options);
  });
  return (
    <FormDialog
      title={t(`items.dialogs.${step.name}`)}
      action={t(`items.dialogs.${step.name}`)}
      onClose={onClose}
      initial={{ product: '', amount: line?.qty ?? 1 }}
      keys={{ item: 'product', replacement_item: 'product', delivered_count: 'amount', delivered_weight: 'amount' }}
      send={write.mutateAsync}
      fields={(form) => (
        <>
          {line && <Text>{line.name}</Text>}
          {step.name !== 'short' && (
            <ProductPicker
              retailerId={order.retailer_id}
              value={form.values.product}
              error={form.errors.product}
              onChange={(value) => form.set('product', value ?? '')}
            />
          )}
          <NumberInput
            label={t(weighed ? 'items.weight' : 'items.count')}
            min={0}
            decimalScale={weighed ? 2 : 0}
            {...(step.name === 'short' ? { 'data-autofocus': true } : {})}
            {...form.number('amount')}
          />
        </>
      )}
    />
  );
}
