import { CopyButton } from './CopyButton.tsx';
import classes from './parts.module.css';

export interface CodeBlockProps {
  readonly code: string;
  /** Shown above it: `Shell`, `JSON`. */
  readonly language: string;
  readonly copyLabel?: string;
  /** CSS length from which on it scrolls. */
  readonly maxHeight?: string;
}

/** Code to read and to copy. Long lines scroll; the keyboard can scroll them too. */
export function CodeBlock({ code, language, copyLabel, maxHeight }: CodeBlockProps) {
  return (
    <div className={classes.code}>
      <div className={classes.codeBar}>
        <span>{language}</span>
        <CopyButton value={code} {...(copyLabel === undefined ? {} : { label: copyLabel })} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.codeText} style={{ maxHeight }} tabIndex={0} aria-label={language}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
    </div>
  );
}

export interface CopyableCodeProps {
  readonly value: string;
  readonly label: string;
  /** Only its beginning is shown, where room is short. */
  readonly clip?: boolean;
}

/** A value in a line of text, with a button that copies it. */
export function CopyableCode({ value, label, clip = false }: CopyableCodeProps) {
  return (
    <span className={clip ? `${classes.inline} ${classes.clip}` : classes.inline}>
      <code>{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  );
}
