import { Button, Group, NumberInput, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SlotPolicy } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { CapacityRules } from './CapacityRules.tsx';
import classes from './stores.module.css';
import { type Store, type StoreKey, useMayOperate, useOfStore } from './use-store.ts';

const NUMBERS = ['window_minutes', 'step_minutes', 'horizon_days', 'lead_minutes'] as const;

/** When the store offers which windows, and for how many orders. */
export function StorePolicy({ storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const { location_code } = storeKey;
  const { data, error, refetch } = useOfStore(storeKey, 'policy', ({ slotPolicy }, options) => slotPolicy.get({ location_code }, options));
  if (!data) return error ? <ErrorState error={error} title={t('failed')} onRetry={refetch} /> : <Skeleton h={320} />;
  return <PolicyForm key={JSON.stringify(data)} policy={data} storeKey={storeKey} />;
}

function PolicyForm({ policy, storeKey }: { readonly policy: SlotPolicy; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const [environment] = useEnvironment();
  const client = useQueryClient();
  const mayOperate = useMayOperate();
  const { location_code, retailerId } = storeKey;
  const form = useApiForm({
    initial: {
      window_minutes: policy.window_minutes,
      step_minutes: policy.step_minutes,
      horizon_days: policy.horizon_days,
      lead_minutes: policy.lead_minutes,
      immediate_minutes: policy.immediate_minutes.join(', '),
      delivery: policy.capacity.delivery,
      pickup: policy.capacity.pickup,
      capacity_rules: policy.capacity_rules,
    },
    keys: { 'capacity.delivery': 'delivery', 'capacity.pickup': 'pickup' },
    send: async ({ delivery, pickup, immediate_minutes, ...values }) => {
      const minutes = immediate_minutes
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number);
      const body = { ...values, immediate_minutes: minutes, capacity: { delivery, pickup } };
      await connect(environment).management.slotPolicy.update({ location_code, body }, { retailerId });
      await client.invalidateQueries({ queryKey: [environment, 'stores', retailerId, location_code] });
      showSuccess(t('saved'));
    },
  });
  return (
    <form {...form.formProps}>
      <fieldset disabled={!mayOperate} className={classes.plain}>
        <Stack gap="lg">
          <FormProblem problem={form.problem} />
          <Section title={t('policy.windows')}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
              {NUMBERS.map((name) => (
                <NumberInput key={name} label={t(`policy.${name}`)} description={t(`policy.${name}_hint`)} min={0} {...form.number(name)} />
              ))}
              <TextInput
                label={t('policy.immediate_minutes')}
                description={t('policy.immediate_minutes_hint')}
                {...form.text('immediate_minutes')}
              />
            </SimpleGrid>
          </Section>
          <Section title={t('policy.capacity')}>
            <Text c="dimmed" mb="md">
              {t('policy.capacity_advice')}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" mb="md">
              <NumberInput label={t('pools.delivery')} min={0} {...form.number('delivery')} />
              <NumberInput label={t('pools.pickup')} min={0} {...form.number('pickup')} />
            </SimpleGrid>
            <CapacityRules rules={form.values.capacity_rules} onChange={(rules) => form.set('capacity_rules', rules)} />
          </Section>
          {mayOperate && (
            <Group justify="flex-end">
              <Button type="submit" loading={form.pending}>
                {t('policy.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
