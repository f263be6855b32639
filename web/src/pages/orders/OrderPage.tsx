import { Anchor, Grid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { LiveMark } from '../../parts/LiveMark.tsx';
import { OrderChat } from '../../parts/order/OrderChat.tsx';
import { stateOf } from '../../parts/order/state-of.ts';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderDeliveries, OrderTimeline } from './OrderHistory.tsx';
import { OrderItems } from './OrderItems.tsx';
import { OrderState } from './OrderState.tsx';
import classes from './orders.module.css';
import { useMayOperate, useOrder, type WholeOrder } from './use-order.ts';

const SHOPPER = ['shopper'] as const;
const NOBODY = [] as const;

/** One order: where it stands, what happened, and what can be done now. */
export default function OrderPage() {
  const { t } = useTranslation('orders');
  const { order_id = '' } = useParams();
  const { data: order, error, refetch, live } = useOrder(order_id);
  if (error && !order) {
    return (
      <>
        <PageHeader title={order_id} />
        <ErrorState error={error} title={t('failed_one')} onRetry={refetch} />
      </>
    );
  }
  if (!order) {
    return (
      <>
        <PageHeader title={order_id} />
        <Skeleton h={320} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={order.order_id}
        description={
          <span className={classes.head}>
            <OrderState state={stateOf(order)} />
            {t(`kinds.${order.kind}`)}
            <LiveMark state={live} />
          </span>
        }
        actions={<OrderActions order={order} />}
      />
      <Whole order={order} />
    </>
  );
}

function Whole({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const mayOperate = useMayOperate();
  const { retailer_id: retailerId, location_code } = order;
  const { data: store } = useQuery({
    queryKey: [environment, 'stores', retailerId, location_code],
    queryFn: ({ signal }) => connect(environment).management.stores.get({ location_code }, { signal, retailerId }),
  });
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <OrderItems order={order} />
          <OrderTimeline order={order} timeZone={store?.time_zone} />
          <OrderDeliveries order={order} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <OrderFacts order={order} storeName={store?.name} timeZone={store?.time_zone} />
          <Section title={t('chat')}>
            <OrderChat environment={environment} order={order} speakers={mayOperate ? SHOPPER : NOBODY} />
          </Section>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

interface OrderFactsProps {
  readonly order: WholeOrder;
  readonly storeName: string | undefined;
  readonly timeZone: string | undefined;
}

function OrderFacts({ order, storeName, timeZone }: OrderFactsProps) {
  const { t, i18n } = useTranslation('orders');
  const { user, details, batch, retailer_id } = order;
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD' });
  const link = (to: string, text: string) => (
    <Anchor component={Link} to={to} size="sm">
      {text}
    </Anchor>
  );
  const store = `/stores/${encodeURIComponent(retailer_id)}/${encodeURIComponent(order.location_code)}`;
  const name = [user?.first_name, user?.last_name].filter(Boolean).join(' ');
  return (
    <Section title={t('facts.title')}>
      <Facts
        entries={[
          [t('fields.customer'), user && link(`/users/${encodeURIComponent(user.user_id)}`, name || user.user_id)],
          [t('facts.phone'), user?.phone_number],
          [
            t('facts.address'),
            details.address &&
              [details.address.address_line_1, details.address.address_line_2, details.address.postal_code].filter(Boolean).join(', '),
          ],
          [t('fields.store'), link(store, storeName ?? order.location_code)],
          [t('fields.window'), <Moments key="window" order={order} timeZone={timeZone} />],
          [t('fields.batch'), batch && link(`/batches/${encodeURIComponent(retailer_id)}/${batch.id}`, String(batch.id))],
          [t('fields.shopper'), details.shopper && link(`/shoppers/${details.shopper.id}`, details.shopper.first_name)],
          [t('facts.created'), <DateTime key="created" value={order.created_at} timeZone={timeZone} />],
          [t('facts.delivered'), details.delivered_at && <DateTime value={details.delivered_at} timeZone={timeZone} />],
          [
            t('facts.canceled'),
            details.cancellation_reason &&
              t(`cancel.reasons.${details.cancellation_reason}`, { defaultValue: details.cancellation_reason }),
          ],
          [t('facts.instructions'), details.special_instructions],
          [t('facts.tip'), details.tip_cents > 0 ? money.format(details.tip_cents / 100) : undefined],
          [t('facts.rating'), details.rating && <Rating rating={details.rating} />],
          [
            t('facts.page'),
            <Anchor key="page" href={order.order_url} target="_blank" rel="noreferrer" size="sm">
              {t('facts.page_link')}
            </Anchor>,
          ],
        ]}
      />
    </Section>
  );
}

function Moments({ order, timeZone }: { readonly order: WholeOrder; readonly timeZone: string | undefined }) {
  const { t } = useTranslation('orders');
  return (
    <>
      <DateTime value={order.window_starts_at} timeZone={timeZone} /> – <DateTime value={order.window_ends_at} timeZone={timeZone} />
      {order.late && ` (${t('late')})`}
    </>
  );
}

function Rating({ rating }: { readonly rating: NonNullable<WholeOrder['details']['rating']> }) {
  const { t } = useTranslation('orders');
  const stars = Number(rating.rating_value.replace('STARS', ''));
  return (
    <>
      {t('facts.stars', { count: stars })}
      {rating.thank_you_note && `: “${rating.thank_you_note}”`}
    </>
  );
}
