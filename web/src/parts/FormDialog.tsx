import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from './FormProblem.tsx';
import { type ApiFormOptions, useApiForm } from './use-api-form.ts';

type Form<T extends Record<string, unknown>> = ReturnType<typeof useApiForm<T>>;

export interface FormDialogProps<T extends Record<string, unknown>> extends ApiFormOptions<T> {
  readonly title: string;
  /** Says what is done. */
  readonly action: string;
  readonly onClose: () => void;
  readonly fields: (form: Form<T>) => ReactNode;
  readonly size?: string;
}

/** A form in a dialog, which closes when the API has taken the values. Render it only while it is open. */
export function FormDialog<T extends Record<string, unknown>>({ title, action, onClose, fields, size, ...options }: FormDialogProps<T>) {
  const { t } = useTranslation();
  const form = useApiForm<T>({
    ...options,
    send: async (values) => {
      await options.send(values);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={title} size={size ?? 'md'} closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          {fields(form)}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('app:actions.cancel')}
            </Button>
            <Button type="submit" loading={form.pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
