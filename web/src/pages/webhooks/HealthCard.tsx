import { Card, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/session.ts';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toneOf } from './HealthBadge.tsx';
import { healthQuery } from './webhook.ts';

interface Outcomes {
  readonly delivered: number;
  readonly failed: number;
  readonly success_rate: number | null;
}

/** How a webhook's deliveries went. */
export function HealthCard({ environment, webhookId }: { readonly environment: Environment; readonly webhookId: number }) {
  const { t, i18n } = useTranslation('webhooks');
  const { data, error, refetch } = useQuery(healthQuery(environment, webhookId));
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 2 });
  const time = (value: string | null) => (value === null ? '–' : <DateTime value={value} />);
  const outcomes = ({ delivered, failed, success_rate: rate }: Outcomes) => (
    <>
      {rate !== null && <StatusBadge tone={toneOf(rate)}>{percent.format(rate)}</StatusBadge>} {t('health.outcomes', { delivered, failed })}
    </>
  );
  return (
    <Card component="section" aria-labelledby="health">
      <Title order={2} id="health" mb="md">
        {t('health.title')}
      </Title>
      {error ? (
        <ErrorState error={error} title={t('health.failed')} onRetry={refetch} />
      ) : !data ? (
        <Skeleton h={180} />
      ) : (
        <Facts
          entries={[
            [t('health.last_day'), outcomes(data.last_24_hours)],
            [t('health.last_week'), outcomes(data.last_7_days)],
            [t('health.waiting'), data.pending],
            [t('health.oldest'), time(data.oldest_pending_at)],
            [t('health.next'), time(data.next_attempt_at)],
            [t('health.last_success'), time(data.last_success_at)],
            [
              t('health.last_failure'),
              data.last_failure === null ? (
                '–'
              ) : (
                <>
                  {time(data.last_failure.at)} {data.last_failure.error}
                </>
              ),
            ],
            [t('health.p95'), data.p95_attempt_ms === null ? '–' : t('milliseconds', { count: Math.round(data.p95_attempt_ms) })],
          ]}
        />
      )}
    </Card>
  );
}
