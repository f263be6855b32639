import { Alert, Button, Group, Switch, Text } from '@mantine/core';
import { AlertIcon, PlusIcon, ServerIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { allRows } from '../../parts/use-row-pages.ts';
import { ServerDialog } from './ServerDialog.tsx';

export type PoolServer = Answer<'GET /api/pool'>['servers'][number];

/** The servers that new organizations are assigned to, for who runs the installation. */
export default function PoolPage() {
  const { t } = useTranslation(['pool', 'app']);
  const [editing, setEditing] = useState<PoolServer | 'new'>();
  const [removing, setRemoving] = useState<PoolServer>();
  const query = useQuery({ queryKey: ['pool'], queryFn: ({ signal }) => callConsole('GET /api/pool', { signal }) });
  const change = useApiMutation({
    mutationFn: ({ id, takes_new }: PoolServer) => callConsole('PATCH /api/pool/{id}', { params: { id }, body: { takes_new: !takes_new } }),
    changes: [['pool']],
    success: t('saved'),
  });
  const remove = useApiMutation({
    mutationFn: ({ id }: PoolServer) => callConsole('DELETE /api/pool/{id}', { params: { id } }),
    changes: [['pool']],
    success: t('remove.done'),
    onSuccess: () => setRemoving(undefined),
  });
  const columns: Column<PoolServer>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      cell: ({ name, url }) => (
        <>
          <Text component="span" display="block" fw={550}>
            {name}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
        </>
      ),
    },
    { key: 'environment', title: t('columns.environment'), cell: ({ environment }) => t(`app:environments.${environment}`) },
    { key: 'organizations', title: t('columns.organizations'), align: 'right', cell: ({ organizations }) => organizations },
    {
      key: 'takes_new',
      title: t('columns.takes_new'),
      cell: (server) => (
        <Switch
          checked={server.takes_new}
          aria-label={t('takes_new_label', { name: server.name, environment: t(`app:environments.${server.environment}`) })}
          label={t(server.takes_new ? 'takes_new.yes' : 'takes_new.no')}
          disabled={change.isPending}
          onChange={() => change.mutate(server)}
        />
      ),
    },
    {
      key: 'actions',
      title: t('columns.actions'),
      align: 'right',
      cell: (server) => (
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button variant="default" size="xs" aria-label={t('edit.label', server)} onClick={() => setEditing(server)}>
            {t('edit.action')}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={t('remove.label', server)}
            disabled={server.organizations > 0}
            title={server.organizations > 0 ? t('remove.in_use') : undefined}
            onClick={() => setRemoving(server)}
          >
            {t('remove.action')}
          </Button>
        </Group>
      ),
    },
  ];
  const servers = query.data?.servers;
  const without = servers
    ? (['development', 'production'] as const).filter((one) => !servers.some((server) => server.environment === one && server.takes_new))
    : [];
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button leftSection={<PlusIcon />} onClick={() => setEditing('new')}>
            {t('add.action')}
          </Button>
        }
      />
      {without.map((environment) => (
        <Alert key={environment} color="yellow" icon={<AlertIcon />} mb="md">
          {t('none_open', { environment: t(`app:environments.${environment}`) })}
        </Alert>
      ))}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={allRows({ ...query, data: servers })}
        rowKey={({ id }) => String(id)}
        empty={{ icon: ServerIcon, title: t('empty.title'), advice: t('empty.advice') }}
      />
      {editing && <ServerDialog server={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('remove.title', { name: removing?.name })}
        action={t('remove.action')}
        pending={remove.isPending}
        destructive
        onConfirm={() => removing && remove.mutate(removing)}
      >
        <Text>{t('remove.advice')}</Text>
      </ConfirmDialog>
    </>
  );
}
