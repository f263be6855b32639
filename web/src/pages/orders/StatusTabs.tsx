import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ORDER_STATUSES } from './order-states.ts';
import classes from './orders.module.css';

export interface StatusTabsProps {
  /** By status; undefined while they are counted. */
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly total: number | undefined;
  readonly value: string;
  readonly onChange: (status: string) => void;
}

/** The statuses with their numbers of orders; one of them filters. */
export function StatusTabs({ counts, total, value, onChange }: StatusTabsProps) {
  const { t, i18n } = useTranslation('orders');
  const number = new Intl.NumberFormat(i18n.language);
  const tab = (status: string, label: string, count: number | undefined) => (
    <UnstyledButton key={status} className={classes.tab} aria-pressed={value === status} onClick={() => onChange(status)}>
      {label} <span className={classes.count}>{count === undefined ? '…' : number.format(count)}</span>
    </UnstyledButton>
  );
  return (
    <fieldset className={classes.tabs} aria-label={t('filters.status')}>
      {tab('', t('filters.all'), total)}
      {ORDER_STATUSES.map((status) => tab(status, t(`states.${status}`), counts && (counts[status] ?? 0)))}
    </fieldset>
  );
}
