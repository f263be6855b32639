import { Button, Text, Title } from '@mantine/core';
import { MailIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { allRows } from '../../parts/use-row-pages.ts';

type Invitation = Answer<'GET /api/invitations'>['invitations'][number];

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const { t } = useTranslation(['members', 'app']);
  const [revoking, setRevoking] = useState<Invitation>();
  const query = useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => callConsole('GET /api/invitations', { signal }) });
  const revoke = useApiMutation({
    mutationFn: ({ id }: Invitation) => callConsole('DELETE /api/invitations/{id}', { params: { id } }),
    changes: [['invitations']],
    success: t('revoke.done'),
    onSuccess: () => setRevoking(undefined),
  });
  const columns: Column<Invitation>[] = [
    { key: 'email', title: t('columns.email'), cell: ({ email }) => email },
    { key: 'role', title: t('columns.role'), cell: ({ role }) => t(`app:roles.${role}`) },
    { key: 'by', title: t('columns.invited_by'), cell: ({ invited_by }) => invited_by ?? t('gone') },
    { key: 'expires', title: t('columns.expires'), cell: ({ expires_at }) => <DateTime value={expires_at} /> },
    {
      key: 'actions',
      title: t('columns.actions'),
      align: 'right',
      cell: (invitation) => (
        <Button
          variant="default"
          size="xs"
          aria-label={t('revoke.label', { email: invitation.email })}
          onClick={() => setRevoking(invitation)}
        >
          {t('revoke.action')}
        </Button>
      ),
    },
  ];
  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" mb="sm">
        {t('invitations.title')}
      </Title>
      <DataTable
        label={t('invitations.list')}
        columns={columns}
        rows={allRows({ ...query, data: query.data?.invitations })}
        rowKey={({ id }) => String(id)}
        empty={{ icon: MailIcon, title: t('invitations.none'), advice: t('invitations.none_advice') }}
      />
      <ConfirmDialog
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t('revoke.title')}
        action={t('revoke.action')}
        pending={revoke.isPending}
        destructive
        onConfirm={() => revoking && revoke.mutate(revoking)}
      >
        <Text>{t('revoke.advice', { email: revoking?.email })}</Text>
      </ConfirmDialog>
    </section>
  );
}
