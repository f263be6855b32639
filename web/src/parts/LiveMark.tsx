import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '../api/live.ts';
import classes from './parts.module.css';

/** Says whether what is shown follows by itself. */
export function LiveMark({ state }: { readonly state: LiveState }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed" className={classes.live} data-state={state} role="status">
      <span className={classes.dot} aria-hidden="true" />
      {t(`live.${state}`)}
    </Text>
  );
}
