import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { PlusIcon, XIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { HoursPeriod } from '../../../../client/generated/types.ts';

export interface PeriodsProps {
  readonly periods: readonly HoursPeriod[];
  readonly onChange: (periods: HoursPeriod[]) => void;
}

/** Times of a day, from and until; without any it is closed. `24:00` is the end of the day, which a time input could not say. */
export function Periods({ periods, onChange }: PeriodsProps) {
  const { t } = useTranslation('stores');
  const time = (index: number, name: 'opens' | 'closes') => (
    <TextInput
      aria-label={t(`hours.${name}`)}
      placeholder="HH:MM"
      pattern="([01]\d|2[0-4]):[0-5]\d"
      value={periods[index]![name]}
      onChange={(event) => onChange(periods.with(index, { ...periods[index]!, [name]: event.currentTarget.value }))}
      w="5rem"
      required
    />
  );
  return (
    <Group gap="sm">
      {periods.length === 0 && <Text c="dimmed">{t('hours.closed')}</Text>}
      {periods.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period is nothing but its place
        <Group key={index} gap={6} wrap="nowrap">
          {time(index, 'opens')}
          <span aria-hidden="true">–</span>
          {time(index, 'closes')}
          <ActionIcon variant="subtle" color="gray" aria-label={t('hours.remove')} onClick={() => onChange(periods.toSpliced(index, 1))}>
            <XIcon />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<PlusIcon size={12} />}
        onClick={() => onChange([...periods, { opens: '08:00', closes: '20:00' }])}
      >
        {t('hours.add')}
      </Button>
    </Group>
  );
}
