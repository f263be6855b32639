import { Card, SimpleGrid, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import TimeChart from '../../parts/TimeChart.tsx';
import { errorRate } from './error-rate.ts';
import { useFormats } from './formats.ts';
import type { Usage } from './periods.ts';

/** Requests, the part of them that failed, and durations, over the period. */
export default function Charts({ points }: { readonly points: Usage['points'] }) {
  const { t } = useTranslation('usage');
  const { count, share, milliseconds } = useFormats();
  const times = points.map(({ at }) => at);
  const [green, blue, amber, red] = ['var(--cw-series-1)', 'var(--cw-series-2)', 'var(--cw-series-3)', 'var(--cw-series-bad)'];
  return (
    <>
      <Chart title={t('charts.requests')}>
        <TimeChart
          label={t('charts.requests')}
          kind="bars"
          times={times}
          format={count}
          series={[
            { name: t('answered'), color: green!, values: points.map((point) => point.requests - point.errors_4xx - point.errors_5xx) },
            { name: '4xx', color: amber!, values: points.map((point) => point.errors_4xx) },
            { name: '5xx', color: red!, values: points.map((point) => point.errors_5xx) },
          ]}
        />
      </Chart>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Chart title={t('error_rate')}>
          <TimeChart
            label={t('error_rate')}
            kind="bars"
            times={times}
            format={share}
            series={[{ name: t('error_rate'), color: red!, values: points.map(errorRate) }]}
          />
        </Chart>
        <Chart title={t('charts.latency')}>
          <TimeChart
            label={t('charts.latency')}
            times={times}
            format={milliseconds}
            series={[
              { name: 'p50', color: green!, values: points.map(({ p50_ms }) => p50_ms) },
              { name: 'p95', color: blue!, values: points.map(({ p95_ms }) => p95_ms) },
              { name: 'p99', color: amber!, values: points.map(({ p99_ms }) => p99_ms) },
            ]}
          />
        </Chart>
      </SimpleGrid>
    </>
  );
}

const Chart = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Card component="section" aria-label={title}>
    <Title order={2} mb="sm">
      {title}
    </Title>
    {children}
  </Card>
);
