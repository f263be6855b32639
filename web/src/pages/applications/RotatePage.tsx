import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { applicationQuery, applicationsQuery } from './application.ts';
import { RotationGuide } from './RotationGuide.tsx';

/** The way to new credentials, step by step. */
export default function RotatePage() {
  const { t } = useTranslation('applications');
  const [environment] = useEnvironment();
  const { client_id = '' } = useParams();
  const old = useQuery(applicationQuery(environment, client_id));
  const all = useQuery(applicationsQuery(environment));
  const error = old.error ?? all.error;
  if (error && !(old.data && all.data)) {
    return (
      <>
        <PageHeader title={t('rotate.title')} />
        <ErrorState error={error} title={t('failed')} onRetry={() => Promise.all([old.refetch(), all.refetch()])} />
      </>
    );
  }
  if (!old.data || !all.data) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('rotate.heading', { name: old.data.name })} description={t('rotate.description')} />
      <RotationGuide key={`${environment} ${client_id}`} old={old.data} applications={all.data} />
    </>
  );
}
