import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ORDER_STATUSES } from './order-states.ts';
import classes from './orders.module.css';

export interface StatusTabsProps {
  /** By status; undefined while they are counted. */
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly total: number | undefined;
  /** Whether orders that are done were all counted; else there are more. */
  readonly complete: boolean;
  readonly value: string;
  readonly onChange: (status: string) => void;
}

/** The statuses with their numbers of orders; one of them filters. */
export function StatusTabs({ counts, total, complete, value, onChange }: StatusTabsProps) {
  const { t, i18n } = useTranslation('orders');
  const number = new Intl.NumberFormat(i18n.language);
  const shown = (status: string, count: number) =>
    complete || !['', 'delivered', 'canceled'].includes(status) ? number.format(count) : `${number.format(count)}+`;
  const tab = (status: string, label: string, count: number | undefined) => (
    <UnstyledButton key={status} className={classes.tab} aria-pressed={value === status} onClick={() => onChange(status)}>
      {label} <span className={classes.count}>{count === undefined ? '…' : shown(status, count)}</span>
    </UnstyledButton>
  );
  return (
    <fieldset className={classes.tabs} aria-label={t('filters.status')}>
      {tab('', t('filters.all'), total)}
      {ORDER_STATUSES.map((status) => tab(status, t(`states.${status}`), counts && (counts[status] ?? 0)))}
    </fieldset>
  );
}
