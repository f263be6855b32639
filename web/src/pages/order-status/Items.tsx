import { Text } from '@mantine/core';
import { PackageIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import classes from './order-status.module.css';
import { Replacement } from './Replacement.tsx';
import type { OrderPage } from './use-order-page.ts';

export type OrderItem = OrderPage['items'][number];
type Product = OrderItem['item'];

/** What was ordered and what became of it; replacements to decide come first. */
export function Items({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { t } = useTranslation('order-status');
  const items = page.items.toSorted((a, b) => Number(b.can_decide) - Number(a.can_decide));
  const open = items.filter(({ can_decide }) => can_decide).length;
  return (
    <Section title={t('items.title')} description={open > 0 ? t('items.open', { count: open }) : undefined}>
      <ul className={classes.items}>
        {items.map((line) => (
          <li key={line.id} className={classes.item}>
            <Ordered product={line.item} line={line} />
            {(line.replacement || line.alternative) && <Replacement link={link} line={line} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

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
