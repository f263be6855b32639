import { NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { FormWindow } from '../../parts/FormWindow.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { IMPACTS, type Incident, NEXT_STATES, STATUS_KEY } from './types.ts';

/** Tells what is known by now, and moves the incident on; resolving it is such an update too. */
export function IncidentUpdateForm({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) {
  const { t } = useTranslation('status');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { text: '', state: incident.state, impact: incident.impact },
    send: async (body) => {
      await callConsole('POST /api/status/incidents/{id}/updates', { params: { id: incident.id }, body });
      showSuccess(t('incident.posted'));
      onClose();
      await client.invalidateQueries({ queryKey: STATUS_KEY });
    },
  });
  return (
    <FormWindow size="lg" title={incident.title} action={t('incident.post')} form={form} onClose={onClose}>
      <NativeSelect
        label={t('fields.state')}
        value={form.values.state}
        onChange={(event) => form.set('state', event.currentTarget.value as Incident['state'])}
        data={NEXT_STATES[incident.state].map((value) => ({ value, label: t(`incident_states.${value}`) }))}
      />
      <NativeSelect
        label={t('fields.impact')}
        description={t('fields.impact_advice')}
        value={form.values.impact}
        onChange={(event) => form.set('impact', event.currentTarget.value as Incident['impact'])}
        data={IMPACTS.slice(IMPACTS.indexOf(incident.impact)).map((value) => ({ value, label: t(`impacts.${value}`) }))}
      />
      <Textarea label={t('fields.text')} autosize minRows={3} data-autofocus {...form.text('text')} />
    </FormWindow>
  );
}
