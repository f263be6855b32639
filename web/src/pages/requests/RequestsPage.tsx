import { Alert, Button, Group, Text } from '@mantine/core';
import { DownloadIcon, PulseIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { problemOf } from '../../parts/problem-of.ts';
import { useFilters } from '../../parts/use-filters.ts';
import { ClearRequests } from './ClearRequests.tsx';
import { LiveToggle } from './LiveToggle.tsx';
import { RequestFilters } from './RequestFilters.tsx';
import { requestColumns } from './request-columns.tsx';
import { FILTERS, keyOf, requestQuery } from './types.ts';
import { useDownloadHar } from './use-download-har.ts';
import { useRequests } from './use-requests.ts';

/** What applications ask the server and what it answers, as it happens. */
export default function RequestsPage() {
  const { t } = useTranslation('requests');
  const [environment] = useEnvironment();
  const [paused, setPaused] = useState(false);
  const [cleared, setCleared] = useState(0);
  const filters = useFilters(FILTERS);
  const query = requestQuery(filters.query);
  const har = useDownloadHar(environment, query);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <ClearRequests onCleared={() => setCleared((count) => count + 1)} />
            <Button variant="default" leftSection={<DownloadIcon />} loading={har.isPending} onClick={() => har.mutate()}>
              {t('har')}
            </Button>
            <LiveToggle paused={paused} onChange={setPaused} />
          </>
        }
      />
      <RequestFilters filters={filters} />
      <Requests key={`${environment} ${cleared}`} {...{ query, paused }} isFiltered={filters.isFiltered} />
    </>
  );
}

interface RequestsProps {
  readonly query: ReturnType<typeof requestQuery>;
  readonly paused: boolean;
  readonly isFiltered: boolean;
}

function Requests({ query, paused, isFiltered }: RequestsProps) {
  const { t } = useTranslation('requests');
  const [environment] = useEnvironment();
  const { rows, interruption } = useRequests(environment, query, paused);
  return (
    <>
      {interruption && rows.items.length > 0 && (
        <Alert color="yellow" mb="md" title={t('interrupted')}>
          {problemOf(interruption, t).message}
        </Alert>
      )}
      <Group justify="flex-end" mb="xs">
        <Text size="sm" c="dimmed">
          {t(paused ? 'paused' : 'following')}
        </Text>
      </Group>
      <DataTable
        label={t('title')}
        columns={requestColumns(t)}
        rows={rows}
        rowKey={keyOf}
        rowLink={({ request_id }) => `/requests/${encodeURIComponent(request_id)}?environment=${environment}`}
        isFiltered={isFiltered}
        empty={{ icon: PulseIcon, title: t('none'), advice: t('none_advice') }}
      />
    </>
  );
}
