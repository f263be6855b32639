import { Anchor, Button, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { OrderTable } from '../orders/OrderTable.tsx';

/** One customer's account: membership, the linked user, and that user's orders. */
export default function CustomerPage() {
  const { t } = useTranslation('customers');
  const [environment] = useEnvironment();
  const [unlinking, setUnlinking] = useState(false);
  const id = Number(useParams().id);
  const mayManage = hasRight(useSession(), 'manage', environment);
  const { customers } = connect(environment).management;
  const {
    data: customer,
    error,
    refetch,
  } = useQuery({
    queryKey: [environment, 'customers', 'one', id],
    queryFn: ({ signal }) => customers.get({ id }, { signal }),
  });
  const changes = [[environment, 'customers']];
  const setMember = useApiMutation({
    mutationFn: (instacartplus_member: boolean) => customers.setMembership({ id, body: { instacartplus_member } }),
    changes,
    success: t('saved'),
  });
  const unlink = useApiMutation({ mutationFn: () => customers.unlink({ id }), changes, success: t('saved') });
  if (!customer) {
    return (
      <>
        <PageHeader title={String(id)} />
        {error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={200} />}
      </>
    );
  }
  const { linked_user_id: user } = customer;
  return (
    <>
      <PageHeader
        title={customer.email}
        actions={
          mayManage &&
          user !== null && (
            <Button variant="default" onClick={() => setUnlinking(true)}>
              {t('unlink')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        <Section title={t('facts')}>
          <Facts
            entries={[
              [t('fields.phone'), customer.phone ?? '–'],
              [
                t('fields.user'),
                user === null ? (
                  t('not_linked')
                ) : (
                  <Anchor key="user" component={Link} size="sm" to={`/users/${encodeURIComponent(user)}`}>
                    {user}
                  </Anchor>
                ),
              ],
              [t('fields.linked'), customer.linked_at && <DateTime value={customer.linked_at} />],
              [t('fields.expires'), customer.instacartplus_expires_at && <DateTime value={customer.instacartplus_expires_at} />],
              [t('fields.created'), <DateTime key="created" value={customer.created_at} />],
            ]}
          />
          <Switch
            mt="md"
            label={t('fields.member')}
            checked={customer.instacartplus_member}
            disabled={!mayManage || setMember.isPending}
            onChange={(event) => setMember.mutate(event.currentTarget.checked)}
          />
        </Section>
        {user !== null && (
          <>
            <Title order={2}>{t('orders')}</Title>
            <OrderTable query={{ user_id: user }} isFiltered={false} sort="newest" />
          </>
        )}
      </Stack>
      <ConfirmDialog
        opened={unlinking}
        onClose={() => setUnlinking(false)}
        title={t('unlink_title')}
        action={t('unlink')}
        destructive
        pending={unlink.isPending}
        onConfirm={() => unlink.mutate(undefined, { onSuccess: () => setUnlinking(false) })}
      >
        <Text>{t('unlink_advice')}</Text>
      </ConfirmDialog>
    </>
  );
}
