import { Anchor, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NewApplication } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import type { Application } from './application.ts';
import { CloneAgain } from './CloneAgain.tsx';

const TimeChart = lazy(() => import('../../parts/TimeChart.tsx'));
const LOOK_AGAIN = 10_000;

export interface RotationUsageProps {
  readonly old: Application;
  readonly clone: Application;
  readonly onCloneAgain: (clone: NewApplication) => void;
}

/** Requests of the old and of the new application, so that one sees when the old one is no longer used. */
export function RotationUsage({ old, clone, onCloneAgain }: RotationUsageProps) {
  const { t } = useTranslation('applications');
  const [step, setStep] = useState<'hour' | 'day'>('hour');
  const { environment } = old;
  const uses = useQueries({
    queries: [old, clone].map(({ client_id }) => ({
      queryKey: [environment, 'usage', { step, client_id }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        connect(environment).management.usage.get({ step, client_id, api: 'all' }, { signal }),
      refetchInterval: LOOK_AGAIN,
    })),
  });
  const [before, after] = uses.map(({ data }) => data);
  const error = uses.find((use) => use.error)?.error;
  return (
    <Stack gap="md">
      <Text>
        {t('rotate.deploy.new')}{' '}
        <Anchor component={Link} to={`/applications/${clone.client_id}`} style={{ overflowWrap: 'anywhere' }}>
          {clone.name} (<code>{clone.client_id}</code>)
        </Anchor>
      </Text>
      <SegmentedControl
        aria-label={t('rotate.deploy.step')}
        style={{ alignSelf: 'flex-start' }}
        size="xs"
        value={step}
        onChange={(value) => setStep(value as 'hour' | 'day')}
        data={(['hour', 'day'] as const).map((value) => ({ value, label: t(`rotate.deploy.${value}`) }))}
      />
      {error ? (
        <ErrorState error={error} title={t('usage.failed')} onRetry={() => Promise.all(uses.map(({ refetch }) => refetch()))} />
      ) : !before || !after ? (
        <Skeleton h={220} />
      ) : (
        <Suspense fallback={<Skeleton h={220} />}>
          <TimeChart
            label={t('rotate.deploy.chart')}
            kind="bars"
            {...(step === 'day' ? { step } : {})}
            times={before.points.map(({ at }) => at)}
            series={[
              { name: t('rotate.deploy.old_series'), color: 'var(--cw-series-2)', values: before.points.map(({ requests }) => requests) },
              { name: t('rotate.deploy.new_series'), color: 'var(--cw-series-1)', values: after.points.map(({ requests }) => requests) },
            ]}
          />
        </Suspense>
      )}
      <CloneAgain old={old} onCloned={onCloneAgain} />
    </Stack>
  );
}
