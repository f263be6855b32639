import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import type { WholeRequest } from './types.ts';

const TONES = { pending: 'progress', delivered: 'good', failed: 'bad' } as const;
const LIMIT = 200;

/** The events that a request wrote, each with its callbacks. */
export function CausedEvents({ events }: { readonly events: WholeRequest['events'] }) {
  const { t } = useTranslation('requests');
  const [environment] = useEnvironment();
  const orders = [...new Set(events.flatMap(({ order_id }) => order_id ?? []))];
  const [order] = orders;
  const { data } = useQuery({
    queryKey: [environment, 'deliveries', { order }],
    queryFn: ({ signal }) => connect(environment).management.deliveries.list({ limit: LIMIT, order_id: order! }, { signal }),
    // A request that moves several orders is a bulk operation; its callbacks are found by each order.
    enabled: orders.length === 1,
  });
  if (events.length === 0) return <Text c="dimmed">{t('caused.none')}</Text>;
  return (
    <Stack gap="sm">
      {events.map(({ event_id, event_name, event_timestamp, order_id }) => (
        <div key={String(event_id)}>
          <Group gap="sm">
            <Text fw={550}>{event_name}</Text>
            <Text size="sm" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
              {order_id} · <DateTime value={event_timestamp} />
            </Text>
          </Group>
          {data?.deliveries
            .filter((delivery) => String(delivery.event_id) === String(event_id))
            .map((delivery) => (
              <Group key={delivery.delivery_id} gap="sm" pl="md" mt={4}>
                <StatusBadge tone={TONES[delivery.state as keyof typeof TONES]}>{t(`caused.states.${delivery.state}`)}</StatusBadge>
                <Text size="sm">{t('caused.delivery', { id: delivery.delivery_id, webhook: delivery.webhook_id })}</Text>
              </Group>
            ))}
        </div>
      ))}
    </Stack>
  );
}
