import { Accordion, Button, Card, Grid, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { LinkExternalIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { JsonView } from '../../parts/JsonView.tsx';
import { OrderActions } from '../../parts/order/OrderActions.tsx';
import { OrderCallbacks } from '../../parts/order/OrderCallbacks.tsx';
import { OrderChat } from '../../parts/order/OrderChat.tsx';
import { OrderItems } from '../../parts/order/OrderItems.tsx';
import { OrderMap } from '../../parts/order/OrderMap.tsx';
import { StateDiagram } from '../../parts/order/StateDiagram.tsx';
import { stateOf } from '../../parts/order/state-of.ts';
import { toneOfState, useOrder, type WholeOrder } from '../../parts/order/use-order.ts';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { ClockPanel } from './panels/ClockPanel.tsx';
import { FaultPanel } from './panels/FaultPanel.tsx';
import { RunPanel } from './panels/RunPanel.tsx';
import { ScenarioPanel } from './panels/ScenarioPanel.tsx';
import { SnapshotPanel } from './panels/SnapshotPanel.tsx';
import { TestingFrame } from './TestingFrame.tsx';

/** An order of the development server, live, with what moves it. */
export default function TestOrderPage() {
  const { t } = useTranslation('testing');
  const { order_id = '' } = useParams();
  return (
    <TestingFrame title={t('order.title', { id: order_id })}>
      <Live key={order_id} orderId={order_id} />
    </TestingFrame>
  );
}

function Live({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('testing');
  const { data: order, error, refetch } = useOrder('development', orderId);
  if (error && !order) return <ErrorState error={error} title={t('order.failed')} onRetry={refetch} />;
  if (!order) return <PageSkeleton />;
  return (
    <Stack gap="lg">
      <Head order={order} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="lg">
            <Card component="section" aria-labelledby="states">
              <Title order={2} id="states" mb="md">
                {t('order.states')}
              </Title>
              <StateDiagram environment="development" order={order} />
            </Card>
            <Card component="section" aria-labelledby="drive">
              <Title order={2} id="drive" mb="md">
                {t('order.map')}
              </Title>
              <OrderMap environment="development" order={order} />
            </Card>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <Card>
              <Facts order={order} />
            </Card>
            <Tools order={order} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Head({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('testing');
  return (
    <Card>
      <Group justify="space-between" mb="md">
        <Group gap="sm">
          <StatusBadge tone={toneOfState(stateOf(order))}>{stateOf(order)}</StatusBadge>
          <Text c="dimmed">{t('order.facts', { kind: t(`kinds.${order.kind}`), status: order.status, store: order.location_code })}</Text>
        </Group>
        <Text c="dimmed">
          <DateTime value={order.window_starts_at} /> – <DateTime value={order.window_ends_at} />
        </Text>
      </Group>
      <Group justify="space-between">
        <OrderActions environment="development" order={order} />
        <Button component="a" href={order.order_url} target="_blank" rel="noreferrer" variant="subtle" rightSection={<LinkExternalIcon />}>
          {t('order.customer_page')}
        </Button>
      </Group>
    </Card>
  );
}

const SPEAKERS = ['customer', 'shopper'] as const;

function Facts({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('testing');
  const views = {
    items: <OrderItems environment="development" order={order} asCustomer />,
    chat: <OrderChat environment="development" order={order} speakers={SPEAKERS} />,
    callbacks: <OrderCallbacks environment="development" order={order} />,
    json: <JsonView value={order} open={1} />,
  };
  return (
    <Tabs defaultValue="items" keepMounted={false}>
      <Tabs.List mb="md">
        {Object.keys(views).map((key) => (
          <Tabs.Tab key={key} value={key}>
            {t(`order.${key}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {Object.entries(views).map(([key, view]) => (
        <Tabs.Panel key={key} value={key}>
          {view}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** What moves orders by itself, beside the order. */
function Tools({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('testing');
  const tools = {
    run: RunPanel,
    scenarios: ScenarioPanel,
    clock: ClockPanel,
    faults: FaultPanel,
    snapshots: SnapshotPanel,
  };
  return (
    <section aria-label={t('order.tools')}>
      <Accordion variant="separated" defaultValue="run" order={3}>
        {Object.entries(tools).map(([key, Tool]) => (
          <Accordion.Item key={key} value={key}>
            <Accordion.Control>{t(`order.tool.${key}`)}</Accordion.Control>
            <Accordion.Panel>
              <Tool order={order} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
