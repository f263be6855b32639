import { Card, Group, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { CausedEvents } from './CausedEvents.tsx';
import { CopyCurl } from './CopyCurl.tsx';
import { MessagePart } from './MessagePart.tsx';
import { ReplayButton } from './ReplayButton.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import classes from './requests.module.css';
import { Timings } from './Timings.tsx';

/** One request with its answer, what it took and what it caused. */
export default function RequestPage() {
  const { t } = useTranslation('requests');
  const [environment] = useEnvironment();
  const { request_id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'requests', request_id],
    queryFn: ({ signal }) => connect(environment).management.requests.get({ request_id }, { signal }),
  });
  if (error) return <ErrorState error={error} title={t('failed')} onRetry={refetch} />;
  if (!data) return <Skeleton h={480} />;
  return (
    <>
      <PageHeader
        title={
          <Group component="span" gap="sm">
            <span className={classes.path}>
              {data.method} {data.path}
            </span>
            <HttpStatus status={data.status} />
          </Group>
        }
        actions={
          <>
            <CopyCurl requestId={data.request_id} />
            <ReplayButton request={data} />
          </>
        }
      />
      <Stack gap="lg">
        <RequestFacts request={data} />
        <Timings request={data} />
        <MessagePart title={t('request')} {...data.request} />
        <MessagePart title={t('answer')} {...data.answer} />
        <Card component="section" aria-labelledby="caused">
          <Title order={2} id="caused" mb="sm">
            {t('caused.title')}
          </Title>
          <CausedEvents events={data.events} />
        </Card>
      </Stack>
    </>
  );
}
