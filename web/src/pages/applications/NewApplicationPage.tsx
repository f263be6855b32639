import { Card } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { NewApplication } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { ApplicationForm } from './ApplicationForm.tsx';
import { applicationsQuery } from './application.ts';
import { NewSecret } from './NewSecret.tsx';

/** Makes an application; its secret is shown here and never again. */
export default function NewApplicationPage() {
  const { t } = useTranslation(['applications', 'app']);
  const [environment] = useEnvironment();
  const [made, setMade] = useState<NewApplication>();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={made ? made.name : t('create.title')}
        description={t(made ? 'create.made' : 'create.description', {
          environment: t(`app:environments.${made?.environment ?? environment}`),
        })}
      />
      {made ? (
        <NewSecret application={made} onKept={() => navigate(`/applications/${made.client_id}`)} />
      ) : (
        <Card>
          <ApplicationForm
            initial={{ name: '', scopes: ['connect:fulfillment'], redirect_uris: [], require_signed_assertion: false }}
            submit={t('create.submit')}
            send={async (body) => {
              setMade(await connect(environment).management.applications.create({ body }));
              await client.invalidateQueries({ queryKey: applicationsQuery(environment).queryKey });
            }}
            onCancel={() => navigate('/applications')}
          />
        </Card>
      )}
    </>
  );
}
