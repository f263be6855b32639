import { Anchor, Button, Card, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ConnectError } from '../../../../client/errors.ts';
import { useSession, useSessionActions } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { pathOf } from './return-to.ts';

/** E-mail and password, then the second factor for accounts that have one. */
export default function SignInPage() {
  const { t } = useTranslation('sign-in');
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const { signIn } = useSessionActions();
  const [step, setStep] = useState<'password' | 'code'>('password');
  // The first answer brings the visitor's cookie and the token that the form is sent with.
  useSession();
  const form = useApiForm({
    initial: { email: '', password: '', code: '' },
    texts: { password: t('wrong') },
    send: async ({ code, ...credentials }) => {
      try {
        await signIn(step === 'code' ? { ...credentials, code: code.replaceAll(/\s/g, '') } : credentials);
      } catch (error) {
        if (step === 'password' && error instanceof ConnectError && error.status === 401 && error.key === 'code') return setStep('code');
        throw error;
      }
      return navigate(pathOf(parameters.get('return_to')), { replace: true });
    },
  });
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t(`${step}.title`)}</Title>
        <Text c="dimmed" mt={4}>
          {t(`${step}.advice`)}
        </Text>
      </div>
      <Card padding="xl">
        <form {...form.formProps}>
          <Stack gap="md">
            <FormProblem problem={form.problem} />
            {step === 'password' ? (
              <>
                <TextInput size="md" label={t('email')} type="email" autoComplete="username" autoFocus {...form.text('email')} />
                <PasswordInput
                  size="md"
                  label={t('password_label')}
                  autoComplete="current-password"
                  visibilityToggleButtonProps={{ 'aria-label': t('show_password') }}
                  {...form.text('password')}
                />
              </>
            ) : (
              <TextInput
                size="md"
                label={t('code_label')}
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                {...form.text('code')}
              />
            )}
            <Button type="submit" size="md" mt="xs" loading={form.pending}>
              {t(`${step}.submit`)}
            </Button>
            {step === 'code' && (
              <Button variant="subtle" onClick={() => setStep('password')}>
                {t('back')}
              </Button>
            )}
            {step === 'password' && (
              <Anchor component={Link} to="/forgot-password" ta="center">
                {t('forgot')}
              </Anchor>
            )}
          </Stack>
        </form>
      </Card>
      {step === 'password' && (
        <Text ta="center" c="dimmed">
          {t('no_account')}{' '}
          <Anchor component={Link} to="/sign-up" underline="always">
            {t('sign_up')}
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}
