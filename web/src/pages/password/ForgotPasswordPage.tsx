import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { callConsole } from '../../api/console.ts';
import { useSession } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

/** Asks for a mail with which a new password can be set. The answer is the same for every e-mail. */
export default function ForgotPasswordPage() {
  const { t } = useTranslation('password');
  useSession();
  const [sentTo, setSentTo] = useState<string>();
  const form = useApiForm({
    initial: { email: '' },
    send: async ({ email }) => {
      await callConsole('POST /api/forgot-password', { body: { email } });
      setSentTo(email);
    },
  });
  const back = (
    <Anchor component={Link} to="/sign-in">
      {t('back')}
    </Anchor>
  );
  if (sentTo !== undefined) {
    return (
      <GuestCard title={t('sent.title')} foot={back}>
        <Stack gap="md" role="status">
          <Text>{t('sent.advice', { email: sentTo })}</Text>
          <Text size="sm" c="dimmed">
            {t('sent.missing')}
          </Text>
        </Stack>
      </GuestCard>
    );
  }
  return (
    <GuestCard title={t('forgot.title')} advice={t('forgot.advice')} foot={back}>
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          <TextInput size="md" label={t('email')} type="email" autoComplete="username" autoFocus {...form.text('email')} />
          <Button type="submit" size="md" loading={form.pending}>
            {t('forgot.submit')}
          </Button>
        </Stack>
      </form>
    </GuestCard>
  );
}
