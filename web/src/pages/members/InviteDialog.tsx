import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import type { Role } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { ROLES } from './roles.ts';

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['members', 'app']);
  const client = useQueryClient();
  const form = useApiForm({
    initial: { email: '', role: 'developer' as Role },
    send: async (values) => {
      await callConsole('POST /api/invitations', { body: values });
      await client.invalidateQueries({ queryKey: ['invitations'] });
      showSuccess(t('invite.sent', { email: values.email }));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          <TextInput label={t('invite.email')} type="email" autoComplete="off" data-autofocus {...form.text('email')} />
          <Radio.Group label={t('columns.role')} {...form.field('role')}>
            <Stack gap="sm" mt="xs">
              {ROLES.map((role) => (
                <Radio key={role} value={role} label={t(`app:roles.${role}`)} description={t(`roles.${role}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('app:actions.cancel')}
            </Button>
            <Button type="submit" loading={form.pending}>
              {t('invite.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
