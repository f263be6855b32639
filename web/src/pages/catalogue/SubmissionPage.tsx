import { Skeleton, Stack } from '@mantine/core';
import { CheckIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { allRows } from '../../parts/use-row-pages.ts';
import { SubmissionState } from './Submissions.tsx';

type Found = Signatures['management.catalogue_submissions.get']['answer']['errors'][number];
const EVERY = 3_000;

/** One submission: its state, and what was wrong with which object. */
export default function SubmissionPage() {
  const { t } = useTranslation('catalogue');
  const [environment] = useEnvironment();
  const { retailer_id = '', submission_id = '' } = useParams();
  const query = useQuery({
    queryKey: [environment, 'submissions', retailer_id, 'one', submission_id],
    queryFn: ({ signal }) =>
      connect(environment).management.catalogueSubmissions.get(
        { submission_id: Number(submission_id) },
        { signal, retailerId: retailer_id },
      ),
    refetchInterval: ({ state }) => (state.data && state.data.finished_at === null ? EVERY : false),
  });
  const { data: submission, error } = query;
  const title = t('submissions.one', { id: submission_id });
  const columns: readonly Column<Found>[] = [
    { key: 'index', title: t('submissions.index'), cell: ({ index }) => (index === null ? '–' : index) },
    { key: 'key', title: t('submissions.key'), cell: ({ meta }) => meta.key ?? '–' },
    { key: 'message', title: t('submissions.message'), cell: ({ error: { message } }) => message },
  ];
  return (
    <>
      <PageHeader title={title} actions={submission && <SubmissionState state={submission.state} />} />
      {!submission ? (
        error ? (
          <ErrorState error={error} title={t('failed')} onRetry={query.refetch} />
        ) : (
          <Skeleton h={200} />
        )
      ) : (
        <Stack gap="lg">
          <Section title={t('submissions.facts')}>
            <Facts
              entries={[
                [t('submissions.kind'), t(`submissions.kinds.${submission.kind}${submission.batch ? '_batch' : ''}`)],
                [t('submissions.objects'), submission.object_count],
                [t('submissions.received'), <DateTime key="received" value={submission.received_at} />],
                [t('submissions.finished'), submission.finished_at && <DateTime value={submission.finished_at} />],
                [t('submissions.request'), <code key="request">{submission.request_id}</code>],
              ]}
            />
          </Section>
          <DataTable
            label={t('submissions.errors')}
            columns={columns}
            rows={allRows({ ...query, data: submission.errors })}
            rowKey={({ index, meta, error: { message } }) => `${index} ${meta.key} ${message}`}
            empty={{ icon: CheckIcon, title: t('submissions.no_errors') }}
          />
        </Stack>
      )}
    </>
  );
}
