import { Grid, SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api/session.ts';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { RecentEvents } from './RecentEvents.tsx';
import { RecentRequests } from './RecentRequests.tsx';
import { ServerCard } from './ServerCard.tsx';

/** What an organization has: its two servers, how to begin, and what went on lately. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const { account, organization, servers } = useSignedIn();
  return (
    <>
      <PageHeader
        title={organization?.name ?? t('welcome', { name: account.name })}
        description={organization ? t('description') : t('no_organization')}
      />
      {organization && (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <ServerCard environment="development" server={servers?.development} />
            <ServerCard environment="production" server={servers?.production} />
          </SimpleGrid>
          <FirstSteps />
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <RecentRequests />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <RecentEvents />
            </Grid.Col>
          </Grid>
        </Stack>
      )}
    </>
  );
}
