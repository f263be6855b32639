import { Link } from 'react-router';
import type { DataTableProps } from './DataTable.tsx';
import classes from './parts.module.css';

/** The rows as cards, for narrow screens: the first column is the title, the others are named. */
export function DataCards<T>({ label, columns, rows, rowKey, rowLink }: DataTableProps<T>) {
  const [first, ...others] = columns;
  return (
    <ul aria-label={label} className={classes.cards}>
      {rows.items.map((row) => (
        <li key={rowKey(row)} className={classes.card}>
          {rowLink ? (
            <Link className={classes.rowLink} to={rowLink(row)}>
              {first!.cell(row)}
            </Link>
          ) : (
            <strong>{first!.cell(row)}</strong>
          )}
          <dl className={classes.cardFields}>
            {others.map(({ key, title, cell }) => (
              <div key={key} className={classes.cardField}>
                <dt>{title}</dt>
                <dd>{cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
