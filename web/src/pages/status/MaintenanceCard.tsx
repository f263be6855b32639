import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { About } from './About.tsx';
import { MaintenanceForm } from './MaintenanceForm.tsx';
import classes from './status.module.css';
import { MAINTENANCE_TONES, type Maintenance, STATUS_KEY } from './types.ts';

type End = 'completed' | 'canceled';

/** Planned work: when, and what is away meanwhile. */
export function MaintenanceCard({ maintenance, isOperator }: { readonly maintenance: Maintenance; readonly isOperator: boolean }) {
  const { t } = useTranslation('status');
  const [dialog, setDialog] = useState<'change' | End>();
  const { id, title, text, state, starts_at, ends_at } = maintenance;
  const close = () => setDialog(undefined);
  const end = useApiMutation<unknown, End>({
    mutationFn: (next) => callConsole('PATCH /api/status/maintenance/{id}', { params: { id }, body: { state: next } }),
    changes: [STATUS_KEY],
    success: t('maintenance.changed'),
    onSuccess: close,
  });
  const ending: End = state === 'planned' ? 'canceled' : 'completed';
  return (
    <Card component="article" id={`maintenance-${id}`} aria-labelledby={`maintenance-${id}-title`}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Title order={3} id={`maintenance-${id}-title`} style={{ overflowWrap: 'anywhere', flex: '1 1 14rem' }}>
          {title}
        </Title>
        <StatusBadge tone={MAINTENANCE_TONES[state]}>{t(`maintenance_states.${state}`)}</StatusBadge>
      </Group>
      <About {...maintenance} />
      <Text size="sm" mt={4} component="div">
        <DateTime value={starts_at} /> – <DateTime value={ends_at} />
      </Text>
      <Text mt="xs" className={classes.updateText}>
        {text}
      </Text>
      {isOperator && (
        <Group mt="md" gap="sm">
          <Button variant="default" size="xs" onClick={() => setDialog('change')}>
            {t('maintenance.change')}
          </Button>
          <Button variant="subtle" color={ending === 'canceled' ? 'red' : 'brand'} size="xs" onClick={() => setDialog(ending)}>
            {t(`maintenance.${ending}`)}
          </Button>
        </Group>
      )}
      {dialog === 'change' && <MaintenanceForm maintenance={maintenance} onClose={close} />}
      <ConfirmDialog
        opened={dialog === 'canceled' || dialog === 'completed'}
        onClose={close}
        title={t(`maintenance.${ending}_title`)}
        action={t(`maintenance.${ending}`)}
        onConfirm={() => end.mutate(ending)}
        pending={end.isPending}
        destructive={ending === 'canceled'}
      >
        {t(`maintenance.${ending}_advice`, { title })}
      </ConfirmDialog>
    </Card>
  );
}
