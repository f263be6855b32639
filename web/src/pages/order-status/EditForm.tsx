import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../parts/FormProblem.tsx';
import type { useApiForm } from '../../parts/use-api-form.ts';

interface Props {
  readonly form: Pick<ReturnType<typeof useApiForm<Record<string, unknown>>>, 'formProps' | 'problem' | 'pending'>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** Fields that stand for a while where their values stood. */
export function EditForm({ form, onDone, children }: Props) {
  const { t } = useTranslation('order-status');
  return (
    <form {...form.formProps}>
      <Stack gap="sm">
        <FormProblem problem={form.problem} />
        {children}
        <Group gap="sm" grow>
          <Button type="submit" loading={form.pending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('app:actions.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
