import { Alert, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { problemOf } from '../../parts/problem-of.ts';
import { Incidents } from './Incidents.tsx';
import { Maintenances } from './Maintenances.tsx';
import { OperatorActions } from './OperatorActions.tsx';
import { OverallState } from './OverallState.tsx';
import { PastIncidents } from './PastIncidents.tsx';
import { ServerSection } from './ServerSection.tsx';
import { Subscribe } from './Subscribe.tsx';
import { useStatus } from './use-status.ts';

/** How both servers are, how they were, and what is being done about it. */
export default function StatusPage() {
  const { t } = useTranslation('status');
  const { account } = useSession();
  const { data: status, error, refetch } = useStatus();
  const isOperator = account?.is_operator === true;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={isOperator && status ? <OperatorActions status={status} /> : undefined}
      />
      {status ? (
        <Stack gap="xl">
          {error && (
            <Alert color="yellow" title={t('outdated')}>
              {problemOf(error, t).message}
            </Alert>
          )}
          <OverallState status={status} />
          <Incidents incidents={status.open_incidents} isOperator={isOperator} />
          <Maintenances maintenances={status.maintenance} isOperator={isOperator} />
          {status.servers.map((server) => (
            <ServerSection key={server.server_id} server={server} />
          ))}
          <PastIncidents status={status} isOperator={isOperator} />
          {account && <Subscribe />}
        </Stack>
      ) : error ? (
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      ) : (
        <Stack gap="xl" aria-busy="true">
          <Skeleton h={88} />
          <Skeleton h={420} />
          <Skeleton h={420} />
        </Stack>
      )}
    </>
  );
}
