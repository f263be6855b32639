import { Button, Card, Group, PasswordInput, Select, SimpleGrid, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { EventChoice } from './EventChoice.tsx';

export interface WebhookFields {
  readonly [name: string]: unknown;
  readonly name: string;
  readonly url: string;
  readonly status: 'Enabled' | 'Disabled';
  readonly auth_uri: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly scope: string;
  readonly resource: string;
  readonly events: string[];
  readonly include_retailer_id: boolean;
  readonly ca_certificate: string;
}

export interface WebhookFormProps {
  readonly initial: WebhookFields;
  /** The webhook has a secret, which stays where the field is left empty. */
  readonly hasSecret: boolean;
  readonly submit: string;
  readonly send: (fields: WebhookFields) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** The documented form: configuration, authentication, events. */
export function WebhookForm({ initial, hasSecret, submit, send, onCancel }: WebhookFormProps) {
  const { t } = useTranslation(['webhooks', 'app']);
  const [environment] = useEnvironment();
  const form = useApiForm({ initial, send });
  const needsAuth = environment === 'production';
  return (
    <form {...form.formProps}>
      <Stack gap="lg">
        <FormProblem problem={form.problem} />
        <Card component="section" aria-labelledby="configuration">
          <Title order={2} id="configuration" mb="md">
            {t('form.configuration')}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('fields.environment')}
              value={t(`app:environments.${environment}`)}
              readOnly
              description={t('hints.environment')}
            />
            <Select
              {...form.field('status')}
              label={t('fields.status')}
              description={t('hints.status')}
              data={['Enabled', 'Disabled']}
              allowDeselect={false}
            />
            <TextInput {...form.text('name')} label={t('fields.name')} required />
            <TextInput {...form.text('url')} label={t('fields.url')} inputMode="url" placeholder="https://" spellCheck={false} required />
          </SimpleGrid>
          <Switch
            {...form.checkbox('include_retailer_id')}
            mt="md"
            label={t('fields.include_retailer_id')}
            description={t('hints.include_retailer_id')}
          />
        </Card>
        <Card component="section" aria-labelledby="authentication">
          <Title order={2} id="authentication">
            {t('form.authentication')}
          </Title>
          <Text c="dimmed" mb="md">
            {t(needsAuth ? 'form.authentication_required' : 'form.authentication_advice')}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput {...form.text('auth_uri')} label={t('fields.auth_uri')} inputMode="url" spellCheck={false} required={needsAuth} />
            <TextInput label={t('fields.grant_type')} value="client_credentials" readOnly />
            <TextInput {...form.text('client_id')} label={t('fields.client_id')} autoComplete="off" required={needsAuth} />
            <PasswordInput
              {...form.text('client_secret')}
              label={t('fields.client_secret')}
              placeholder={hasSecret ? t('hints.keeps_secret') : ''}
              autoComplete="new-password"
              required={needsAuth && !hasSecret}
              visibilityToggleButtonProps={{ 'aria-label': t('form.show_secret') }}
            />
            <TextInput {...form.text('scope')} label={t('fields.scope')} description={t('hints.scope')} autoComplete="off" />
            <TextInput {...form.text('resource')} label={t('fields.resource')} description={t('hints.resource')} autoComplete="off" />
          </SimpleGrid>
          <Textarea
            {...form.text('ca_certificate')}
            mt="md"
            label={t('fields.ca_certificate')}
            description={t('hints.ca_certificate')}
            placeholder="-----BEGIN CERTIFICATE-----"
            autosize
            minRows={2}
            maxRows={10}
            spellCheck={false}
          />
        </Card>
        <Card component="section" aria-labelledby="events">
          <Title order={2} id="events" mb="md">
            {t('form.events')}
          </Title>
          <EventChoice value={form.values.events} onChange={(events) => form.set('events', events)} />
        </Card>
        <Group gap="sm">
          <Button type="submit" loading={form.pending}>
            {submit}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('app:actions.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
