import { Button, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { callConsole } from '../../api/console.ts';
import { useSessionActions } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { NewPasswordInput } from '../../parts/NewPasswordInput.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

export interface AcceptFormProps {
  readonly token: string;
  /** Whether an account is made too. */
  readonly isNew: boolean;
  readonly email: string;
}

export function AcceptForm({ token, isNew, email }: AcceptFormProps) {
  const { t } = useTranslation('invitation');
  const navigate = useNavigate();
  const { become } = useSessionActions();
  const form = useApiForm({
    initial: { name: '', password: '' },
    send: async ({ name, password }) => {
      become(await callConsole('POST /api/invitations/accept', { body: isNew ? { token, name, password } : { token } }));
      await navigate('/home', { replace: true });
    },
  });
  return (
    <form {...form.formProps}>
      <Stack gap="md">
        <FormProblem problem={form.problem} />
        {isNew && (
          <>
            <TextInput size="md" label={t('email')} value={email} readOnly autoComplete="username" />
            <TextInput size="md" label={t('name')} autoComplete="name" autoFocus {...form.text('name')} />
            <NewPasswordInput size="md" label={t('password')} {...form.text('password')} />
          </>
        )}
        <Button type="submit" size="md" loading={form.pending}>
          {t('accept')}
        </Button>
      </Stack>
    </form>
  );
}
