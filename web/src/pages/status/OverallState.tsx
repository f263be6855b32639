import { Text } from '@mantine/core';
import { AlertFillIcon, CheckCircleFillIcon, QuestionIcon, ToolsIcon, XCircleFillIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import classes from './status.module.css';
import type { State, Status } from './types.ts';

const ICONS = {
  operational: CheckCircleFillIcon,
  degraded: AlertFillIcon,
  down: XCircleFillIcon,
  maintenance: ToolsIcon,
  unknown: QuestionIcon,
} as const satisfies Record<State, unknown>;

/** The page in a sentence, told to screen readers when it changes. */
export function OverallState({ status: { state, servers } }: { readonly status: Status }) {
  const { t, i18n } = useTranslation('status');
  const Icon = ICONS[state];
  const checked = servers.flatMap(({ checked_at }) => checked_at ?? []).sort();
  const [oldest] = checked;
  return (
    <section className={classes.overall} data-state={state} aria-label={t('overall.label')}>
      <Icon size={28} />
      <div>
        <Text fw={650} size="xl" role="status">
          {servers.length === 0 ? t('overall.none') : t(`overall.${state}`)}
        </Text>
        <Text size="sm" c="dimmed">
          {oldest === undefined
            ? t('overall.unchecked')
            : t('overall.checked', { at: new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(new Date(oldest)) })}
        </Text>
      </div>
    </section>
  );
}
