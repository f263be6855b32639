import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { SyncIcon } from '@primer/octicons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment, ServerSummary } from '../../api/session.ts';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { problemOf } from '../../parts/problem-of.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import type { Retry } from './use-retry.ts';

export interface AssignedServerProps {
  readonly environment: Environment;
  readonly server: ServerSummary;
  /** For who may take up what failed. */
  readonly retry?: Retry;
  readonly children?: ReactNode;
}

/** A server of the organization: its base URL, or why there is none yet and another try. */
export function AssignedServer({ environment, server, retry, children }: AssignedServerProps) {
  const { t } = useTranslation(['servers', 'app']);
  const title = t(`app:environments.${environment}`);
  const state = server.state === 'ready' ? 'ready' : server.problem === null ? 'pending' : 'failed';
  const tone = { ready: 'good', pending: 'progress', failed: 'bad' } as const;
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{title}</Title>
          <StatusBadge tone={tone[state]}>{t(`state.${state}`)}</StatusBadge>
        </Group>
        {state === 'ready' ? (
          <>
            <Text c="dimmed">{t(`about.${environment}`)}</Text>
            {server.url && <CopyableCode value={server.url} label={t('copy_url')} />}
            {children}
          </>
        ) : (
          <Alert color={state === 'failed' ? 'red' : 'blue'} title={t(`${state}.title`)}>
            <Stack gap="sm" align="flex-start">
              <Text>{server.problem ?? t('pending.advice')}</Text>
              {retry?.error && <Text role="alert">{problemOf(retry.error, t).message}</Text>}
              {retry ? (
                <Button variant="default" size="xs" leftSection={<SyncIcon />} loading={retry.isPending} onClick={retry.mutate}>
                  {t('retry')}
                </Button>
              ) : (
                <Text>{t('ask_admin')}</Text>
              )}
            </Stack>
          </Alert>
        )}
      </Stack>
    </Card>
  );
}
