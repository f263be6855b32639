import { Button, Card, Skeleton, Stack, Tabs, Title } from '@mantine/core';
import { CheckIcon, ToolsIcon } from '@primer/octicons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { type RowPages, useRowPages } from '../../parts/use-row-pages.ts';
import { IncidentCard } from './IncidentCard.tsx';
import { MaintenanceCard } from './MaintenanceCard.tsx';
import { type Incident, type Maintenance, STATUS_KEY, type Status } from './types.ts';

const LIMIT = 5;
const pageQuery = (after: string | undefined) => ({ limit: LIMIT, ...(after === undefined ? {} : { before: Number(after) }) });
const cursor = (next: number | null) => (next === null ? null : String(next));

/** What was wrong before and what was done, page by page. */
export function PastIncidents({ status, isOperator }: { readonly status: Status; readonly isOperator: boolean }) {
  const { t } = useTranslation('status');
  const incidents = useRowPages<Incident>({
    queryKey: [...STATUS_KEY, 'past-incidents'],
    fetchPage: async (after, signal) => {
      const page = await callConsole('GET /api/status/incidents', { query: { state: 'resolved', ...pageQuery(after) }, signal });
      return { rows: page.incidents, next: cursor(page.next) };
    },
  });
  const maintenances = useRowPages<Maintenance>({
    queryKey: [...STATUS_KEY, 'past-maintenance'],
    fetchPage: async (after, signal) => {
      const page = await callConsole('GET /api/status/maintenance', { query: pageQuery(after), signal });
      return { rows: page.maintenance.filter(({ state }) => state === 'completed' || state === 'canceled'), next: cursor(page.next) };
    },
  });
  useReadAgain(status);
  return (
    <section aria-labelledby="past">
      <Title order={2} id="past" mb="sm">
        {t('past.title')}
      </Title>
      <Tabs defaultValue="incidents" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="incidents">{t('past.incidents')}</Tabs.Tab>
          <Tabs.Tab value="maintenance">{t('past.maintenance')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="incidents">
          <Pages pages={incidents} none={{ icon: CheckIcon, title: t('past.no_incidents') }} failed={t('past.failed')}>
            {(incident) => <IncidentCard key={incident.id} incident={incident} isOperator={isOperator} />}
          </Pages>
        </Tabs.Panel>
        <Tabs.Panel value="maintenance">
          <Pages pages={maintenances} none={{ icon: ToolsIcon, title: t('past.no_maintenance') }} failed={t('past.failed')}>
            {(maintenance) => <MaintenanceCard key={maintenance.id} maintenance={maintenance} isOperator={false} />}
          </Pages>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

/** What is open or ahead no more belongs to the past. */
function useReadAgain({ open_incidents, maintenance }: Status) {
  const client = useQueryClient();
  const present = [...open_incidents, ...maintenance].map(({ id, state }) => `${id} ${state}`).join();
  const before = useRef(present);
  useEffect(() => {
    if (before.current === present) return;
    before.current = present;
    for (const list of ['past-incidents', 'past-maintenance']) void client.invalidateQueries({ queryKey: [...STATUS_KEY, list] });
  }, [client, present]);
}

interface PagesProps<T> {
  readonly pages: RowPages<T>;
  readonly none: { readonly icon: typeof CheckIcon; readonly title: string };
  readonly failed: string;
  readonly children: (row: T) => React.ReactNode;
}

function Pages<T>({ pages, none, failed, children }: PagesProps<T>) {
  const { t } = useTranslation();
  if (pages.error && pages.items.length === 0) return <ErrorState error={pages.error} title={failed} onRetry={pages.retry} />;
  if (pages.isLoading) return <Skeleton h={120} />;
  return (
    <Stack gap="sm">
      {pages.items.length === 0 && !pages.hasMore && (
        <Card p={0}>
          <EmptyState {...none} />
        </Card>
      )}
      {pages.items.map(children)}
      {pages.hasMore && (
        <Button variant="subtle" loading={pages.isLoadingMore} onClick={pages.loadMore} style={{ alignSelf: 'center' }}>
          {t('actions.load_more')}
        </Button>
      )}
    </Stack>
  );
}
