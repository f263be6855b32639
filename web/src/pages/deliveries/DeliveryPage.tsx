import { Alert, Anchor, Button, Card, Stack, Text, Title } from '@mantine/core';
import { IterationsIcon } from '@primer/octicons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useLive } from '../../api/live.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { CodeBlock } from '../../parts/CodeBlock.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { webhooksQuery } from '../webhooks/webhook.ts';
import { AttemptLog } from './AttemptLog.tsx';
import { bodyText } from './body-text.ts';
import { DeliveryState } from './DeliveryState.tsx';

/** One delivery: what is sent, how each attempt went, when the next one is. */
export default function DeliveryPage() {
  const { t } = useTranslation('deliveries');
  const [environment] = useEnvironment();
  const delivery_id = Number(useParams().delivery_id);
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const queryKey = [environment, 'deliveries', delivery_id];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => connect(environment).management.deliveries.get({ delivery_id }, { signal }),
  });
  const webhook = useQuery(webhooksQuery(environment)).data?.find((one) => one.webhook_id === data?.webhook_id);
  useLive(environment, ['deliveries'], () => void client.invalidateQueries({ queryKey }));
  const replay = useApiMutation({
    mutationFn: () => connect(environment).management.deliveries.replay({ delivery_id }),
    changes: [[environment, 'deliveries']],
    success: t('replayed'),
    onSuccess: (made) => navigate(`/deliveries/${made.delivery_id}`),
  });
  if (error && !data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      </>
    );
  }
  if (!data) return <PageSkeleton />;
  const { request, next_attempt_at: next, finished_at: finished } = data;
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <>
      <PageHeader
        title={data.event_name}
        description={<DeliveryState state={data.state} />}
        actions={
          hasRight(session, 'manage', environment) && (
            <Button leftSection={<IterationsIcon />} loading={replay.isPending} onClick={() => replay.mutate()}>
              {t('replay_one')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {next !== null && (
          <Alert color="blue" role="status">
            {t('next')} <DateTime value={next} />
          </Alert>
        )}
        <Card component="section" aria-labelledby="facts">
          <Title order={2} id="facts" mb="md">
            {t('facts')}
          </Title>
          <Facts
            entries={[
              [
                t('fields.webhook'),
                webhook ? (
                  <Anchor key="" component={Link} to={`/webhooks/${webhook.webhook_id}`}>
                    {webhook.name}
                  </Anchor>
                ) : (
                  `#${data.webhook_id}`
                ),
              ],
              [t('fields.url'), request.url === null ? t('webhook_gone') : <code key="">{request.url}</code>],
              [t('fields.order'), data.order_id ?? '–'],
              [t('fields.replay'), t(data.replay ? 'yes' : 'no')],
              [t('fields.created_at'), <DateTime key="" value={data.created_at} />],
              [t('fields.finished_at'), finished === null ? '–' : <DateTime key="" value={finished} />],
            ]}
          />
        </Card>
        <AttemptLog attempts={data.attempt_log} />
        <Card component="section" aria-labelledby="request">
          <Title order={2} id="request" mb="md">
            {t('request')}
          </Title>
          <Stack gap="sm">
            <CodeBlock code={headers.join('\n')} language={t('headers')} />
            <Text size="sm" c="dimmed">
              {t('headers_advice')}
            </Text>
            <CodeBlock code={bodyText(request.body)} language="JSON" maxHeight="32rem" />
          </Stack>
        </Card>
      </Stack>
    </>
  );
}
