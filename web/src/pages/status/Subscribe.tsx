import { Card, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Feeds } from './Feeds.tsx';
import { SubscribeEmail } from './SubscribeEmail.tsx';
import { SubscribeWebhook } from './SubscribeWebhook.tsx';
import { Subscriptions } from './Subscriptions.tsx';
import { STATUS_KEY } from './types.ts';

/** How news of incidents and maintenance come by themselves: webhook, mail, or a feed. */
export function Subscribe() {
  const { t } = useTranslation('status');
  const { data, error, refetch } = useQuery({
    queryKey: [...STATUS_KEY, 'subscriptions'],
    queryFn: ({ signal }) => callConsole('GET /api/status/subscriptions', { signal }),
  });
  return (
    <Card component="section" aria-labelledby="subscribe" id="news">
      <Title order={2} id="subscribe">
        {t('subscribe.title')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('subscribe.description')}
      </Text>
      <Stack gap="lg">
        <Tabs defaultValue="webhook">
          <Tabs.List mb="md">
            {(['webhook', 'email', 'feed'] as const).map((kind) => (
              <Tabs.Tab key={kind} value={kind}>
                {t(`subscribe.${kind}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="webhook">
            <SubscribeWebhook />
          </Tabs.Panel>
          <Tabs.Panel value="email">
            <SubscribeEmail />
          </Tabs.Panel>
          <Tabs.Panel value="feed">
            <Feeds madeAt={data?.feed?.created_at} />
          </Tabs.Panel>
        </Tabs>
        {error && <ErrorState error={error} title={t('subscribe.failed')} onRetry={refetch} />}
        {data && data.subscriptions.length > 0 && <Subscriptions subscriptions={data.subscriptions} />}
      </Stack>
    </Card>
  );
}
