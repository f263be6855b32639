import { Button, Group, Modal, NativeSelect, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import type { PoolServer } from './PoolPage.tsx';

/** Adds a server, or gives a known one another address and other credentials; the console tries them before it keeps them. */
export function ServerDialog({ server, onClose }: { readonly server: PoolServer | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation(['pool', 'app']);
  const client = useQueryClient();
  const form = useApiForm({
    initial: {
      environment: server?.environment ?? ('development' as PoolServer['environment']),
      name: server?.name ?? '',
      url: server?.url ?? 'https://',
      ca: '',
      client_id: server?.client_id ?? '',
      client_secret: '',
    },
    texts: { client_secret: t('form.refused') },
    send: async ({ ca, ...values }) => {
      await callConsole('POST /api/pool', { body: ca.trim() === '' ? values : { ...values, ca } });
      await client.invalidateQueries({ queryKey: ['pool'] });
      showSuccess(t('saved'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={server ? t('edit.title', { name: server.name }) : t('add.title')}
      closeButtonProps={{ 'aria-label': t('app:actions.close') }}
    >
      <form {...form.formProps}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          <NativeSelect
            label={t('columns.environment')}
            disabled={server !== undefined}
            data={(['development', 'production'] as const).map((value) => ({ value, label: t(`app:environments.${value}`) }))}
            {...form.text('environment')}
          />
          <TextInput
            label={t('form.name')}
            description={t('form.name_advice')}
            disabled={server !== undefined}
            data-autofocus={server === undefined || undefined}
            {...form.text('name')}
          />
          <TextInput label={t('form.url')} type="url" {...form.text('url')} />
          <TextInput label={t('form.client_id')} description={t('form.client_id_advice')} autoComplete="off" {...form.text('client_id')} />
          <PasswordInput
            label={t('form.client_secret')}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('form.show_secret') }}
            {...form.text('client_secret')}
          />
          <Textarea
            label={t('form.ca')}
            description={t(server ? 'form.ca_again' : 'form.ca_advice')}
            autosize
            minRows={3}
            maxRows={10}
            ff="monospace"
            {...form.text('ca')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('app:actions.cancel')}
            </Button>
            <Button type="submit" loading={form.pending}>
              {t('form.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
