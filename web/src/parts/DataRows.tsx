import { Table, UnstyledButton } from '@mantine/core';
import { SortAscIcon, SortDescIcon } from '@primer/octicons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Column, DataTableProps } from './DataTable.tsx';
import classes from './parts.module.css';

/** From so many rows on only those in sight are drawn. */
const VIRTUAL_FROM = 100;
const ROW_HEIGHT = 44;
const OVERSCAN = 12;
const WINDOW_HEIGHT = '70vh';

/** The rows as a table; a long one scrolls by itself, says how many rows it has, and loads more of them at its end. */
export function DataRows<T>({ label, columns, rows, rowKey, rowLink, sorting, onSort }: DataTableProps<T>) {
  const scroll = useRef<HTMLDivElement>(null);
  const { items } = rows;
  const virtual = items.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: virtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const shown = virtual ? virtualizer.getVirtualItems().map(({ index }) => index) : items.map((_, index) => index);
  const atEnd = virtual && (shown.at(-1) ?? 0) >= items.length - OVERSCAN;
  const { hasMore, isLoadingMore, loadMore } = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: loadMore is another function each time
  useEffect(() => {
    if (atEnd && hasMore && !isLoadingMore) loadMore();
  }, [atEnd, hasMore, isLoadingMore]);
  const before = virtual ? (virtualizer.getVirtualItems()[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0) : 0;
  return (
    <section
      ref={scroll}
      className={classes.tableScroll}
      style={virtual ? { maxHeight: WINDOW_HEIGHT } : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
    >
      <Table verticalSpacing="xs" horizontalSpacing="md" aria-label={label} aria-rowcount={rows.hasMore ? -1 : items.length + 1}>
        <Table.Thead className={classes.tableHead}>
          <Table.Tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {before > 0 && <Spacer height={before} columns={columns.length} />}
          {shown.map((index) => {
            const row = items[index]!;
            return <Row key={rowKey(row)} row={row} index={index} columns={columns} rowLink={rowLink} />;
          })}
          {after > 0 && <Spacer height={after} columns={columns.length} />}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface RowProps<T> extends Pick<DataTableProps<T>, 'columns' | 'rowLink'> {
  readonly row: T;
  readonly index: number;
}

/** Drawn once while others scroll past: a cell costs more than a row of plain text. */
const Row = memo(function Row<T>({ row, index, columns, rowLink }: RowProps<T>) {
  return (
    <Table.Tr className={rowLink ? classes.row : undefined} aria-rowindex={index + 2}>
      {columns.map(({ key, cell, align }, column) => (
        <Table.Td key={key} ta={align}>
          {column === 0 && rowLink ? (
            <Link className={classes.rowLink} to={rowLink(row)}>
              {cell(row)}
            </Link>
          ) : (
            cell(row)
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}) as <T>(props: RowProps<T>) => ReactNode;

/** Stands for the rows that are out of sight. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}

type HeadingProps<T> = { readonly column: Column<T> } & Pick<DataTableProps<T>, 'sorting' | 'onSort'>;

function Heading<T>({ column: { key, title, align, width, sortable }, sorting, onSort }: HeadingProps<T>) {
  const { t } = useTranslation();
  if (!sortable || !onSort) {
    return (
      <Table.Th ta={align} w={width}>
        {title}
      </Table.Th>
    );
  }
  const current = sorting?.key === key ? sorting : undefined;
  const Icon = current?.descending ? SortDescIcon : SortAscIcon;
  return (
    <Table.Th ta={align} w={width} aria-sort={current ? (current.descending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton
        className={classes.sort}
        title={t('table.sort_by', { column: title })}
        onClick={() => onSort({ key, descending: current ? !current.descending : false })}
      >
        {title}
        {current && <Icon size={14} />}
      </UnstyledButton>
    </Table.Th>
  );
}
