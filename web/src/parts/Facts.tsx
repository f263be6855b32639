import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Names and values of one thing, side by side where there is room; what is undefined or null is left out. */
export function Facts({ entries }: { readonly entries: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {entries.map(([name, value]) =>
        value === undefined || value === null ? null : (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
