import { Button, NativeSelect, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Answer, callConsole } from '../../api/console.ts';
import { type Role, useSessionActions, useSignedIn } from '../../api/session.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { allRows } from '../../parts/use-row-pages.ts';
import { ROLES } from './roles.ts';

type Members = Answer<'GET /api/members'>;
type Member = Members['members'][number];

export interface MemberTableProps {
  readonly query: UseQueryResult<Members>;
  readonly mayManage: boolean;
}

export function MemberTable({ query, mayManage }: MemberTableProps) {
  const { t } = useTranslation(['members', 'app']);
  const { account, organization } = useSignedIn();
  const { refresh } = useSessionActions();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState<Member>();
  const isSelf = ({ email }: Member) => email === account.email;
  const members = query.data?.members;
  const isLastAdmin = (member: Member) =>
    member.role === 'developer_admin' && members?.filter(({ role }) => role === 'developer_admin').length === 1;

  const change = useApiMutation({
    mutationFn: ({ id, role }: { id: number; role: Role }) => callConsole('PATCH /api/members/{id}', { params: { id }, body: { role } }),
    changes: [['members']],
    success: t('role_changed'),
    onSuccess: refresh,
  });
  const remove = useApiMutation({
    mutationFn: ({ id }: Member) => callConsole('DELETE /api/members/{id}', { params: { id } }),
    changes: [['members']],
    success: t('removed'),
    onSuccess: async (_, member) => {
      setRemoving(undefined);
      if (!isSelf(member)) return;
      await refresh();
      await navigate('/home');
    },
  });

  const columns: Column<Member>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      cell: (member) => (
        <>
          <Text component="span" display="block" fw={550}>
            {member.name} {isSelf(member) && t('you')}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {member.email}
          </Text>
        </>
      ),
    },
    {
      key: 'role',
      title: t('columns.role'),
      cell: (member) =>
        mayManage ? (
          <NativeSelect
            aria-label={t('role_of', { name: member.name })}
            value={member.role}
            disabled={isLastAdmin(member) || change.isPending}
            data={ROLES.map((value) => ({ value, label: t(`app:roles.${value}`) }))}
            onChange={({ currentTarget }) => change.mutate({ id: member.id, role: currentTarget.value as Role })}
          />
        ) : (
          t(`app:roles.${member.role}`)
        ),
    },
    {
      key: 'two_factor',
      title: t('columns.two_factor'),
      cell: ({ two_factor }) => (
        <StatusBadge tone={two_factor ? 'good' : 'neutral'}>{t(two_factor ? 'two_factor.on' : 'two_factor.off')}</StatusBadge>
      ),
    },
    { key: 'joined', title: t('columns.joined'), cell: ({ joined_at }) => <DateTime value={joined_at} /> },
    {
      key: 'actions',
      title: t('columns.actions'),
      align: 'right',
      cell: (member) =>
        isLastAdmin(member) ? (
          <Text size="sm" c="dimmed">
            {t('last_admin')}
          </Text>
        ) : mayManage || isSelf(member) ? (
          <Button
            variant="default"
            size="xs"
            aria-label={t(isSelf(member) ? 'leave.action' : 'remove.label', { name: member.name })}
            onClick={() => setRemoving(member)}
          >
            {t(isSelf(member) ? 'leave.action' : 'remove.action')}
          </Button>
        ) : null,
    },
  ];
  const kind = removing && isSelf(removing) ? 'leave' : 'remove';
  return (
    <>
      <DataTable label={t('title')} columns={columns} rows={allRows({ ...query, data: members })} rowKey={({ id }) => String(id)} />
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t(`${kind}.title`, { name: removing?.name, organization: organization?.name })}
        action={t(`${kind}.action`)}
        pending={remove.isPending}
        destructive
        onConfirm={() => removing && remove.mutate(removing)}
      >
        <Text>{t(`${kind}.advice`)}</Text>
      </ConfirmDialog>
    </>
  );
}
