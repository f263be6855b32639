import { Alert, Button, Group, NumberInput, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormProblem } from '../../../parts/FormProblem.tsx';
import { useApiForm } from '../../../parts/use-api-form.ts';
import { isOfBags, newId } from './draft.ts';
import { HoldCountdown } from './HoldCountdown.tsx';
import { type Placing, place } from './requests.ts';
import type { StepProps } from './step.tsx';

const POLICIES = ['shoppers_choice', 'users_choice', 'no_replacements'] as const;

/** The last facts, and the order is created. */
export function PlaceStep({ draft }: StepProps) {
  const { t } = useTranslation('testing');
  const navigate = useNavigate();
  const initial: Placing = {
    order_id: newId('test'),
    initial_tip_cents: 500,
    leave_unattended: false,
    special_instructions: '',
    replacement_policy: 'shoppers_choice',
  };
  const form = useApiForm({
    initial: initial as Placing & Record<string, unknown>,
    send: async (values) => {
      const orderId = await place(draft, { ...values, initial_tip_cents: Number(values.initial_tip_cents) });
      await navigate(`/testing/orders/${encodeURIComponent(orderId)}`);
    },
  });
  const ofItems = !isOfBags(draft.kind);
  return (
    <form {...form.formProps}>
      <Stack gap="md">
        <FormProblem problem={form.problem} />
        {draft.hold && <HoldCountdown expiresAt={draft.hold.expires_at} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('place.order_id')} {...form.text('order_id')} />
          {draft.kind !== 'pickup' && (
            <NumberInput
              label={t('place.tip')}
              min={0}
              {...form.field('initial_tip_cents')}
              onChange={(value) => form.set('initial_tip_cents', Number(value))}
            />
          )}
          {ofItems && (
            <Select
              label={t('place.replacements')}
              allowDeselect={false}
              data={POLICIES.map((value) => ({ value, label: t(`place.policies.${value}`) }))}
              {...form.field('replacement_policy')}
            />
          )}
        </SimpleGrid>
        <Textarea label={t('place.instructions')} autosize minRows={2} {...form.text('special_instructions')} />
        {draft.kind !== 'pickup' && <Switch label={t('place.unattended')} {...form.checkbox('leave_unattended')} />}
        {!draft.hold && draft.kind !== 'dispatch' && <Alert color="yellow">{t('place.no_hold')}</Alert>}
        <Group justify="flex-end">
          <Button type="submit" loading={form.pending} disabled={!draft.hold && draft.kind !== 'dispatch'}>
            {t('place.place')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
