import { Anchor, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { callConsole } from '../../api/console.ts';
import { useSession, useSessionActions } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { NewPasswordInput } from '../../parts/NewPasswordInput.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

/** Sets a new password with the link of a mail. */
export default function ResetPasswordPage() {
  const { t } = useTranslation('password');
  useSession();
  const { refresh } = useSessionActions();
  const [parameters] = useSearchParams();
  const [done, setDone] = useState(false);
  const token = parameters.get('token') ?? '';
  const form = useApiForm({
    initial: { password: '' },
    send: async ({ password }) => {
      await callConsole('POST /api/reset-password', { body: { token, password } });
      setDone(true);
      // Every session ended, this browser's too.
      await refresh();
    },
  });
  if (done) {
    return (
      <GuestCard title={t('done.title')} advice={t('done.advice')}>
        <Button component={Link} to="/sign-in" size="md" fullWidth>
          {t('done.sign_in')}
        </Button>
      </GuestCard>
    );
  }
  const another = (
    <Anchor component={Link} to="/forgot-password">
      {t('reset.another')}
    </Anchor>
  );
  if (token === '') {
    return (
      <GuestCard title={t('reset.title')} advice={t('reset.no_link')}>
        {another}
      </GuestCard>
    );
  }
  return (
    <GuestCard title={t('reset.title')} advice={t('reset.advice')} foot={form.problem && another}>
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          <NewPasswordInput size="md" label={t('reset.password')} autoFocus {...form.text('password')} />
          <Button type="submit" size="md" loading={form.pending}>
            {t('reset.submit')}
          </Button>
        </Stack>
      </form>
    </GuestCard>
  );
}
