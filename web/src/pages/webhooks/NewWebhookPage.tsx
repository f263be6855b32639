import { Alert, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WebhookWithSecret } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { SigningSecret } from './SigningSecret.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import { webhooksQuery } from './webhook.ts';

const EMPTY = {
  name: '',
  url: '',
  status: 'Enabled',
  auth_uri: '',
  client_id: '',
  client_secret: '',
  scope: '',
  resource: '',
  events: [] as string[],
  include_retailer_id: false,
  ca_certificate: '',
} as const;

/** Makes a webhook; its signing secret is shown here and never again. */
export default function NewWebhookPage() {
  const { t } = useTranslation(['webhooks', 'app']);
  const [environment] = useEnvironment();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [made, setMade] = useState<WebhookWithSecret>();
  if (made) {
    return (
      <>
        <PageHeader title={made.name} description={t('create.made')} />
        <Stack gap="md">
          <SigningSecret webhook={made} onKept={() => navigate(`/webhooks/${made.webhook_id}`)} />
          <Alert color="blue">
            <Text>{t('create.verify')}</Text>
          </Alert>
        </Stack>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('create.title')} description={t('create.description', { environment: t(`app:environments.${environment}`) })} />
      <WebhookForm
        key={environment}
        initial={EMPTY}
        hasSecret={false}
        submit={t('create.submit')}
        send={async (body) => {
          setMade(await connect(environment).management.webhooks.create({ body }));
          await client.invalidateQueries({ queryKey: webhooksQuery(environment).queryKey });
        }}
        onCancel={() => navigate('/webhooks')}
      />
    </>
  );
}
