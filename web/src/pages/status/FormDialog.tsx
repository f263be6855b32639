import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../parts/FormProblem.tsx';
import type { useApiForm } from '../../parts/use-api-form.ts';

export interface FormDialogProps {
  readonly title: string;
  readonly action: string;
  readonly form: Pick<ReturnType<typeof useApiForm<Record<string, unknown>>>, 'formProps' | 'problem' | 'pending'>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form of its own window: fields, what the server said of them, and two buttons. */
export function FormDialog({ title, action, form, onClose, children }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          {children}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
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
