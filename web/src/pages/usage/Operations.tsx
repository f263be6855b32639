import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, type Sorting } from '../../parts/DataTable.tsx';
import { allRows } from '../../parts/use-row-pages.ts';
import { errorRate } from './error-rate.ts';
import { useFormats } from './formats.ts';
import type { Usage } from './periods.ts';
import { Sparkline } from './Sparkline.tsx';

type Operation = Usage['operations'][number];

const VALUES: Readonly<Record<string, (one: Operation) => number>> = {
  requests: ({ requests }) => requests,
  errors: (one) => errorRate(one) ?? 0,
  p50: ({ p50_ms }) => p50_ms ?? 0,
  p95: ({ p95_ms }) => p95_ms ?? 0,
  p99: ({ p99_ms }) => p99_ms ?? 0,
};

interface OperationsProps {
  readonly operations: readonly Operation[];
  readonly onChoose: (operationId: string) => void;
}

/** Each operation: how often it is asked, how often it fails, and how long it takes. */
export function Operations({ operations, onChoose }: OperationsProps) {
  const { t } = useTranslation('usage');
  const { count, share, milliseconds } = useFormats();
  const [sorting, setSorting] = useState<Sorting>({ key: 'errors', descending: true });
  const figureOf = VALUES[sorting.key]!;
  const sorted = operations.toSorted((a, b) => (figureOf(a) - figureOf(b)) * (sorting.descending ? -1 : 1) || b.requests - a.requests);
  const columns: readonly Column<Operation>[] = [
    {
      key: 'operation',
      title: t('operation'),
      cell: ({ operation_id }) => (
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => onChoose(operation_id)}>
          {operation_id}
        </Button>
      ),
    },
    { key: 'course', title: t('course'), cell: ({ requests_by_point }) => requests_by_point && <Sparkline values={requests_by_point} /> },
    { key: 'requests', title: t('requests'), align: 'right', sortable: true, cell: ({ requests }) => count(requests) },
    { key: 'errors', title: t('error_rate'), align: 'right', sortable: true, cell: (one) => share(errorRate(one)) },
    { key: 'p50', title: 'p50', align: 'right', sortable: true, cell: ({ p50_ms }) => milliseconds(p50_ms) },
    { key: 'p95', title: 'p95', align: 'right', sortable: true, cell: ({ p95_ms }) => milliseconds(p95_ms) },
    { key: 'p99', title: 'p99', align: 'right', sortable: true, cell: ({ p99_ms }) => milliseconds(p99_ms) },
  ];
  return (
    <div>
      <Title order={2} mb="sm">
        {t('operations')}
      </Title>
      <DataTable
        label={t('operations')}
        columns={columns}
        rows={allRows({ data: sorted, isPending: false, error: null, refetch: () => undefined })}
        rowKey={({ operation_id }) => operation_id}
        sorting={sorting}
        onSort={setSorting}
      />
    </div>
  );
}
