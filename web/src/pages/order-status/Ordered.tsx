import { Text } from '@mantine/core';
import { PackageIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import classes from './order-status.module.css';
import type { OrderPage } from './use-order-page.ts';

export type OrderItem = OrderPage['items'][number];
type Product = OrderItem['item'];

const TONES = { FOUND: 'good', REPLACED: 'warning', TO_REFUND: 'neutral', NOT_PICKED: 'neutral' } as const;

export function Ordered({ product, line }: { readonly product: Product; readonly line?: OrderItem }) {
  const { t } = useTranslation('order-status');
  const { name, image_url, quantity, cost_unit } = product;
  const status = line?.status as keyof typeof TONES | undefined;
  return (
    <div className={classes.ordered}>
      {image_url === undefined ? (
        <span className={classes.placeholder} aria-hidden="true">
          <PackageIcon />
        </span>
      ) : (
        <RemoteImage url={image_url} alt="" kind="thumbnail" />
      )}
      <div className={classes.name}>
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="dimmed">
          {cost_unit === 'each' ? t('items.count', { quantity }) : `${quantity} ${cost_unit}`}
        </Text>
      </div>
      {status && status in TONES && status !== 'NOT_PICKED' && (
        <StatusBadge tone={TONES[status]}>{t(`items.status.${status}`)}</StatusBadge>
      )}
    </div>
  );
}
