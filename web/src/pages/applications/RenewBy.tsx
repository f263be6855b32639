import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';

const DAY = 86_400_000;
const WARN_DAYS = 30;

/** When credentials should be rotated, with a warning from thirty days before. `now` in epoch milliseconds. */
export function RenewBy({ value, now }: { readonly value: string; readonly now: number }) {
  const { t } = useTranslation('applications');
  const left = Math.ceil((Date.parse(value) - now) / DAY);
  return (
    <Group gap="xs">
      <DateTime value={value} />
      {left <= 0 ? (
        <StatusBadge tone="bad">{t('renew.overdue')}</StatusBadge>
      ) : (
        left <= WARN_DAYS && <StatusBadge tone="warning">{t('renew.soon', { count: left })}</StatusBadge>
      )}
    </Group>
  );
}
