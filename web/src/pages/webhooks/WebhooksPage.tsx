import { Button } from '@mantine/core';
import { PlusIcon, WebhookIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { allRows } from '../../parts/use-row-pages.ts';
import { HealthBadge } from './HealthBadge.tsx';
import { type Webhook, webhooksQuery } from './webhook.ts';

/** Where a server sends events to. */
export default function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const [environment] = useEnvironment();
  const session = useSession();
  const rows = allRows(useQuery(webhooksQuery(environment)));
  const create = hasRight(session, 'manage', environment) && (
    <Button component={Link} to="/webhooks/new" leftSection={<PlusIcon />}>
      {t('create.open')}
    </Button>
  );
  const columns: Column<Webhook>[] = [
    { key: 'name', title: t('fields.name'), cell: ({ name }) => name },
    {
      key: 'url',
      title: t('fields.url'),
      cell: ({ url }) => <code style={{ overflowWrap: 'anywhere' }}>{url}</code>,
    },
    {
      key: 'status',
      title: t('fields.status'),
      cell: ({ status }) => <StatusBadge tone={status === 'Enabled' ? 'good' : 'neutral'}>{status}</StatusBadge>,
    },
    {
      key: 'events',
      title: t('fields.events'),
      cell: ({ events }) => (events.length === 0 ? t('events.all_of_connect') : t('events.count', { count: events.length })),
    },
    {
      key: 'health',
      title: t('health.last_day'),
      cell: ({ webhook_id }) => <HealthBadge environment={environment} webhookId={webhook_id} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <Button component={Link} to="/deliveries" variant="default">
              {t('to_log')}
            </Button>
            {create}
          </>
        }
      />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ webhook_id }) => String(webhook_id)}
        rowLink={({ webhook_id }) => `/webhooks/${webhook_id}`}
        empty={{ icon: WebhookIcon, title: t('empty'), advice: t('empty_advice'), action: create }}
      />
    </>
  );
}
