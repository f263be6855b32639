import { Skeleton, Stack, Switch, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { OrderTable } from '../orders/OrderTable.tsx';

/** One user of the retailer, and this user's orders. */
export default function UserPage() {
  const { t } = useTranslation('customers');
  const [environment] = useEnvironment();
  const { user_id = '' } = useParams();
  const mayManage = hasRight(useSession(), 'manage', environment);
  const { users } = connect(environment).management;
  const {
    data: user,
    error,
    refetch,
  } = useQuery({
    queryKey: [environment, 'users', user_id],
    queryFn: ({ signal }) => users.get({ user_id }, { signal }),
  });
  const setActive = useApiMutation({
    mutationFn: (active: boolean) => users.setActive({ user_id, body: { active } }),
    changes: [[environment, 'users']],
    success: t('saved'),
  });
  if (!user) {
    return (
      <>
        <PageHeader title={user_id} />
        {error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={200} />}
      </>
    );
  }
  return (
    <>
      <PageHeader title={[user.first_name, user.last_name].filter(Boolean).join(' ') || user_id} />
      <Stack gap="lg">
        <Section title={t('user')}>
          <Facts
            entries={[
              [t('fields.user'), user.user_id],
              [t('fields.phone'), user.phone_number],
              [t('fields.locale'), user.locale],
              [t('fields.created'), <DateTime key="created" value={user.created_at} />],
            ]}
          />
          <Switch
            mt="md"
            label={t('fields.active')}
            description={t('active_hint')}
            checked={user.active}
            disabled={!mayManage || setActive.isPending}
            onChange={(event) => setActive.mutate(event.currentTarget.checked)}
          />
        </Section>
        <Title order={2}>{t('orders')}</Title>
        <OrderTable query={{ user_id }} isFiltered={false} sort="newest" />
      </Stack>
    </>
  );
}
