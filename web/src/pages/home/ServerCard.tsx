import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { LinkExternalIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Environment, ServerSummary } from '../../api/session.ts';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';

/** One of the two servers: what it is for, its base URL, and whether it can be used. */
export function ServerCard({ environment, server }: { readonly environment: Environment; readonly server: ServerSummary | undefined }) {
  const { t } = useTranslation(['home', 'app']);
  const title = t(`app:environments.${environment}`);
  const ready = server?.state === 'ready';
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{title}</Title>
          <StatusBadge tone={ready ? 'good' : 'progress'}>{t(`server.${ready ? 'ready' : 'pending'}`)}</StatusBadge>
        </Group>
        <Text c="dimmed">{t(`server.${environment}`)}</Text>
        <Group justify="space-between" mt="auto" gap="xs" mih={30}>
          {server?.url ? (
            <>
              <CopyableCode value={server.url} label={t('server.copy_url')} />
              <Anchor href={`${server.url}/openapi.json`} target="_blank" rel="noreferrer" size="sm">
                OpenAPI <LinkExternalIcon size={12} aria-label={t('server.new_tab')} />
              </Anchor>
            </>
          ) : (
            <Text size="sm">{t('server.no_url')}</Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
