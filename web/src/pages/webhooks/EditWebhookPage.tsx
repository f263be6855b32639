import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import { webhookQuery, webhooksQuery } from './webhook.ts';

/** Changes a webhook. Its client secret is kept where the field stays empty. */
export default function EditWebhookPage() {
  const { t } = useTranslation('webhooks');
  const [environment] = useEnvironment();
  const webhook_id = Number(useParams().webhook_id);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: webhook, error, refetch } = useQuery(webhookQuery(environment, webhook_id));
  if (error && !webhook) {
    return (
      <>
        <PageHeader title={t('edit.title')} />
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      </>
    );
  }
  if (!webhook) return <PageSkeleton />;
  const back = () => navigate(`/webhooks/${webhook_id}`);
  const { auth_uri, client_id, scope, resource, ca_certificate, name, url, status, events, include_retailer_id } = webhook;
  return (
    <>
      <PageHeader title={t('edit.heading', { name })} />
      <WebhookForm
        initial={{
          name,
          url,
          status,
          auth_uri: auth_uri ?? '',
          client_id: client_id ?? '',
          client_secret: '',
          scope: scope ?? '',
          resource: resource ?? '',
          events,
          include_retailer_id,
          ca_certificate: ca_certificate ?? '',
        }}
        hasSecret={webhook.client_secret_fingerprint !== null}
        submit={t('edit.submit')}
        send={async ({ client_secret, ...fields }) => {
          const body = { ...fields, ...(client_secret === '' ? {} : { client_secret }) };
          await connect(environment).management.webhooks.update({ webhook_id, body });
          await client.invalidateQueries({ queryKey: webhooksQuery(environment).queryKey });
          showSuccess(t('edit.saved'));
          back();
        }}
        onCancel={back}
      />
    </>
  );
}
