import { Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { BroadcastIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';

const SHOWN = 6;
const DAY = 24 * 3_600_000;

/** What happened to orders in the last day; the list of events begins with the oldest. */
export function RecentEvents() {
  const { t } = useTranslation('home');
  const [environment] = useEnvironment();
  const [from] = useState(() => new Date(Date.now() - DAY).toISOString());
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'events', { from }],
    queryFn: ({ signal }) => connect(environment).management.events.list({ from, limit: 200 }, { signal }),
  });
  return (
    <Card component="section" aria-labelledby="recent-events" h="100%">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="recent-events">
          {t('events.title')}
        </Title>
        {data && data.events.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('events.count', { count: data.events.length, more: data.has_more ? '+' : '' })}
          </Text>
        )}
      </Group>
      {error ? (
        <ErrorState error={error} title={t('events.failed')} onRetry={refetch} />
      ) : !data ? (
        <Skeleton h={180} />
      ) : data.events.length === 0 ? (
        <EmptyState icon={BroadcastIcon} title={t('events.none')} advice={t('events.none_advice')} />
      ) : (
        <Stack gap="xs">
          {data.events
            .slice(-SHOWN)
            .reverse()
            .map(({ event_id, event_name, event_timestamp, order_id }) => (
              <Group key={event_id} justify="space-between" wrap="nowrap" gap="sm">
                <div style={{ minWidth: 0 }}>
                  <Text size="sm" fw={550}>
                    {event_name}
                  </Text>
                  {order_id !== null && (
                    <Text size="xs" c="dimmed" ff="monospace" truncate>
                      {order_id}
                    </Text>
                  )}
                </div>
                <Text size="sm" c="dimmed">
                  <DateTime value={event_timestamp} relative />
                </Text>
              </Group>
            ))}
        </Stack>
      )}
    </Card>
  );
}
