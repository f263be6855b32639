import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { DownloadIcon, LinkExternalIcon } from '@primer/octicons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { callConsole } from '../../api/console.ts';
import { type Environment, hasRight, useSessionActions, useSignedIn } from '../../api/session.ts';
import { download } from '../../parts/download.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { AssignedServer } from './AssignedServer.tsx';
import { FirstCredentials, type Started } from './FirstCredentials.tsx';
import { useRetry } from './use-retry.ts';

/** The two servers of the organization, and what a client needs to reach them. */
export default function ServersPage() {
  const { t } = useTranslation('servers');
  const session = useSignedIn();
  const client = useQueryClient();
  const { refresh } = useSessionActions();
  const [made, setMade] = useState<Started['credentials']>();
  const servers = useQuery({ queryKey: ['assignments'], queryFn: ({ signal }) => callConsole('GET /api/assignments', { signal }) });
  const authorities = useQuery({
    queryKey: ['authorities'],
    queryFn: ({ signal }) => callConsole('GET /api/assignments/authorities', { signal }),
  });
  const retry = useRetry(async (answer) => {
    if (Object.values(answer.credentials).some((one) => one !== null)) setMade(answer.credentials);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['assignments'] }),
      client.invalidateQueries({ queryKey: ['authorities'] }),
      refresh(),
    ]);
  });
  const mayManage = hasRight(session, 'manage', 'production');
  const slug = session.organization?.slug ?? '';
  if (servers.error) return <ErrorState error={servers.error} title={t('failed_to_load')} onRetry={() => void servers.refetch()} />;
  if (!servers.data) return <PageSkeleton />;
  const { data } = servers;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap="lg">
        {made && <FirstCredentials credentials={made} slug={slug} onKept={() => setMade(undefined)} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {(['development', 'production'] as const).map((environment) => (
            <AssignedServer key={environment} environment={environment} server={data[environment]} {...(mayManage ? { retry } : {})}>
              <Text size="sm">
                {t('slug')} <code>{data[environment].slug}</code>
              </Text>
              <Trust environment={environment} authority={authorities.data?.[environment]} />
              <Group gap="md">
                <Anchor href={`${data[environment].url}/openapi.json`} target="_blank" rel="noreferrer">
                  {t('openapi')} <LinkExternalIcon size={12} aria-label={t('new_tab')} />
                </Anchor>
                <Anchor component={Link} to={`/home?environment=${environment}`}>
                  {t('first_steps')}
                </Anchor>
              </Group>
            </AssignedServer>
          ))}
        </SimpleGrid>
      </Stack>
    </>
  );
}

/** What a client has to trust; `authority` is undefined while it is not known. */
function Trust({ environment, authority }: { readonly environment: Environment; readonly authority: string | null | undefined }) {
  const { t } = useTranslation('servers');
  if (authority === undefined) return null;
  if (authority === null) return <Text size="sm">{t('authority.public')}</Text>;
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{t('authority.own')}</Text>
      <Button
        variant="default"
        size="xs"
        leftSection={<DownloadIcon />}
        aria-label={t(`authority.download_${environment}`)}
        onClick={() => download(`cartwright-${environment}-ca.pem`, authority, 'application/x-pem-file')}
      >
        {t('authority.download')}
      </Button>
    </Stack>
  );
}
