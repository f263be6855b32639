import { Group, Text } from '@mantine/core';
import { BroadcastIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { DateTime } from '../DateTime.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { JsonView } from '../JsonView.tsx';
import { StatusBadge, type Tone } from '../StatusBadge.tsx';
import classes from './order.module.css';
import { orderKey, type WholeOrder } from './use-order.ts';

const TONES: Readonly<Record<Delivery['state'], Tone>> = { delivered: 'good', pending: 'progress', failed: 'bad' };
const MOST = 200;

/** The order's events, the newest first, each with what became of its callbacks. */
export function OrderCallbacks({ environment, order }: { readonly environment: Environment; readonly order: WholeOrder }) {
  const { t } = useTranslation('order');
  const { order_id, events } = order;
  const { data } = useQuery({
    queryKey: [...orderKey(environment, order_id), 'deliveries'],
    queryFn: ({ signal }) => connect(environment).management.deliveries.list({ order_id, limit: MOST }, { signal }),
  });
  const byEvent = Map.groupBy(data?.deliveries ?? [], ({ event_id }) => event_id);
  if (events.length === 0) return <EmptyState icon={BroadcastIcon} title={t('callbacks.none')} />;
  return (
    <ul className={classes.lines} aria-label={t('callbacks.label')}>
      {events.toReversed().map(({ event_id, event_name, event_timestamp, event_metadata }) => (
        <li key={event_id} className={classes.line}>
          <div className={classes.lineText}>
            <Text size="sm" fw={550}>
              {event_name}
            </Text>
            <Text size="sm" c="dimmed">
              <DateTime value={event_timestamp} />
            </Text>
            <details>
              <summary>{t('callbacks.payload')}</summary>
              <JsonView value={{ event_id, event_name, event_timestamp, event_metadata }} open={1} />
            </details>
          </div>
          <Group gap="xs">
            {(byEvent.get(event_id) ?? []).map((delivery) => (
              <StatusBadge key={delivery.delivery_id} tone={TONES[delivery.state]}>
                {t(`callbacks.${delivery.state}`, { webhook: delivery.webhook_id, status: delivery.last_status ?? '–' })}
              </StatusBadge>
            ))}
            {data && !byEvent.has(event_id) && (
              <Text size="xs" c="dimmed">
                {t('callbacks.nobody')}
              </Text>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}
