import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Batch } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { useLive } from '../../api/live.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { useThrottled } from '../../parts/use-throttled.ts';
import { OrderState } from '../orders/OrderState.tsx';
import { OrderTable } from '../orders/OrderTable.tsx';
import { ShopperDialog } from '../orders/ShopperDialog.tsx';

const PAUSE = 500;

/** One batch: its shopper, its orders, and where it may go. */
export default function BatchPage() {
  const { t } = useTranslation(['batches', 'orders']);
  const [environment] = useEnvironment();
  const { retailer_id: retailerId = '', batch_id = '' } = useParams();
  const {
    data: batch,
    error,
    refetch,
  } = useQuery({
    queryKey: [environment, 'batches', retailerId, 'one', batch_id],
    queryFn: ({ signal }) => connect(environment).management.batches.get({ batch_id }, { signal, retailerId }),
  });
  const readAgain = useThrottled(() => void refetch(), PAUSE);
  useLive(environment, ['orders'], readAgain);
  const title = t('one', { id: batch_id });
  if (!batch) {
    return (
      <>
        <PageHeader title={title} />
        {error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={200} />}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={title}
        description={<OrderState state={batch.workflow_state} />}
        actions={<BatchActions batch={batch} retailerId={retailerId} />}
      />
      <Stack gap="lg">
        <Section title={t('facts')}>
          <Facts
            entries={[
              [t('fields.batch_type'), t(`types.${batch.batch_type}`)],
              [
                t('fields.shopper'),
                batch.shopper_id === null ? (
                  t('no_shopper')
                ) : (
                  <Anchor key="shopper" component={Link} size="sm" to={`/shoppers/${batch.shopper_id}`}>
                    {batch.shopper_id}
                  </Anchor>
                ),
              ],
              [t('fields.created'), <DateTime key="created" value={batch.created_at} />],
            ]}
          />
        </Section>
        <OrderTable query={{ batch_id: batch.id }} isFiltered={false} sort="newest" />
      </Stack>
    </>
  );
}

function BatchActions({ batch, retailerId }: { readonly batch: Batch; readonly retailerId: string }) {
  const { t } = useTranslation(['batches', 'orders']);
  const [environment] = useEnvironment();
  const [assigning, setAssigning] = useState(false);
  const mayOperate = hasRight(useSession(), 'operate', environment);
  const { batches } = connect(environment).management;
  const key = { batch_id: String(batch.id) };
  const changes = [
    [environment, 'batches'],
    [environment, 'orders'],
  ];
  const advance = useApiMutation({
    mutationFn: (workflow_state: string) => batches.advance({ ...key, body: { workflow_state } }, { retailerId }),
    changes,
  });
  const assign = useApiMutation({
    mutationFn: (shopper_id: number) => batches.assign({ ...key, body: { shopper_id } }, { retailerId }),
    changes,
  });
  const [next] = batch.next_states;
  if (!mayOperate || (batch.shopper_id !== null && next === undefined)) return null;
  return (
    <Group gap="sm">
      <Button variant={batch.shopper_id === null ? 'filled' : 'default'} onClick={() => setAssigning(true)}>
        {t(batch.shopper_id === null ? 'orders:actions.assign' : 'orders:actions.assign_other')}
      </Button>
      {next !== undefined && (
        <Button loading={advance.isPending} onClick={() => advance.mutate(next)}>
          {t(`orders:steps.${next}`)}
        </Button>
      )}
      {assigning && (
        <ShopperDialog
          title={t('orders:actions.assign')}
          action={t('orders:actions.assign')}
          onClose={() => setAssigning(false)}
          send={assign.mutateAsync}
        />
      )}
    </Group>
  );
}
