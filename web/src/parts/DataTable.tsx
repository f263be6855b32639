import { Button, Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { InboxIcon, SearchIcon } from '@primer/octicons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCards } from './DataCards.tsx';
import { DataRows } from './DataRows.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import classes from './parts.module.css';
import type { RowPages } from './use-row-pages.ts';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'left' | 'right';
  /** CSS width; without one the column takes what is left. */
  readonly width?: string | number;
  /** The API can sort by it. */
  readonly sortable?: boolean;
}

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

export interface DataTableProps<T> {
  /** Names the table for those who do not see it. */
  readonly label: string;
  /** The first names the row, and carries its link. */
  readonly columns: readonly Column<T>[];
  readonly rows: RowPages<T>;
  readonly rowKey: (row: T) => string;
  /** Address of the row's page. */
  readonly rowLink?: (row: T) => string;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly empty?: {
    readonly icon?: ComponentType<{ size?: number }>;
    readonly title: string;
    readonly advice?: ReactNode;
    readonly action?: ReactNode;
  };
  /** Then an empty list says that nothing matches. */
  readonly isFiltered?: boolean;
}

const SKELETONS = 6;

/** A list of the API: pages by cursor, loading, empty and error states; on a phone each row is a card. Long lists draw only what is seen. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, empty, isFiltered = false, label } = props;
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 36rem)');
  if (rows.error && rows.items.length === 0) {
    return (
      <div className={classes.table}>
        <ErrorState error={rows.error} title={t('table.failed')} onRetry={rows.retry} />
      </div>
    );
  }
  if (rows.isLoading) {
    return (
      <Stack className={classes.table} p="md" gap="sm" aria-busy="true" aria-label={label}>
        {Array.from({ length: SKELETONS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Skeleton key={index} h={22} />
        ))}
      </Stack>
    );
  }
  if (rows.items.length === 0) {
    return (
      <div className={classes.table}>
        {isFiltered ? (
          <EmptyState icon={SearchIcon} title={t('table.no_match')} />
        ) : (
          <EmptyState
            icon={empty?.icon ?? InboxIcon}
            title={empty?.title ?? t('table.empty')}
            advice={empty?.advice}
            action={empty?.action}
          />
        )}
      </div>
    );
  }
  return (
    <div className={classes.table}>
      {narrow ? <DataCards {...props} /> : <DataRows {...props} />}
      {rows.hasMore && (
        <div className={classes.foot}>
          <Button variant="subtle" size="xs" loading={rows.isLoadingMore} onClick={rows.loadMore}>
            {t('actions.load_more')}
          </Button>
        </div>
      )}
    </div>
  );
}
