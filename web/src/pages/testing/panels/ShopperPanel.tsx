import { Accordion, Button, Group, NumberInput, SimpleGrid, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomaticShopper } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import { ErrorState } from '../../../parts/ErrorState.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';

const KEY = ['development', 'automatic-shopper'];

/** The automatic shopper for all new orders. */
export function ShopperPanel() {
  const { t } = useTranslation('testing');
  const shopper = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => connect('development').management.automaticShopper.get({}, { signal }),
  });
  if (shopper.error) return <ErrorState error={shopper.error} title={t('shopper.failed')} onRetry={shopper.refetch} />;
  if (!shopper.data) return <Skeleton h={200} />;
  return <ShopperForm key={JSON.stringify({ ...shopper.data, running: 0 })} shopper={shopper.data} />;
}

function ShopperForm({ shopper }: { readonly shopper: AutomaticShopper }) {
  const { t } = useTranslation('testing');
  const [values, setValues] = useState(shopper);
  const { automaticShopper } = connect('development').management;
  const save = useApiMutation<unknown, AutomaticShopper>({
    mutationFn: ({ running: _, scenario, ...settings }) =>
      automaticShopper.set({ body: { ...settings, ...(scenario === null ? {} : { scenario }) } }),
    changes: [KEY],
    success: t('shopper.saved'),
  });
  const stopAll = useApiMutation<unknown>({ mutationFn: () => automaticShopper.delete(), changes: [['development']] });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(values);
      }}
    >
      <Stack gap="md">
        <Switch
          label={t('shopper.enabled')}
          description={t('shopper.enabled_advice')}
          checked={values.enabled}
          onChange={(event) => {
            const next = { ...values, enabled: event.currentTarget.checked };
            setValues(next);
            save.mutate(next);
          }}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label={t('shopper.speed')}
            description={t('shopper.speed_advice')}
            min={0.01}
            max={10_000}
            value={values.speed}
            onChange={(speed) => setValues({ ...values, speed: Number(speed) })}
          />
          <TextInput
            label={t('shopper.seed')}
            description={t('shopper.seed_advice')}
            value={values.seed}
            onChange={(event) => setValues({ ...values, seed: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Accordion variant="separated">
          <Accordion.Item value="probabilities">
            <Accordion.Control>{t('shopper.probabilities')}</Accordion.Control>
            <Accordion.Panel>
              <Numbers
                names="probability"
                values={values.probabilities}
                step={0.05}
                max={1}
                onChange={(probabilities) => setValues({ ...values, probabilities })}
              />
            </Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="waits">
            <Accordion.Control>{t('shopper.waits')}</Accordion.Control>
            <Accordion.Panel>
              <Numbers names="wait" values={values.waits} step={60} max={604_800} onChange={(waits) => setValues({ ...values, waits })} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('shopper.running', { count: shopper.running })}
          </Text>
          <Group gap="sm">
            {(shopper.running > 0 || shopper.enabled) && (
              <Button variant="default" loading={stopAll.isPending} onClick={() => stopAll.mutate()}>
                {t('shopper.stop_all')}
              </Button>
            )}
            <Button type="submit" loading={save.isPending}>
              {t('shopper.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

interface NumbersProps<T> {
  readonly names: string;
  readonly values: T;
  readonly step: number;
  readonly max: number;
  readonly onChange: (values: T) => void;
}

function Numbers<T extends { [name: string]: number } | object>({ names, values, step, max, onChange }: NumbersProps<T>) {
  const { t } = useTranslation('testing');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {Object.entries(values as Record<string, number>).map(([name, value]) => (
        <NumberInput
          key={name}
          label={t(`shopper.${names}.${name}`)}
          min={0}
          max={max}
          step={step}
          value={value}
          onChange={(changed) => onChange({ ...values, [name]: Number(changed) })}
        />
      ))}
    </SimpleGrid>
  );
}
