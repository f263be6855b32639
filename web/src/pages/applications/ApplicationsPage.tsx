import { Badge, Button } from '@mantine/core';
import { AppsIcon, PlusIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hasRight, useSignedIn } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { allRows } from '../../parts/use-row-pages.ts';
import { ApplicationStatus } from './ApplicationStatus.tsx';
import { type Application, applicationsQuery } from './application.ts';
import { RenewBy } from './RenewBy.tsx';
import { useServerTime } from './use-server-time.ts';

/** The organization's OAuth applications on a server. */
export default function ApplicationsPage() {
  const { t } = useTranslation(['applications', 'app']);
  const [environment] = useEnvironment();
  const session = useSignedIn();
  const now = useServerTime(environment);
  const rows = allRows(useQuery(applicationsQuery(environment)));
  const own = session.servers?.[environment].application;
  const create = hasRight(session, 'manage', environment) && (
    <Button component={Link} to="/applications/new" leftSection={<PlusIcon />}>
      {t('create.open')}
    </Button>
  );
  const columns: Column<Application>[] = [
    {
      key: 'name',
      title: t('fields.name'),
      cell: ({ name, client_id }) => (
        <>
          {name} {client_id === own && <Badge color="gray">{t('own.badge')}</Badge>}
        </>
      ),
    },
    { key: 'status', title: t('fields.status'), cell: ({ status }) => <ApplicationStatus status={status} /> },
    {
      key: 'client_id',
      title: t('fields.client_id'),
      cell: ({ client_id, name }) => <CopyableCode clip value={client_id} label={t('copy_client_id', { name })} />,
    },
    { key: 'created_at', title: t('fields.created_at'), cell: ({ created_at }) => <DateTime value={created_at} /> },
    { key: 'renew_by', title: t('fields.renew_by'), cell: ({ renew_by }) => <RenewBy value={renew_by} now={now} /> },
    { key: 'environment', title: t('fields.environment'), cell: (row) => t(`app:environments.${row.environment}`) },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ client_id }) => client_id}
        rowLink={({ client_id }) => `/applications/${client_id}`}
        empty={{ icon: AppsIcon, title: t('empty'), advice: t('empty_advice'), action: create }}
      />
    </>
  );
}
