import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from './FormProblem.tsx';
import type { useApiForm } from './use-api-form.ts';

export interface FormWindowProps {
  readonly title: string;
  /** Says what is done. */
  readonly action: string;
  readonly form: Pick<ReturnType<typeof useApiForm<Record<string, unknown>>>, 'formProps' | 'problem' | 'pending'>;
  readonly onClose: () => void;
  readonly size?: string;
  readonly children: ReactNode;
}

/** The frame of a form in a window of its own: what the server said of the whole, fields, and two buttons. */
export function FormWindow({ title, action, form, onClose, size = 'md', children }: FormWindowProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          {children}
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
