import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { useSignedIn } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { STATUS_KEY } from './types.ts';

/** Asks for mails; they come once the link in the first of them is used. */
export function SubscribeEmail() {
  const { t } = useTranslation('status');
  const client = useQueryClient();
  const { account } = useSignedIn();
  const [asked, setAsked] = useState<string>();
  const form = useApiForm({
    initial: { email: account.email },
    send: async ({ email }) => {
      await callConsole('POST /api/status/subscriptions', { body: { kind: 'email', email } });
      setAsked(email);
      await client.invalidateQueries({ queryKey: [...STATUS_KEY, 'subscriptions'] });
    },
  });
  return (
    <form {...form.formProps}>
      <Stack gap="sm">
        <FormProblem problem={form.problem} />
        <TextInput label={t('subscribe.address')} type="email" autoComplete="email" {...form.text('email')} />
        <Text size="sm" c="dimmed" role="status">
          {asked === undefined ? t('subscribe.email_advice') : t('subscribe.email_asked', { email: asked })}
        </Text>
        <Group>
          <Button type="submit" loading={form.pending}>
            {t('subscribe.add_email')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
