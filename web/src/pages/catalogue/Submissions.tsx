import { Select } from '@mantine/core';
import { UploadIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';

type Query = Signatures['management.catalogue_submissions.list']['request'];
type Submission = Signatures['management.catalogue_submissions.list']['answer']['submissions'][number];
const STATES = ['received', 'processing', 'completed', 'failed'] as const;
const TONES = { received: 'warning', processing: 'progress', completed: 'good', failed: 'bad' } as const;
const EVERY = 5_000;

export function SubmissionState({ state }: { readonly state: Submission['state'] }) {
  const { t } = useTranslation('catalogue');
  return <StatusBadge tone={TONES[state]}>{t(`submissions.states.${state}`)}</StatusBadge>;
}

/** What was submitted to the catalogue, and what became of it. */
export function Submissions({ banner }: { readonly banner: string }) {
  const { t } = useTranslation('catalogue');
  const [environment] = useEnvironment();
  const { values, query, set, clear, isFiltered } = useFilters(['state']);
  const rows = useRowPages({
    queryKey: [environment, 'submissions', banner, query],
    fetchPage: async (after, signal) => {
      const page = { ...(query as Pick<Query, 'state'>), limit: 50, ...(after ? { after } : {}) };
      const answer = await connect(environment).management.catalogueSubmissions.list(page, { signal, retailerId: banner });
      return { rows: answer.submissions, next: answer.next_cursor };
    },
    refetchInterval: EVERY,
  });
  const columns: readonly Column<Submission>[] = [
    { key: 'submission_id', title: t('submissions.id'), cell: ({ submission_id }) => submission_id },
    { key: 'kind', title: t('submissions.kind'), cell: ({ kind, batch }) => t(`submissions.kinds.${kind}${batch ? '_batch' : ''}`) },
    { key: 'state', title: t('submissions.state'), cell: ({ state }) => <SubmissionState state={state} /> },
    { key: 'objects', title: t('submissions.objects'), align: 'right', cell: ({ object_count }) => object_count },
    { key: 'errors', title: t('submissions.errors'), align: 'right', cell: ({ error_count }) => error_count },
    { key: 'received_at', title: t('submissions.received'), cell: ({ received_at }) => <DateTime value={received_at} relative /> },
  ];
  return (
    <>
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <Select
          aria-label={t('submissions.state')}
          placeholder={t('submissions.state')}
          data={STATES.map((state) => ({ value: state, label: t(`submissions.states.${state}`) }))}
          value={values.state || null}
          onChange={(state) => set('state', state)}
          clearable
          w={{ base: '100%', xs: '10rem' }}
        />
      </FilterBar>
      <DataTable
        label={t('submissions.title')}
        columns={columns}
        rows={rows}
        rowKey={({ submission_id }) => String(submission_id)}
        rowLink={({ submission_id }) => `/catalogue/submissions/${encodeURIComponent(banner)}/${submission_id}`}
        isFiltered={isFiltered}
        empty={{ icon: UploadIcon, title: t('submissions.none'), advice: t('submissions.none_advice') }}
      />
    </>
  );
}
