import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Column } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';
import classes from './requests.module.css';
import type { RequestSummary } from './types.ts';

export const requestColumns = (t: TFunction<'requests'>): readonly Column<RequestSummary>[] => [
  {
    key: 'path',
    title: t('columns.request'),
    cell: ({ method, path }) => (
      <span className={classes.path}>
        <b>{method}</b> {path}
      </span>
    ),
  },
  { key: 'status', title: t('columns.status'), width: '6rem', cell: ({ status }) => <HttpStatus status={status} /> },
  {
    key: 'operation',
    title: t('columns.operation'),
    cell: ({ operation_id, error, fault, replay_of }) => (
      <>
        <Text size="sm" className={classes.path}>
          {operation_id}
        </Text>
        {error && (
          <Text size="xs" c="var(--mantine-color-error)" lineClamp={1}>
            {error.key === null ? error.message : `${error.key}: ${error.message}`}
          </Text>
        )}
        {fault !== null && (
          <Text size="xs" c="dimmed">
            {t('fault', { fault })}
          </Text>
        )}
        {replay_of !== null && (
          <Text size="xs" c="dimmed">
            {t('replayed')}
          </Text>
        )}
      </>
    ),
  },
  { key: 'application', title: t('columns.application'), cell: ({ application }) => application?.name ?? '–' },
  {
    key: 'duration',
    title: t('columns.duration'),
    align: 'right',
    width: '6rem',
    cell: ({ duration_ms }) => t('milliseconds', { value: duration_ms }),
  },
  {
    key: 'time',
    title: t('columns.time'),
    width: '9rem',
    cell: ({ started_at }) => <DateTime value={started_at} relative />,
  },
];
