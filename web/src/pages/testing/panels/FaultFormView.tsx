import { Button, Group, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../api/connect.ts';
import { FormProblem } from '../../../parts/FormProblem.tsx';
import { showSuccess } from '../../../parts/problem.tsx';
import { useApiForm } from '../../../parts/use-api-form.ts';
import {
  CONNECTIONS,
  EFFECTS,
  EMPTY_FAULT,
  FAULT_KEYS,
  FAULT_KINDS,
  type FaultForm,
  type FaultKind,
  faultOf,
  METHODS,
} from './fault-form.ts';

type Numbers = 'probability' | 'first_calls' | 'status' | 'retry_after' | 'min_ms' | 'max_ms' | 'seconds';

/** A rule by which calls or callbacks fail, by what it does. */
export function FaultFormView() {
  const { t } = useTranslation('testing');
  const client = useQueryClient();
  const form = useApiForm<FaultForm>({
    initial: EMPTY_FAULT,
    keys: FAULT_KEYS,
    send: async (values) => {
      await connect('development').management.faults.create({ body: faultOf(values) });
      showSuccess(t('faults.made'));
      await client.invalidateQueries({ queryKey: ['development', 'faults'] });
    },
  });
  const { kind } = form.values;
  const number = (name: Numbers) => ({
    ...form.field(name),
    label: t(`faults.${name}`),
    min: 0,
    onChange: (value: string | number) => form.set(name, value === '' ? '' : Number(value)),
  });
  const options = (name: string, values: readonly string[]) => ({
    label: t(`faults.${name}`),
    data: values.map((value) => ({ value, label: t(`faults.${name}s.${value}`) })),
    allowDeselect: false,
  });
  return (
    <form {...form.formProps}>
      <Stack gap="md">
        <FormProblem problem={form.problem} />
        <SegmentedControl
          aria-label={t('faults.kind')}
          value={kind}
          onChange={(value) => form.set('kind', value as FaultKind)}
          data={FAULT_KINDS.map((value) => ({ value, label: t(`faults.kinds.${value}`) }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {kind === 'answer' && <NumberInput {...number('status')} />}
          {kind === 'answer' && <NumberInput {...number('retry_after')} />}
          {kind === 'latency' && <NumberInput {...number('min_ms')} />}
          {kind === 'latency' && <NumberInput {...number('max_ms')} />}
          {kind === 'connection' && <Select {...options('connection', CONNECTIONS)} {...form.field('connection')} />}
          {kind === 'callback' && <Select {...options('effect', EFFECTS)} {...form.field('effect')} />}
          {kind === 'callback' && <NumberInput {...number('seconds')} />}
          {kind !== 'callback' && <TextInput label={t('faults.path_prefix')} {...form.text('path_prefix')} />}
          {kind !== 'callback' && (
            <Select
              label={t('faults.method')}
              placeholder={t('faults.any_method')}
              clearable
              clearButtonProps={{ 'aria-label': t('faults.any_method') }}
              data={[...METHODS]}
              {...form.field('method')}
            />
          )}
          <NumberInput {...number('probability')} step={0.1} max={1} />
          <NumberInput {...number('first_calls')} description={t('faults.first_calls_advice')} />
          <TextInput label={t('faults.description')} {...form.text('description')} />
        </SimpleGrid>
        {(kind === 'answer' || kind === 'connection') && (
          <Switch label={t('faults.handler_runs')} description={t('faults.handler_runs_advice')} {...form.checkbox('handler_runs')} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={form.pending}>
            {t('faults.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
