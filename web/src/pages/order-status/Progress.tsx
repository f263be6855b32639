import { Card, Text, Title } from '@mantine/core';
import { CheckIcon, XIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import classes from './order-status.module.css';
import { minutesUntil, timeOf, windowOf } from './times.ts';
import type { OrderPage } from './use-order-page.ts';

/** Where the order stands, in words, and all its steps. Said aloud when it changes. */
export function Progress({ page }: { readonly page: OrderPage }) {
  const { t, i18n } = useTranslation('order-status');
  const { step, steps } = page;
  const icons = { done: <CheckIcon size={14} />, current: step === 'canceled' ? <XIcon size={14} /> : null, ahead: null };
  return (
    <Card component="section" aria-label={t('progress')}>
      <div role="status">
        <Title order={1}>{t(`steps.${step}.title`)}</Title>
        <Text c="dimmed" size="lg" mt={4}>
          {t(`steps.${step}.advice`, { store: page.store.name, shopper: page.shopper?.first_name ?? t('shopper'), context: page.kind })}
        </Text>
      </div>
      <When page={page} />
      <ol className={classes.steps}>
        {steps.map(({ step: one, state, at }) => (
          <li
            key={one}
            className={classes.step}
            data-state={state}
            data-end={one === 'canceled'}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={classes.stepMark} aria-hidden="true">
              {icons[state]}
            </span>
            <span className={classes.stepName}>
              {t(`steps.${one}.title`)}
              <span className={classes.hidden}>{`, ${t(`states.${state}`)}`}</span>
            </span>
            {at !== undefined && <time dateTime={at}>{timeOf(at, page, i18n.language)}</time>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The time that the customer waits for. */
function When({ page }: { readonly page: OrderPage }) {
  const { t, i18n } = useTranslation('order-status');
  const { arrives_at, step } = page;
  if (step === 'delivered' || step === 'picked_up' || step === 'canceled') return null;
  const arrives = arrives_at !== undefined;
  const minutes = arrives ? minutesUntil(arrives_at, page, i18n.language) : undefined;
  return (
    <div className={classes.when}>
      <Text size="sm" c="dimmed">
        {arrives ? t('when.arrives') : page.kind === 'pickup' ? t('when.pickup') : t('when.delivery')}
      </Text>
      <Text fw={650} size="xl">
        {arrives ? timeOf(arrives_at, page, i18n.language) : windowOf(page, i18n.language)}
        {minutes !== undefined && ` (${minutes})`}
      </Text>
    </div>
  );
}
