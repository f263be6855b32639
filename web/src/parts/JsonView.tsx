import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import classes from './parts.module.css';

/** A JSON value as a tree that folds. Levels below `open` are folded at first. */
export function JsonView({ value, open = 2 }: { readonly value: unknown; readonly open?: number }) {
  return (
    <div className={classes.code}>
      <div className={classes.codeBar}>
        <span>JSON</span>
        <CopyButton value={JSON.stringify(value, null, 2)} />
      </div>
      <div className={`${classes.codeText} ${classes.json}`}>
        <Node value={value} open={open} />
      </div>
    </div>
  );
}

function Node({ name, value, open }: { readonly name?: string; readonly value: unknown; readonly open: number }) {
  const { t } = useTranslation();
  const key = name === undefined ? null : <span className={classes.jsonKey}>{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div>
        {key}
        <span className={typeof value === 'string' ? classes.jsonString : classes.jsonOther}>{JSON.stringify(value)}</span>
      </div>
    );
  }
  const entries = Object.entries(value);
  const [left, right] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) {
    return (
      <div>
        {key}
        {left}
        {right}
      </div>
    );
  }
  return (
    <details open={open > 0}>
      <summary>
        {key}
        {left} <span className={classes.jsonKey}>{t('json.items', { count: entries.length })}</span> {right}
      </summary>
      <div>
        {entries.map(([one, inner]) => (
          <Node key={one} name={one} value={inner} open={open - 1} />
        ))}
      </div>
    </details>
  );
}
