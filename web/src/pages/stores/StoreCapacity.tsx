import { Alert, Button, Group, NumberInput, SegmentedControl, Skeleton, Table, Text, UnstyledButton } from '@mantine/core';
import { HourglassIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Section } from '../../parts/Section.tsx';
import classes from './stores.module.css';
import { type Store, type StoreKey, useMayOperate, useOfStore, useStoreWrite } from './use-store.ts';

type Window = Signatures['management.capacity.list']['answer']['windows'][number];
type Pool = Window['pool'];

/** How much of each window of the next week is taken: days across, times down, in the store's own time. */
export function StoreCapacity({ store, storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t, i18n } = useTranslation('stores');
  const [pool, setPool] = useState<Pool>(store.pickup_only ? 'pickup' : 'delivery');
  const [chosen, setChosen] = useState<Window>();
  const mayOperate = useMayOperate();
  const { location_code } = storeKey;
  const { data, error, refetch } = useOfStore(
    storeKey,
    'capacity',
    async ({ capacity }, options) => (await capacity.list({ location_code }, options)).windows,
  );
  if (!data) return error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={320} />;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(i18n.language, { timeZone: store.time_zone, ...options });
  const dayOf = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const timeOf = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const windows = data.filter((window) => window.pool === pool);
  const days = [...new Set(windows.map(({ window_starts_at }) => dayOf.format(new Date(window_starts_at))))];
  const times = [...new Set(windows.map(({ window_starts_at }) => timeOf.format(new Date(window_starts_at))))].sort();
  const at = new Map(windows.map((window) => [cell(window, dayOf, timeOf), window]));
  return (
    <Section
      title={t('capacity.title')}
      aside={
        <SegmentedControl
          aria-label={t('policy.pool')}
          value={pool}
          onChange={(value) => setPool(value as Pool)}
          data={(['delivery', 'pickup'] as const).map((value) => ({ value, label: t(`pools.${value}`) }))}
        />
      }
    >
      <Text c="dimmed" mb="md">
        {t('capacity.advice', { zone: store.time_zone })}
      </Text>
      {windows.length === 0 ? (
        <EmptyState icon={HourglassIcon} title={t('capacity.none')} advice={t('capacity.none_advice')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
        <section className={classes.heat} tabIndex={0} aria-label={t('capacity.windows')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('capacity.time')}</Table.Th>
                {days.map((day) => (
                  <Table.Th key={day} ta="center">
                    {day}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {times.map((time) => (
                <Table.Tr key={time}>
                  <Table.Th scope="row">{time}</Table.Th>
                  {days.map((day) => (
                    <Table.Td key={day} p={2}>
                      <Heat window={at.get(`${day} ${time}`)} label={`${day} ${time}`} onChoose={mayOperate ? setChosen : undefined} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {chosen && (
        <WindowDialog window={chosen} storeKey={storeKey} name={cell(chosen, dayOf, timeOf)} onClose={() => setChosen(undefined)} />
      )}
    </Section>
  );
}

const cell = ({ window_starts_at }: Window, day: Intl.DateTimeFormat, time: Intl.DateTimeFormat) => {
  const start = new Date(window_starts_at);
  return `${day.format(start)} ${time.format(start)}`;
};

interface HeatProps {
  readonly window: Window | undefined;
  readonly label: string;
  readonly onChoose: ((window: Window) => void) | undefined;
}

function Heat({ window, label, onChoose }: HeatProps) {
  const { t } = useTranslation('stores');
  if (!window) return null;
  const { booked, held, capacity } = window;
  const used = booked + held;
  const level = capacity === 0 ? 4 : Math.min(4, Math.ceil((used / capacity) * 4));
  // What is written on it is part of its name (WCAG 2.5.3).
  const name = t('capacity.window', { name: label, used, booked, held, capacity });
  return (
    <UnstyledButton
      className={classes.window}
      data-level={level}
      disabled={!onChoose}
      aria-label={name}
      title={name}
      onClick={() => onChoose?.(window)}
    >
      {used}/{capacity}
    </UnstyledButton>
  );
}

interface WindowDialogProps {
  readonly window: Window;
  readonly storeKey: StoreKey;
  readonly name: string;
  readonly onClose: () => void;
}

function WindowDialog({ window, storeKey, name, onClose }: WindowDialogProps) {
  const { t } = useTranslation('stores');
  const { pool, window_starts_at, capacity, booked, held } = window;
  const key = { location_code: storeKey.location_code, pool, window_starts_at };
  const set = useStoreWrite(storeKey, (management, body: { capacity: number }, options) =>
    management.capacity.set({ ...key, body }, options),
  );
  const reset = useStoreWrite(storeKey, (management, _: undefined, options) => management.capacity.reset(key, options));
  return (
    <FormDialog
      title={t('capacity.set', { name })}
      action={t('capacity.save')}
      onClose={onClose}
      initial={{ capacity }}
      send={set.mutateAsync}
      fields={(form) => (
        <>
          <Alert color="gray">{t('capacity.used', { booked, held })}</Alert>
          <NumberInput label={t('policy.orders')} min={0} data-autofocus {...form.number('capacity')} />
          <Group>
            <Button variant="subtle" size="xs" loading={reset.isPending} onClick={() => reset.mutate(undefined, { onSuccess: onClose })}>
              {t('capacity.reset')}
            </Button>
          </Group>
        </>
      )}
    />
  );
}
