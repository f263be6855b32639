import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { CalendarIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold, ServiceOption } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { ErrorState } from '../../../parts/ErrorState.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import classes from '../testing.module.css';
import { listSlots, reserve } from './requests.ts';
import { NextButton, type StepProps } from './step.tsx';

/** Days and windows with their availability; the chosen one is held. */
export function SlotStep({ draft, change, next }: StepProps) {
  const { t, i18n } = useTranslation('testing');
  const { kind, retailerId, store, lines, bags, customer, address, option, hold } = draft;
  const [day, setDay] = useState<string>();
  const key = { kind, retailerId, store: store?.location_code, lines, bags, customer, address };
  const slots = useQuery({
    queryKey: ['development', 'slots', key],
    queryFn: () => listSlots(draft),
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const zone = useQuery({
    queryKey: ['development', 'stores', retailerId, store?.location_code],
    queryFn: ({ signal }) => connect('development').management.stores.get({ location_code: store!.location_code }, { retailerId, signal }),
  }).data?.time_zone;
  const holding = useApiMutation<Hold, ServiceOption>({
    mutationFn: (one) => reserve(draft, one),
    onSuccess: (made) => {
      change({ hold: made });
      next();
    },
  });
  if (slots.error) return <ErrorState error={slots.error} title={t('slots.failed')} onRetry={slots.refetch} />;
  if (!slots.data) return <Skeleton h={240} />;
  if (slots.data.length === 0) return <EmptyState icon={CalendarIcon} title={t('slots.none')} advice={t('slots.none_advice')} />;
  const days = [...Map.groupBy(slots.data, ({ date }) => date)];
  const shown = days.find(([date]) => date === day) ?? days[0]!;
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', timeZone: zone });
  const date = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <Stack gap="md">
      <div style={{ overflowX: 'auto' }}>
        <SegmentedControl
          aria-label={t('slots.days')}
          value={shown[0]}
          onChange={setDay}
          data={days.map(([value]) => ({ value, label: date.format(new Date(value)) }))}
        />
      </div>
      <div className={classes.slots}>
        {shown[1].map((one) => (
          <button
            key={`${one.id}`}
            type="button"
            className={classes.choice}
            aria-pressed={option?.id === one.id}
            disabled={!one.availability.available}
            onClick={() => change({ option: one, hold: undefined })}
          >
            <strong>
              {time.format(new Date(one.window.start_at))} – {time.format(new Date(one.window.end_at))}
            </strong>
            <br />
            <small>
              {one.window.type}
              {one.availability.reasons.map((reason) => ` · ${reason}`)}
            </small>
          </button>
        ))}
      </div>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('slots.zone', { zone: zone ?? '' })}
        </Text>
        {kind === 'dispatch' ? (
          <NextButton disabled={!option} onClick={next} />
        ) : (
          <Button disabled={!option} loading={holding.isPending} onClick={() => (hold ? next() : holding.mutate(option!))}>
            {hold ? t('flow.next') : t('slots.hold')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
