import { Alert, Button, Group, Stack, Title } from '@mantine/core';
import { AlertIcon } from '@primer/octicons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { WebhookWithSecret } from '../../../../client/index.ts';
import { useLive } from '../../api/live.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { DeliveryTable } from '../deliveries/DeliveryTable.tsx';
import { ConfigurationCard } from './ConfigurationCard.tsx';
import { HealthCard } from './HealthCard.tsx';
import { SigningSecret } from './SigningSecret.tsx';
import { type Tested, TestResult } from './TestResult.tsx';
import { WebhookActions } from './WebhookActions.tsx';
import { healthQuery, webhookQuery } from './webhook.ts';

/** One webhook: how it is, how it is configured, what it was sent lately. */
export default function WebhookPage() {
  const { t } = useTranslation('webhooks');
  const [environment] = useEnvironment();
  const webhook_id = Number(useParams().webhook_id);
  const client = useQueryClient();
  const session = useSession();
  const [tested, setTested] = useState<Tested>();
  const [rotated, setRotated] = useState<WebhookWithSecret>();
  const { data: webhook, error, refetch } = useQuery(webhookQuery(environment, webhook_id));
  useLive(environment, ['deliveries'], () => void client.invalidateQueries({ queryKey: healthQuery(environment, webhook_id).queryKey }));
  if (error && !webhook) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      </>
    );
  }
  if (!webhook) return <PageSkeleton />;
  const { status, disabled_reason: reason } = webhook;
  return (
    <>
      <PageHeader
        title={webhook.name}
        description={<StatusBadge tone={status === 'Enabled' ? 'good' : 'neutral'}>{status}</StatusBadge>}
        actions={
          hasRight(session, 'manage', environment) && <WebhookActions webhook={webhook} onTested={setTested} onRotated={setRotated} />
        }
      />
      <Stack gap="lg">
        {status === 'Disabled' && reason !== null && (
          <Alert color="red" icon={<AlertIcon />} title={t('disabled_by_server')}>
            {reason}
          </Alert>
        )}
        {rotated && <SigningSecret webhook={rotated} onKept={() => setRotated(undefined)} />}
        {tested && <TestResult result={tested} onClose={() => setTested(undefined)} />}
        <HealthCard environment={environment} webhookId={webhook_id} />
        <ConfigurationCard webhook={webhook} />
        <section aria-labelledby="recent">
          <Group justify="space-between" mb="sm">
            <Title order={2} id="recent">
              {t('recent')}
            </Title>
            <Button component={Link} to={`/deliveries?webhook_id=${webhook_id}`} variant="default" size="xs">
              {t('to_log')}
            </Button>
          </Group>
          <DeliveryTable environment={environment} filters={{ webhook_id: String(webhook_id) }} isFiltered={false} />
        </section>
      </Stack>
    </>
  );
}
