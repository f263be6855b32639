import { Button, Card, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { MailSent } from './MailSent.tsx';

/** Asks for another confirmation mail; with a title it is the page, without one a part of it. */
export function Resend({ title, advice }: { readonly title?: string; readonly advice?: string }) {
  const { t } = useTranslation('confirm');
  const [sentTo, setSentTo] = useState<string>();
  const form = useApiForm({
    initial: { email: '' },
    send: async ({ email }) => {
      await callConsole('POST /api/confirm/resend', { body: { email } });
      setSentTo(email);
    },
  });
  if (sentTo !== undefined) return <MailSent title={t('sent.title')} email={sentTo} />;
  const content = (
    <form {...form.formProps}>
      <Stack gap="md">
        <FormProblem problem={form.problem} />
        <TextInput size="md" label={t('email')} type="email" autoComplete="username" {...form.text('email')} />
        <Button type="submit" size="md" variant={title ? 'filled' : 'default'} loading={form.pending}>
          {t('resend.submit')}
        </Button>
      </Stack>
    </form>
  );
  if (title !== undefined) {
    return (
      <GuestCard title={title} advice={advice}>
        {content}
      </GuestCard>
    );
  }
  return (
    <Card padding="xl">
      <Title order={2} mb="md">
        {t('resend.title')}
      </Title>
      {content}
    </Card>
  );
}
