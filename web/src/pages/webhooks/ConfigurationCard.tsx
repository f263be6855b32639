import { Card, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { Facts } from '../../parts/Facts.tsx';
import type { Webhook } from './webhook.ts';

/** How a webhook is configured; its secrets are never shown. */
export function ConfigurationCard({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation(['webhooks', 'app']);
  const { client_secret_fingerprint: fingerprint, events } = webhook;
  return (
    <Card component="section" aria-labelledby="configuration">
      <Title order={2} id="configuration" mb="md">
        {t('form.configuration')}
      </Title>
      <Facts
        entries={[
          [t('fields.environment'), t(`app:environments.${webhook.environment}`)],
          [t('fields.url'), <CopyableCode key="" value={webhook.url} label={t('copy_url')} />],
          [t('fields.auth_uri'), webhook.auth_uri ?? t('no_auth')],
          ...(webhook.auth_uri === null
            ? []
            : ([
                [t('fields.client_id'), webhook.client_id],
                [t('fields.client_secret'), fingerprint === null ? '–' : t('secret_set', { fingerprint })],
                [t('fields.grant_type'), webhook.grant_type],
                [t('fields.scope'), webhook.scope ?? '–'],
                [t('fields.resource'), webhook.resource ?? '–'],
              ] as const)),
          [t('fields.events'), events.length === 0 ? t('events.all_of_connect') : <code key="">{events.join(', ')}</code>],
          [t('fields.include_retailer_id'), t(webhook.include_retailer_id ? 'yes' : 'no')],
          [t('fields.ca_certificate'), t(webhook.ca_certificate === null ? 'no' : 'yes')],
          [t('fields.updated_at'), <DateTime key="" value={webhook.updated_at} />],
        ]}
      />
    </Card>
  );
}
