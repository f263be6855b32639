import { Button, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { PlusIcon, TrashIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { CapacityRule } from '../../../../client/generated/types.ts';
import { WEEKDAYS } from './StoreHours.tsx';
import classes from './stores.module.css';

export interface CapacityRulesProps {
  readonly rules: readonly CapacityRule[];
  readonly onChange: (rules: CapacityRule[]) => void;
}

/** Other capacities by weekday and local time. */
export function CapacityRules({ rules, onChange }: CapacityRulesProps) {
  const { t } = useTranslation('stores');
  const add = () => onChange([...rules, { pool: 'delivery', weekdays: [...WEEKDAYS], from: '17:00', until: '20:00', capacity: 10 }]);
  return (
    <Stack gap="sm">
      {rules.map((rule, index) => {
        const set = (changed: Partial<CapacityRule>) => onChange(rules.with(index, { ...rule, ...changed }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is nothing but its place
          <fieldset key={index} className={classes.rule} aria-label={t('policy.rule', { number: index + 1 })}>
            <Group gap="sm" align="flex-end">
              <Select
                label={t('policy.pool')}
                data={(['delivery', 'pickup'] as const).map((pool) => ({ value: pool, label: t(`pools.${pool}`) }))}
                value={rule.pool}
                onChange={(pool) => pool && set({ pool: pool as CapacityRule['pool'] })}
                allowDeselect={false}
                w="8rem"
              />
              <MultiSelect
                label={t('policy.weekdays')}
                data={WEEKDAYS.map((day) => ({ value: day, label: t(`weekdays_short.${day}`) }))}
                value={rule.weekdays}
                onChange={(weekdays) => set({ weekdays: weekdays as CapacityRule['weekdays'] })}
                flex="1 1 14rem"
              />
              <TextInput
                label={t('policy.from')}
                value={rule.from}
                onChange={(event) => set({ from: event.currentTarget.value })}
                w="5rem"
              />
              <TextInput
                label={t('policy.until')}
                value={rule.until}
                onChange={(event) => set({ until: event.currentTarget.value })}
                w="5rem"
              />
              <NumberInput
                label={t('policy.orders')}
                min={0}
                value={rule.capacity}
                onChange={(value) => set({ capacity: Number(value) })}
                w="6rem"
              />
              <Button variant="subtle" color="gray" leftSection={<TrashIcon />} onClick={() => onChange(rules.toSpliced(index, 1))}>
                {t('policy.remove_rule')}
              </Button>
            </Group>
          </fieldset>
        );
      })}
      <Group>
        <Button variant="default" size="xs" leftSection={<PlusIcon />} onClick={add}>
          {t('policy.add_rule')}
        </Button>
      </Group>
    </Stack>
  );
}
