import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { DayBars } from './DayBars.tsx';
import classes from './status.module.css';
import { type Component, TONES } from './types.ts';
import { percent } from './uptime.ts';

export function ComponentRow({ component }: { readonly component: Component }) {
  const { t, i18n } = useTranslation('status');
  const name = t(`components.${component.component}`);
  return (
    <li className={classes.component}>
      <div className={classes.componentHead}>
        <Text fw={550}>{name}</Text>
        <StatusBadge tone={TONES[component.state]}>{t(`states.${component.state}`)}</StatusBadge>
      </div>
      {component.reason !== null && (
        <Text size="sm" c="dimmed">
          {component.reason}
        </Text>
      )}
      <DayBars name={name} days={component.days} />
      <div className={classes.ends}>
        <span>{t('days.ago', { count: component.days.length })}</span>
        <span>
          {component.uptime_90_days === null
            ? t('days.unprobed')
            : t('days.uptime', { uptime: percent(component.uptime_90_days, i18n.language) })}
        </span>
        <span>{t('days.today')}</span>
      </div>
    </li>
  );
}
