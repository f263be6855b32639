import { Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { type Server, STATUS_KEY } from './types.ts';

const TimeChart = lazy(() => import('../../parts/TimeChart.tsx'));
const COLORS = { api: 'var(--cw-series-1)', oauth: 'var(--cw-series-2)' } as const;
const HEIGHT = 260;

type Period = 'day' | 'week' | 'quarter';
interface Point {
  readonly at: string;
  readonly ms: number | null;
}

/** Half of the answers took no longer: over a day, eight days or 90. */
export function ResponseTimes({ server }: { readonly server: Server }) {
  const { t } = useTranslation(['status', 'app']);
  const [period, setPeriod] = useState<Period>('day');
  const older = useQuery({
    queryKey: [...STATUS_KEY, 'response-times', server.server_id, period],
    queryFn: ({ signal }) =>
      callConsole('GET /api/status/response-times', {
        query: { server_id: server.server_id, period: period === 'week' ? 'hour' : 'day' },
        signal,
      }),
    enabled: period !== 'day',
  });
  const lines =
    period === 'day'
      ? server.response_times.map(({ component, last_24_hours }) => ({
          component,
          points: last_24_hours.map(({ at, p50_ms }): Point => ({ at, ms: p50_ms })),
        }))
      : older.data?.components.map(({ component, periods }) => ({
          component,
          points: periods.map(({ starts_at, p50_ms }): Point => ({ at: starts_at, ms: p50_ms })),
        }));
  const title = t('response.title', { server: t(`app:environments.${server.environment}`) });
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={3}>{t('response.heading')}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t('response.period')}
          value={period}
          onChange={(value) => setPeriod(value as Period)}
          data={(['day', 'week', 'quarter'] as const).map((value) => ({ value, label: t(`response.${value}`) }))}
        />
      </Group>
      <Now server={server} />
      {older.error && period !== 'day' ? (
        <ErrorState error={older.error} title={t('response.failed')} onRetry={older.refetch} />
      ) : lines ? (
        <Suspense fallback={<Skeleton h={HEIGHT} />}>
          <TimeChart label={title} {...seriesOf(lines, (component) => t(`components.${component}`))} format={(value) => `${value} ms`} />
        </Suspense>
      ) : (
        <Skeleton h={HEIGHT} />
      )}
    </>
  );
}

/** How long the last check took. */
function Now({ server: { components } }: { readonly server: Server }) {
  const { t } = useTranslation('status');
  const measured = components.filter(({ response_ms }) => response_ms !== null);
  if (measured.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {t('response.now')} {measured.map(({ component, response_ms }) => `${t(`components.${component}`)} ${response_ms} ms`).join(' · ')}
    </Text>
  );
}

interface Line {
  readonly component: 'api' | 'oauth';
  readonly points: readonly Point[];
}

/** Lines over the moments that any of them has. */
function seriesOf(lines: readonly Line[], nameOf: (component: Line['component']) => string) {
  const times = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
  const series = lines.map(({ component, points }) => {
    const found = new Map(points.map(({ at, ms }) => [at, ms]));
    return { name: nameOf(component), color: COLORS[component], values: times.map((at) => found.get(at) ?? null) };
  });
  return { times, series };
}
