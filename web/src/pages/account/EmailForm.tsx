import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import type { SignedIn } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';

/** The present e-mail, and the way to another. */
export function EmailForm({ account }: { readonly account: SignedIn['account'] }) {
  const { t } = useTranslation(['account', 'app']);
  const [sentTo, setSentTo] = useState<string>();
  const form = useApiForm({
    initial: { email: '', password: '' },
    texts: { password: t('wrong_password') },
    send: async (values) => {
      await callConsole('PUT /api/account/email', { body: values });
      setSentTo(values.email);
      form.set('email', '');
      form.set('password', '');
    },
  });
  const resend = useApiMutation({
    mutationFn: () => callConsole('POST /api/confirm/resend', { body: { email: account.email } }),
    success: t('email.resent'),
  });
  return (
    <Section
      title={t('email.title')}
      aside={
        <StatusBadge tone={account.email_confirmed ? 'good' : 'warning'}>
          {t(account.email_confirmed ? 'email.confirmed' : 'email.unconfirmed')}
        </StatusBadge>
      }
    >
      <Group justify="space-between" gap="sm">
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
          {account.email}
        </Text>
        {!account.email_confirmed && (
          <Button variant="default" size="xs" loading={resend.isPending} onClick={() => resend.mutate()}>
            {t('email.resend')}
          </Button>
        )}
      </Group>
      {sentTo !== undefined && (
        <Alert color="brand" role="status">
          {t('email.sent', { email: sentTo })}
        </Alert>
      )}
      <form {...form.formProps}>
        <Stack gap="md" align="flex-start">
          <FormProblem problem={form.problem} />
          <TextInput label={t('email.new')} type="email" autoComplete="off" w="100%" maw="24rem" {...form.text('email')} />
          <PasswordInput
            label={t('present_password')}
            id="email-password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('app:password.show') }}
            w="100%"
            maw="24rem"
            {...form.text('password')}
          />
          <Button type="submit" loading={form.pending}>
            {t('email.submit')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
