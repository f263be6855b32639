import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { allRows } from '../../parts/use-row-pages.ts';
import { Application, Instead, Sunset, What } from './cells.tsx';
import type { Use } from './uses.ts';

interface UseTableProps {
  readonly label: string;
  readonly uses: readonly Use[];
  /** The counts are the most that it can be. */
  readonly atMost?: boolean;
}

/** Who uses what, how often, and until when it can be used. */
export function UseTable({ label, uses, atMost = false }: UseTableProps) {
  const { t, i18n } = useTranslation('deprecations');
  const count = (requests: number) => new Intl.NumberFormat(i18n.language).format(requests);
  const columns: readonly Column<Use>[] = [
    { key: 'what', title: t('what'), cell: ({ deprecation }) => <What deprecation={deprecation} /> },
    { key: 'application', title: t('application'), cell: ({ application }) => <Application application={application} /> },
    {
      key: 'requests',
      title: t('requests'),
      align: 'right',
      cell: ({ application: { requests } }) => (atMost ? t('at_most', { requests: count(requests) }) : count(requests)),
    },
    { key: 'last', title: t('last'), cell: ({ application }) => <DateTime value={application.last_at} /> },
    { key: 'sunset', title: t('sunset'), cell: ({ deprecation }) => <Sunset day={deprecation.sunset} /> },
    { key: 'instead', title: t('instead'), cell: ({ deprecation }) => <Instead deprecation={deprecation} /> },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={allRows({ data: uses, isPending: false, error: null, refetch: () => undefined })}
      rowKey={({ deprecation: { kind, name }, application }) => `${kind} ${name} ${application.client_id}`}
    />
  );
}
