import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { SecretOnce } from '../../parts/SecretOnce.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { STATUS_KEY } from './types.ts';

const INITIAL = { url: '', ca_certificate: '' };

/** Subscribes a webhook, and shows once the secret that signs what it gets. */
export function SubscribeWebhook() {
  const { t } = useTranslation('status');
  const client = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const form = useApiForm({
    initial: INITIAL,
    send: async ({ url, ca_certificate }) => {
      const ca = ca_certificate.trim() === '' ? {} : { ca_certificate };
      const made = await callConsole('POST /api/status/subscriptions', { body: { kind: 'webhook', url, ...ca } });
      setSecret(made.secret ?? undefined);
      form.set('url', '');
      form.set('ca_certificate', '');
      await client.invalidateQueries({ queryKey: [...STATUS_KEY, 'subscriptions'] });
    },
  });
  if (secret !== undefined) {
    return (
      <SecretOnce
        values={{ CARTWRIGHT_STATUS_WEBHOOK_SECRET: secret }}
        fileName="cartwright-status.env"
        onKept={() => setSecret(undefined)}
      />
    );
  }
  return (
    <form {...form.formProps}>
      <Stack gap="sm">
        <FormProblem problem={form.problem} />
        <TextInput label={t('subscribe.url')} placeholder="https://" type="url" {...form.text('url')} />
        <details>
          <summary>{t('subscribe.own_ca')}</summary>
          <Textarea mt="xs" label={t('subscribe.ca')} autosize minRows={3} {...form.text('ca_certificate')} />
        </details>
        <Text size="sm" c="dimmed">
          {t('subscribe.webhook_advice')}
        </Text>
        <Group>
          <Button type="submit" loading={form.pending}>
            {t('subscribe.add_webhook')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
