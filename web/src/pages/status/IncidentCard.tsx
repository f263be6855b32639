import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { About } from './About.tsx';
import { IncidentUpdateForm } from './IncidentUpdateForm.tsx';
import classes from './status.module.css';
import { IMPACT_TONES, INCIDENT_TONES, type Incident, STATUS_KEY } from './types.ts';

/** An incident with all that was told of it, newest first. */
export function IncidentCard({ incident, isOperator }: { readonly incident: Incident; readonly isOperator: boolean }) {
  const { t } = useTranslation('status');
  const [dialog, setDialog] = useState<'update' | 'delete'>();
  const { id, title, impact, state, updates, scope } = incident;
  const close = () => setDialog(undefined);
  const remove = useApiMutation({
    mutationFn: () => callConsole('DELETE /api/status/incidents/{id}', { params: { id } }),
    changes: [STATUS_KEY],
    success: t('incident.deleted'),
    onSuccess: close,
  });
  return (
    <Card component="article" id={`incident-${id}`} aria-labelledby={`incident-${id}-title`}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Title order={3} id={`incident-${id}-title`} style={{ overflowWrap: 'anywhere', flex: '1 1 14rem' }}>
          {title}
        </Title>
        <Group gap="xs">
          <StatusBadge tone={IMPACT_TONES[impact]}>{t(`impacts.${impact}`)}</StatusBadge>
          <StatusBadge tone={INCIDENT_TONES[state]}>{t(`incident_states.${state}`)}</StatusBadge>
        </Group>
      </Group>
      <About {...incident} />
      <ol className={classes.updates}>
        {updates.map((update) => (
          <li key={update.id}>
            <Text size="sm" c="dimmed" component="div">
              <b>{t(`incident_states.${update.state}`)}</b> · <DateTime value={update.at} />
              {update.automatic && ` · ${t('incident.automatic')}`}
            </Text>
            <Text className={classes.updateText}>{update.text}</Text>
          </li>
        ))}
      </ol>
      {isOperator && (
        <Group mt="md" gap="sm">
          {state !== 'resolved' && (
            <Button variant="default" size="xs" onClick={() => setDialog('update')}>
              {t('incident.post')}
            </Button>
          )}
          {scope === null && (
            <Button variant="subtle" color="red" size="xs" onClick={() => setDialog('delete')}>
              {t('incident.delete')}
            </Button>
          )}
        </Group>
      )}
      {dialog === 'update' && <IncidentUpdateForm incident={incident} onClose={close} />}
      <ConfirmDialog
        opened={dialog === 'delete'}
        onClose={close}
        title={t('incident.delete_title')}
        action={t('incident.delete')}
        onConfirm={() => remove.mutate()}
        pending={remove.isPending}
        destructive
      >
        {t('incident.delete_advice', { title })}
      </ConfirmDialog>
    </Card>
  );
}
