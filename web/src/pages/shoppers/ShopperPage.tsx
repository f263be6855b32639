import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { OrderTable } from '../orders/OrderTable.tsx';

/** One shopper, and the orders and batches in these hands. */
export default function ShopperPage() {
  const { t } = useTranslation('shoppers');
  const [environment] = useEnvironment();
  const { shopper_id = '' } = useParams();
  const {
    data: shopper,
    error,
    refetch,
  } = useQuery({
    queryKey: [environment, 'shoppers', 'one', shopper_id],
    queryFn: ({ signal }) => connect(environment).management.shoppers.get({ shopper_id }, { signal }),
  });
  if (!shopper) {
    return (
      <>
        <PageHeader title={shopper_id} />
        {error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={200} />}
      </>
    );
  }
  return (
    <>
      <PageHeader title={shopper.first_name} />
      <Stack gap="lg">
        <Section title={t('facts')}>
          <Facts
            entries={[
              [t('fields.id'), shopper.id],
              [t('fields.phone'), shopper.phone],
              [t('fields.email'), shopper.email],
              [t('fields.created'), <DateTime key="created" value={shopper.created_at} />],
            ]}
          />
        </Section>
        <Title order={2}>{t('orders')}</Title>
        <OrderTable query={{ shopper_id: shopper.id }} isFiltered={false} sort="newest" />
      </Stack>
    </>
  );
}
