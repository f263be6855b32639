import { Button, Card, Group, Table, Text, Title } from '@mantine/core';
import { KeyIcon, PlusIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { RegisterKey } from './RegisterKey.tsx';

export interface PublicKeysProps {
  readonly environment: Environment;
  readonly clientId: string;
  readonly manages: boolean;
}

/** The keys that verify the user assertions which the application signs. */
export function PublicKeys({ environment, clientId, manages }: PublicKeysProps) {
  const { t } = useTranslation('applications');
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string>();
  const queryKey = [environment, 'applications', clientId, 'keys'];
  const api = connect(environment).management.applications.keys;
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => api.list({ client_id: clientId }, { signal }) });
  const remove = useApiMutation({
    mutationFn: (key_id: string) => api.delete({ client_id: clientId, key_id }),
    changes: [queryKey],
    success: t('keys.deleted'),
    onSuccess: () => setLeaving(undefined),
  });
  return (
    <Card component="section" aria-labelledby="keys">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="keys">
          {t('keys.title')}
        </Title>
        {manages && (
          <Button variant="default" size="xs" leftSection={<PlusIcon />} onClick={() => setAdding(true)}>
            {t('keys.add')}
          </Button>
        )}
      </Group>
      {error ? (
        <ErrorState error={error} title={t('keys.failed')} onRetry={refetch} />
      ) : data?.keys.length === 0 ? (
        <EmptyState icon={KeyIcon} title={t('keys.none')} advice={t('keys.none_advice')} />
      ) : (
        <Table aria-label={t('keys.title')} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('keys.id')}</Table.Th>
              <Table.Th w={90}>{t('keys.algorithm')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('fields.created_at')}</Table.Th>
              {manages && <Table.Th w={100}>{t('keys.actions')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data?.keys.map(({ key_id, algorithm, created_at }) => (
              <Table.Tr key={key_id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <code>{key_id}</code>
                </Table.Td>
                <Table.Td>{algorithm}</Table.Td>
                <Table.Td visibleFrom="sm">
                  <DateTime value={created_at} />
                </Table.Td>
                {manages && (
                  <Table.Td>
                    <Button variant="subtle" color="red" size="compact-sm" onClick={() => setLeaving(key_id)}>
                      {t('keys.delete')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <RegisterKey opened={adding} onClose={() => setAdding(false)} environment={environment} clientId={clientId} />
      <ConfirmDialog
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={t('keys.delete_title')}
        action={t('keys.delete_action')}
        onConfirm={() => remove.mutate(leaving!)}
        pending={remove.isPending}
        destructive
      >
        <Text>{t('keys.delete_advice', { id: leaving })}</Text>
      </ConfirmDialog>
    </Card>
  );
}
