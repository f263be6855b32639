import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/session.ts';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import { healthQuery } from './webhook.ts';

const GOOD = 0.99;

export const toneOf = (rate: number | null): Tone => (rate === null ? 'neutral' : rate >= GOOD ? 'good' : rate > 0 ? 'warning' : 'bad');

/** How a webhook's deliveries of the last day ended. */
export function HealthBadge({ environment, webhookId }: { readonly environment: Environment; readonly webhookId: number }) {
  const { t, i18n } = useTranslation('webhooks');
  const { data, error } = useQuery(healthQuery(environment, webhookId));
  if (error) return <StatusBadge tone="neutral">{t('health.unknown')}</StatusBadge>;
  if (!data) return <Skeleton h={22} w={90} />;
  const { success_rate: rate } = data.last_24_hours;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <StatusBadge tone={toneOf(rate)}>
      {rate === null ? t(data.pending > 0 ? 'health.pending' : 'health.quiet', { count: data.pending }) : percent.format(rate)}
    </StatusBadge>
  );
}
