import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigation } from 'react-router';
import classes from './shell.module.css';

/** Moves while something is on its way; the style sheet shows it only once that has taken a while. */
export function LoadingBar() {
  const { t } = useTranslation();
  // What a page asks again and again by itself is no wait.
  const calls = useIsFetching({ predicate: ({ meta, state }) => meta?.polled !== true || state.data === undefined }) + useIsMutating();
  const { state } = useNavigation();
  const busy = calls > 0 || state !== 'idle';
  return busy ? <div className={classes.loading} role="progressbar" aria-label={t('shell.loading')} /> : null;
}
