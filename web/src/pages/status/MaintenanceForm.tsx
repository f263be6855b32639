import { Group, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormWindow } from '../../parts/FormWindow.tsx';
import { isoOf, toLocal } from '../../parts/local-time.ts';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { type Subject, SubjectFields, subjectBody } from './SubjectFields.tsx';
import { type Maintenance, type Server, STATUS_KEY } from './types.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type MaintenanceFormProps = { readonly onClose: () => void } & (
  | { readonly servers: readonly Server[]; readonly maintenance?: undefined }
  | { readonly maintenance: Maintenance; readonly servers?: undefined }
);

/** Plans maintenance, or changes what was planned; times are in the reader's zone. */
export function MaintenanceForm({ servers, maintenance, onClose }: MaintenanceFormProps) {
  const { t } = useTranslation('status');
  const client = useQueryClient();
  const tomorrow = Math.ceil((Date.now() + DAY) / HOUR) * HOUR;
  const form = useApiForm({
    initial: {
      title: maintenance?.title ?? '',
      text: maintenance?.text ?? '',
      starts_at: toLocal(maintenance ? new Date(maintenance.starts_at) : new Date(tomorrow)),
      ends_at: toLocal(maintenance ? new Date(maintenance.ends_at) : new Date(tomorrow + HOUR)),
      server_id: '',
      components: [] as Subject['components'],
    },
    send: async ({ title, text, starts_at, ends_at, ...subject }) => {
      const body = { title, text, starts_at: isoOf(starts_at), ends_at: isoOf(ends_at) };
      if (maintenance) await callConsole('PATCH /api/status/maintenance/{id}', { params: { id: maintenance.id }, body });
      else await callConsole('POST /api/status/maintenance', { body: { ...body, ...subjectBody(subject) } });
      showSuccess(t(maintenance ? 'maintenance.changed' : 'maintenance.planned'));
      onClose();
      await client.invalidateQueries({ queryKey: STATUS_KEY });
    },
  });
  return (
    <FormWindow
      size="lg"
      title={maintenance?.title ?? t('maintenance.new')}
      action={t(maintenance ? 'maintenance.save' : 'maintenance.plan')}
      form={form}
      onClose={onClose}
    >
      <TextInput label={t('fields.title')} data-autofocus {...form.text('title')} />
      <Textarea label={t('fields.text')} description={t('maintenance.text_advice')} autosize minRows={3} {...form.text('text')} />
      <Group gap="sm" grow align="flex-start">
        <TextInput type="datetime-local" label={t('fields.starts_at')} {...form.text('starts_at')} />
        <TextInput type="datetime-local" label={t('fields.ends_at')} {...form.text('ends_at')} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('maintenance.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
      </Text>
      {servers && (
        <SubjectFields
          servers={servers}
          subject={form.values}
          onChange={({ server_id, components }) => {
            if (server_id !== undefined) form.set('server_id', server_id);
            if (components !== undefined) form.set('components', components);
          }}
        />
      )}
    </FormWindow>
  );
}
