import { Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { PulseIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';

const SHOWN = 6;

/** The last calls that the server had from this organization. */
export function RecentRequests() {
  const { t } = useTranslation('home');
  const [environment] = useEnvironment();
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'requests', { limit: SHOWN }],
    queryFn: ({ signal }) => connect(environment).management.requests.list({ limit: SHOWN }, { signal }),
  });
  return (
    <Card component="section" aria-labelledby="recent-requests" h="100%">
      <Title order={2} id="recent-requests" mb="sm">
        {t('requests.title')}
      </Title>
      {error ? (
        <ErrorState error={error} title={t('requests.failed')} onRetry={refetch} />
      ) : !data ? (
        <Skeleton h={180} />
      ) : data.requests.length === 0 ? (
        <EmptyState icon={PulseIcon} title={t('requests.none')} advice={t('requests.none_advice')} />
      ) : (
        <Stack gap="xs">
          {data.requests.map(({ request_id, method, path, status, started_at }) => (
            <Group key={request_id} wrap="nowrap" gap="sm" align="baseline">
              <HttpStatus status={status} />
              <Text size="sm" ff="monospace" flex={1} style={{ overflowWrap: 'anywhere' }}>
                <b>{method}</b> {path}
              </Text>
              <Text size="sm" c="dimmed">
                <DateTime value={started_at} relative />
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  );
}
