import { Card, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/session.ts';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { usageQuery } from './application.ts';

const TimeChart = lazy(() => import('../../parts/TimeChart.tsx'));

/** Tokens that were issued to an application and its requests, by day. */
export function UsageChart({ environment, clientId }: { readonly environment: Environment; readonly clientId: string }) {
  const { t } = useTranslation('applications');
  const { data, error, refetch } = useQuery(usageQuery(environment, clientId));
  return (
    <Card component="section" aria-labelledby="usage">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="usage">
          {t('usage.title')}
        </Title>
        {data && (
          <Text size="sm" c="dimmed">
            {data.last_used_at === null ? t('usage.never') : t('usage.last')}{' '}
            {data.last_used_at !== null && <DateTime value={data.last_used_at} relative />}
          </Text>
        )}
      </Group>
      {error ? (
        <ErrorState error={error} title={t('usage.failed')} onRetry={refetch} />
      ) : !data ? (
        <Skeleton h={220} />
      ) : (
        <Suspense fallback={<Skeleton h={220} />}>
          <TimeChart
            label={t('usage.title')}
            step="day"
            kind="bars"
            times={data.days.map(({ date }) => `${date}T00:00:00Z`)}
            series={[
              { name: t('usage.tokens'), color: 'var(--cw-series-1)', values: data.days.map((day) => day.tokens_issued) },
              { name: t('usage.requests'), color: 'var(--cw-series-2)', values: data.days.map((day) => day.requests) },
            ]}
          />
        </Suspense>
      )}
    </Card>
  );
}
