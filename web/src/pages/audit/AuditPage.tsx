import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import type { Routes } from '../../api/generated.ts';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';
import { AuditTable } from './AuditTable.tsx';

type AuditQuery = Routes['GET /api/audit']['query'];

/** Beginnings of operations, as the API filters by them. */
const KINDS = {
  members: 'console.members',
  invitations: 'console.invitations',
  organization: 'console.organization',
  assignments: 'console.assignments',
  created: 'POST ',
  replaced: 'PUT ',
  changed: 'PATCH ',
  deleted: 'DELETE ',
} as const;

/** What the members did, newest first. */
export default function AuditPage() {
  const { t } = useTranslation(['audit', 'app']);
  const { values, query, isFiltered, set, clear } = useFilters(['actor', 'operation', 'environment']);
  const members = useQuery({ queryKey: ['members'], queryFn: ({ signal }) => callConsole('GET /api/members', { signal }) });
  const rows = useRowPages({
    queryKey: ['audit', query],
    fetchPage: async (after, signal) => {
      const asked = after === undefined ? query : { ...query, before: Number(after) };
      // What the address gives as an environment is judged by the API.
      const { entries, next } = await callConsole('GET /api/audit', { query: asked as AuditQuery, signal });
      return { rows: entries, next: next === null ? null : String(next) };
    },
  });
  // Somebody who left is still in the log, and may be in a link to it.
  const actors = [...new Set([...(members.data?.members.map(({ email }) => email) ?? []), values.actor].filter((email) => email !== ''))];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <NativeSelect
          label={t('filters.actor')}
          value={values.actor}
          data={[{ value: '', label: t('filters.everybody') }, ...actors]}
          onChange={({ currentTarget }) => set('actor', currentTarget.value)}
        />
        <NativeSelect
          label={t('filters.operation')}
          value={values.operation}
          data={[
            { value: '', label: t('filters.everything') },
            ...Object.entries(KINDS).map(([name, value]) => ({ value, label: t(`kinds.${name}`) })),
          ]}
          onChange={({ currentTarget }) => set('operation', currentTarget.value)}
        />
        <NativeSelect
          label={t('filters.environment')}
          value={values.environment}
          data={[
            { value: '', label: t('filters.anywhere') },
            { value: 'development', label: t('app:environments.development') },
            { value: 'production', label: t('app:environments.production') },
          ]}
          onChange={({ currentTarget }) => set('environment', currentTarget.value)}
        />
      </FilterBar>
      <AuditTable label={t('title')} rows={rows} isFiltered={isFiltered} />
    </>
  );
}
