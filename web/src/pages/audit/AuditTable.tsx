import { Text } from '@mantine/core';
import { HistoryIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/console.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import type { RowPages } from '../../parts/use-row-pages.ts';
import { sentenceOf } from './sentence.ts';

export type AuditEntry = Answer<'GET /api/audit'>['entries'][number];

export interface AuditTableProps {
  readonly label: string;
  readonly rows: RowPages<AuditEntry>;
  /** All entries are the reader's. */
  readonly own?: boolean;
  readonly isFiltered?: boolean;
}

/** Who did what, in words; what was called and the request's id below. */
export function AuditTable({ label, rows, own = false, isFiltered = false }: AuditTableProps) {
  const { t } = useTranslation(['audit', 'app']);
  const columns: Column<AuditEntry>[] = [
    {
      key: 'what',
      title: t('columns.what'),
      cell: (entry) => (
        <>
          <Text component="span" display="block" fw={550}>
            {sentenceOf(entry, t)}
          </Text>
          <Text component="span" display="block" size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {entry.target}
          </Text>
        </>
      ),
    },
    ...(own ? [] : [{ key: 'actor', title: t('columns.actor'), cell: ({ actor }: AuditEntry) => actor }]),
    {
      key: 'outcome',
      title: t('columns.outcome'),
      cell: ({ status }) =>
        status < 400 ? (
          <StatusBadge tone="good">{t('outcome.done')}</StatusBadge>
        ) : (
          <StatusBadge tone={status < 500 ? 'warning' : 'bad'}>
            {t(status < 500 ? 'outcome.refused' : 'outcome.failed', { status })}
          </StatusBadge>
        ),
    },
    { key: 'address', title: t('columns.address'), cell: ({ address }) => address },
    {
      key: 'at',
      title: t('columns.at'),
      cell: ({ at, request_id }) => (
        <span title={t('request', { id: request_id })}>
          <DateTime value={at} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      isFiltered={isFiltered}
      empty={{ icon: HistoryIcon, title: t(own ? 'empty.own_title' : 'empty.title'), advice: t(own ? 'empty.own_advice' : 'empty.advice') }}
    />
  );
}
