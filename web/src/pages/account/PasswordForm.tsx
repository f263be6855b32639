import { Button, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { NewPasswordInput } from '../../parts/NewPasswordInput.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

export function PasswordForm() {
  const { t } = useTranslation(['account', 'app']);
  const client = useQueryClient();
  const form = useApiForm({
    initial: { password: '', new_password: '' },
    texts: { password: t('wrong_password') },
    send: async (values) => {
      await callConsole('PUT /api/account/password', { body: values });
      form.set('password', '');
      form.set('new_password', '');
      showSuccess(t('password.saved'));
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Section title={t('password.title')} description={t('password.description')}>
      <form {...form.formProps}>
        <Stack gap="md" align="flex-start">
          <FormProblem problem={form.problem} />
          <PasswordInput
            label={t('present_password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('app:password.show') }}
            w="100%"
            maw="24rem"
            {...form.text('password')}
          />
          <NewPasswordInput label={t('password.new')} w="100%" maw="24rem" {...form.text('new_password')} />
          <Button type="submit" loading={form.pending}>
            {t('password.submit')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
