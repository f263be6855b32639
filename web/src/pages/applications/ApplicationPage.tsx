import { Alert, Button, Card, Stack, Title } from '@mantine/core';
import { InfoIcon, PencilIcon } from '@primer/octicons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { NewApplication } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { hasRight, useSignedIn } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { ApplicationActions } from './ApplicationActions.tsx';
import { ApplicationFacts } from './ApplicationFacts.tsx';
import { ApplicationForm } from './ApplicationForm.tsx';
import { applicationQuery, applicationsQuery, type Scope } from './application.ts';
import { CloneDialog } from './CloneDialog.tsx';
import { NewSecret } from './NewSecret.tsx';
import { PublicKeys } from './PublicKeys.tsx';
import { UsageChart } from './UsageChart.tsx';
import { useServerTime } from './use-server-time.ts';

/** One application: what it is, its keys, how much it is used, and what may be done with it. */
export default function ApplicationPage() {
  const { t } = useTranslation('applications');
  const [environment] = useEnvironment();
  const { client_id = '' } = useParams();
  const session = useSignedIn();
  const client = useQueryClient();
  const navigate = useNavigate();
  const now = useServerTime(environment);
  const [editing, setEditing] = useState(false);
  const [cloning, setCloning] = useState(false);
  const [clone, setClone] = useState<NewApplication>();
  const { data: application, error, refetch } = useQuery(applicationQuery(environment, client_id));
  if (error && !application) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} title={t('failed')} onRetry={refetch} />
      </>
    );
  }
  if (!application) return <PageSkeleton />;
  const isOwn = session.servers?.[environment].application === client_id;
  const manages = hasRight(session, 'manage', environment) && !isOwn;
  if (clone) {
    const finish = () => {
      setClone(undefined);
      navigate(`/applications/${clone.client_id}`);
    };
    return (
      <>
        <PageHeader title={clone.name} description={t('clone.made')} />
        <NewSecret application={clone} onKept={finish} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={application.name}
        actions={manages && <ApplicationActions application={application} onClone={() => setCloning(true)} />}
      />
      <CloneDialog source={application} opened={cloning} onClose={() => setCloning(false)} onCloned={setClone} />
      <Stack gap="lg">
        {isOwn && (
          <Alert color="blue" icon={<InfoIcon />} title={t('own.title')}>
            {t('own.advice')}
          </Alert>
        )}
        {editing ? (
          <Card component="section" aria-labelledby="edit">
            <Title order={2} id="edit" mb="md">
              {t('edit.title')}
            </Title>
            <ApplicationForm
              initial={{ ...application, scopes: application.scopes as Scope[] }}
              submit={t('edit.submit')}
              onCancel={() => setEditing(false)}
              send={async ({ name, scopes, redirect_uris, require_signed_assertion }) => {
                const body = { name, scopes, redirect_uris, require_signed_assertion };
                await connect(environment).management.applications.update({ client_id, body });
                await client.invalidateQueries({ queryKey: applicationsQuery(environment).queryKey });
                showSuccess(t('edit.saved'));
                setEditing(false);
              }}
            />
          </Card>
        ) : (
          <div>
            <ApplicationFacts application={application} now={now} />
            {manages && (
              <Button variant="default" mt="sm" leftSection={<PencilIcon />} onClick={() => setEditing(true)}>
                {t('edit.open')}
              </Button>
            )}
          </div>
        )}
        <UsageChart environment={environment} clientId={client_id} />
        <PublicKeys environment={environment} clientId={client_id} manages={manages} />
      </Stack>
    </>
  );
}
