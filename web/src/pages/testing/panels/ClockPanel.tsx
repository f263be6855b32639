import { Alert, Button, Group, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { PauseIcon, PlayIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagementClockAdvanceAnswer } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import { ErrorState } from '../../../parts/ErrorState.tsx';
import { StatusBadge } from '../../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import classes from '../testing.module.css';
import { useTestClock } from './use-test-clock.ts';

/** Seconds of the presets. */
const PRESETS = { minutes_5: 300, minutes_30: 1_800, hour: 3_600, hours_6: 21_600, day: 86_400, week: 604_800 } as const;
/** An advance lives through all that falls due. */
const ADVANCE_TIMEOUT = 300_000;
const EVERYTHING = [['development']];

/** The organization's test clock: read, stop, move on, set. */
export function ClockPanel() {
  const { t, i18n } = useTranslation('testing');
  const { data, error, refetch, now } = useTestClock();
  const [at, setAt] = useState('');
  const { clock } = connect('development').management;
  const move = useApiMutation<unknown, () => Promise<unknown>>({ mutationFn: (work) => work(), changes: EVERYTHING });
  const advance = useApiMutation<ManagementClockAdvanceAnswer, number>({
    mutationFn: (seconds) => clock.advance({ body: { seconds } }, { timeout: ADVANCE_TIMEOUT }),
    changes: EVERYTHING,
  });
  if (error) return <ErrorState error={error} title={t('clock.failed')} onRetry={refetch} />;
  if (!data || now === undefined) return <Skeleton h={160} />;
  const isBusy = move.isPending || advance.isPending;
  const full = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' });
  const isTime = !Number.isNaN(Date.parse(`${at}Z`));
  return (
    <Stack gap="md">
      <div>
        <Group gap="sm">
          <time dateTime={new Date(now).toISOString()} className={classes.now}>
            {new Date(now).toISOString().slice(0, 19)}Z
          </time>
          <StatusBadge tone={data.frozen ? 'warning' : data.test_clock ? 'progress' : 'neutral'}>
            {t(data.frozen ? 'clock.frozen' : data.test_clock ? 'clock.own' : 'clock.wall')}
          </StatusBadge>
        </Group>
        <Text c="dimmed">{full.format(now)} UTC</Text>
      </div>
      <Group gap="xs">
        {Object.entries(PRESETS).map(([name, seconds]) => (
          <Button key={name} variant="default" disabled={isBusy} onClick={() => advance.mutate(seconds)}>
            {t(`clock.presets.${name}`)}
          </Button>
        ))}
      </Group>
      {advance.isPending && <Text role="status">{t('clock.advancing')}</Text>}
      {advance.data && <Ran answer={advance.data} />}
      <Group gap="sm">
        {data.frozen ? (
          <Button leftSection={<PlayIcon />} disabled={isBusy} onClick={() => move.mutate(() => clock.resume({ body: {} }))}>
            {t('clock.resume')}
          </Button>
        ) : (
          <Button leftSection={<PauseIcon />} disabled={isBusy} onClick={() => move.mutate(() => clock.freeze({ body: {} }))}>
            {t('clock.freeze')}
          </Button>
        )}
        {data.test_clock && (
          <Button variant="default" disabled={isBusy} onClick={() => move.mutate(() => clock.resume({ body: { to_wall: true } }))}>
            {t('clock.to_wall')}
          </Button>
        )}
      </Group>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          move.mutate(() => clock.set({ body: { at: new Date(`${at}Z`).toISOString(), allow_backwards: true } }));
        }}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            type="datetime-local"
            label={t('clock.at')}
            description={t('clock.set_advice')}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Group align="flex-end">
            <Button type="submit" variant="default" disabled={isBusy || !isTime}>
              {t('clock.set')}
            </Button>
          </Group>
        </SimpleGrid>
      </form>
    </Stack>
  );
}

/** What fell due on the way. */
function Ran({ answer: { ran, failed, complete } }: { readonly answer: ManagementClockAdvanceAnswer }) {
  const { t } = useTranslation('testing');
  const kinds = Object.entries(ran);
  return (
    <Alert color={complete && failed === 0 ? 'brand' : 'yellow'} role="status" title={t('clock.ran')}>
      {kinds.length === 0
        ? t('clock.ran_nothing')
        : kinds.map(([kind, count]) => (
            <div key={kind}>{t('clock.ran_kind', { kind: t(`clock.kinds.${kind}`, { defaultValue: kind }), count })}</div>
          ))}
      {failed > 0 && <div>{t('clock.ran_failed', { count: failed })}</div>}
      {!complete && <div>{t('clock.incomplete')}</div>}
    </Alert>
  );
}
