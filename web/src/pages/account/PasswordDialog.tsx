import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

export interface PasswordDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  readonly destructive?: boolean;
  readonly onClose: () => void;
  readonly send: (password: string) => Promise<void>;
}

/** Asks for the password before what a stolen session must not do. */
export function PasswordDialog({ title, children, action, destructive = false, onClose, send }: PasswordDialogProps) {
  const { t } = useTranslation(['account', 'app']);
  const form = useApiForm({
    initial: { password: '' },
    texts: { password: t('wrong_password') },
    send: ({ password }) => send(password),
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <form {...form.formProps}>
        <Stack gap="md">
          {children}
          <FormProblem problem={form.problem} />
          <PasswordInput
            label={t('present_password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('app:password.show') }}
            data-autofocus
            {...form.text('password')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('app:actions.cancel')}
            </Button>
            <Button type="submit" color={destructive ? 'red.8' : undefined} loading={form.pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
