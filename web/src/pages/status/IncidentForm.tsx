import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormWindow } from '../../parts/FormWindow.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { type Subject, SubjectFields, subjectBody } from './SubjectFields.tsx';
import { IMPACTS, type Incident, type Server, STATUS_KEY } from './types.ts';

/** Tells of an incident that the probes do not see. */
export function IncidentForm({ servers, onClose }: { readonly servers: readonly Server[]; readonly onClose: () => void }) {
  const { t } = useTranslation('status');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { title: '', text: '', impact: 'minor' as Incident['impact'], server_id: '', components: [] as Subject['components'] },
    send: async ({ server_id, components, ...rest }) => {
      await callConsole('POST /api/status/incidents', { body: { ...rest, ...subjectBody({ server_id, components }) } });
      showSuccess(t('incident.opened'));
      onClose();
      await client.invalidateQueries({ queryKey: STATUS_KEY });
    },
  });
  return (
    <FormWindow size="lg" title={t('incident.new')} action={t('incident.create')} form={form} onClose={onClose}>
      <TextInput label={t('fields.title')} data-autofocus {...form.text('title')} />
      <Textarea label={t('fields.text')} description={t('fields.text_advice')} autosize minRows={3} {...form.text('text')} />
      <NativeSelect
        label={t('fields.impact')}
        value={form.values.impact}
        onChange={(event) => form.set('impact', event.currentTarget.value as Incident['impact'])}
        data={IMPACTS.map((value) => ({ value, label: t(`impacts.${value}`) }))}
      />
      <SubjectFields
        servers={servers}
        subject={form.values}
        onChange={({ server_id, components }) => {
          if (server_id !== undefined) form.set('server_id', server_id);
          if (components !== undefined) form.set('components', components);
        }}
      />
    </FormWindow>
  );
}
