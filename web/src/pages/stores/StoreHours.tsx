import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { problemOf } from '../../parts/problem-of.ts';
import { Section } from '../../parts/Section.tsx';
import { HoursExceptions } from './HoursExceptions.tsx';
import { Periods } from './Periods.tsx';
import classes from './stores.module.css';
import { type Store, type StoreKey, useMayOperate, useOfStore, useStoreWrite } from './use-store.ts';

type Hours = Signatures['management.hours.get']['answer'];
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Opening hours by weekday, and the days on which they are different; all in the store's own time. */
export function StoreHours({ store, storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const { location_code } = storeKey;
  const { data, error, refetch } = useOfStore(storeKey, 'hours', ({ hours }, options) => hours.get({ location_code }, options));
  if (!data) return error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={320} />;
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('hours.zone', { zone: store.time_zone })}</Text>
      <WeekForm key={JSON.stringify(data)} hours={data} storeKey={storeKey} />
      <HoursExceptions storeKey={storeKey} />
    </Stack>
  );
}

function WeekForm({ hours, storeKey }: { readonly hours: Hours; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const [week, setWeek] = useState(hours);
  const mayOperate = useMayOperate();
  const save = useStoreWrite(
    storeKey,
    (management, body: Hours, options) => management.hours.replace({ location_code: storeKey.location_code, body }, options),
    t('saved'),
  );
  const everyDay = () => setWeek((before) => Object.fromEntries(WEEKDAYS.map((day) => [day, before.monday])) as unknown as Hours);
  return (
    <Section title={t('hours.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(week);
        }}
      >
        <Stack gap="sm">
          <FormProblem problem={save.error ? problemOf(save.error, t) : undefined} />
          {WEEKDAYS.map((day) => (
            <fieldset key={day} className={classes.day} disabled={!mayOperate}>
              <legend>{t(`weekdays.${day}`)}</legend>
              <Periods periods={week[day]} onChange={(periods) => setWeek((before) => ({ ...before, [day]: periods }))} />
            </fieldset>
          ))}
          {mayOperate && (
            <Group justify="flex-end">
              <Button variant="default" onClick={everyDay}>
                {t('hours.copy')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t('hours.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Section>
  );
}
