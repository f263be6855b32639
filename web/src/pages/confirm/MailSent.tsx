import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

/** Says that the link is in a mail, and sends another. */
export function MailSent({ title, email }: { readonly title: string; readonly email: string }) {
  const { t } = useTranslation('confirm');
  const [again, setAgain] = useState(false);
  const form = useApiForm({
    initial: {},
    send: async () => {
      await callConsole('POST /api/confirm/resend', { body: { email } });
      setAgain(true);
    },
  });
  return (
    <GuestCard title={title}>
      <form {...form.formProps}>
        <Stack gap="md">
          <Text>{t('sent.advice', { email })}</Text>
          <Text size="sm" c="dimmed">
            {t('sent.missing')}
          </Text>
          <FormProblem problem={form.problem} />
          {again && <Text role="status">{t('sent.again')}</Text>}
          <Button type="submit" variant="default" loading={form.pending}>
            {t('sent.resend')}
          </Button>
        </Stack>
      </form>
    </GuestCard>
  );
}
