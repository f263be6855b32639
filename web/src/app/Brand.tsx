import classes from './shell.module.css';

/** A cart's wheel, and the name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <svg className={classes.wheel} viewBox="0 0 32 32" width="24" height="24" aria-hidden="true" focusable="false">
        <circle cx="16" cy="16" r="13" />
        <path d="M16 3v26M3 16h26M6.8 6.8l18.4 18.4M25.2 6.8 6.8 25.2" />
        <circle className={classes.hub} cx="16" cy="16" r="4" />
      </svg>
      <span>Cartwright</span>
    </span>
  );
}
