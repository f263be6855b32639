import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import classes from './orders.module.css';
import type { WholeOrder } from './use-order.ts';

const DELIVERY_TONES = { pending: 'progress', delivered: 'good', failed: 'bad' } as const;

/** What happened to the order, the newest first. */
export function OrderTimeline({ order, timeZone }: { readonly order: WholeOrder; readonly timeZone: string | undefined }) {
  const { t } = useTranslation('orders');
  return (
    <Section title={t('timeline')}>
      <ol className={classes.timeline}>
        {order.events.toReversed().map(({ event_id, event_name, event_timestamp }) => (
          <li key={event_id} className={classes.moment}>
            <Text size="sm" fw={550}>
              {t(`events.${event_name.replace(/^.*\./, '')}`, { defaultValue: event_name })}
            </Text>
            <Text size="xs" c="dimmed">
              <DateTime value={event_timestamp} timeZone={timeZone} />
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Where its callbacks went. */
export function OrderDeliveries({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const { data } = useQuery({
    queryKey: [environment, 'orders', 'deliveries', order.order_id, order.version],
    queryFn: async ({ signal }) =>
      (await connect(environment).management.deliveries.list({ order_id: order.order_id, limit: 50 }, { signal })).deliveries,
    placeholderData: (before) => before,
  });
  return (
    <Section
      title={t('deliveries.title')}
      aside={
        <Anchor component={Link} size="sm" to={`/deliveries?order_id=${encodeURIComponent(order.order_id)}`}>
          {t('deliveries.all')}
        </Anchor>
      }
    >
      {!data ? (
        <Skeleton h={48} />
      ) : data.length === 0 ? (
        <Text c="dimmed">{t('deliveries.none')}</Text>
      ) : (
        <ul className={classes.lines}>
          {data.map(({ delivery_id, event_name, state, last_status, created_at }) => (
            <li key={delivery_id} className={classes.delivery}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {event_name}
                <Text component="span" size="xs" c="dimmed" display="block">
                  <DateTime value={created_at} relative />
                </Text>
              </Text>
              {last_status !== null && <HttpStatus status={last_status} />}
              <StatusBadge tone={DELIVERY_TONES[state]}>{t(`deliveries.${state}`)}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
