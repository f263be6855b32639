import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { IncidentForm } from './IncidentForm.tsx';
import { MaintenanceForm } from './MaintenanceForm.tsx';
import { STATUS_KEY, type Status } from './types.ts';

/** What only who runs the installation does here. */
export function OperatorActions({ status }: { readonly status: Status }) {
  const { t } = useTranslation('status');
  const [dialog, setDialog] = useState<'incident' | 'maintenance' | 'open'>();
  const close = () => setDialog(undefined);
  const setOpen = useApiMutation<unknown, boolean>({
    mutationFn: (open_to_all) => callConsole('PUT /api/status/settings', { body: { open_to_all } }),
    changes: [STATUS_KEY],
    onSuccess: close,
  });
  return (
    <>
      <Switch
        label={t('operator.open')}
        checked={status.open_to_all}
        disabled={setOpen.isPending}
        onChange={(event) => (event.currentTarget.checked ? setDialog('open') : setOpen.mutate(false))}
      />
      <Button variant="default" onClick={() => setDialog('maintenance')}>
        {t('maintenance.new')}
      </Button>
      <Button onClick={() => setDialog('incident')}>{t('incident.new')}</Button>
      {dialog === 'incident' && <IncidentForm servers={status.servers} onClose={close} />}
      {dialog === 'maintenance' && <MaintenanceForm servers={status.servers} onClose={close} />}
      <ConfirmDialog
        opened={dialog === 'open'}
        onClose={close}
        title={t('operator.open_title')}
        action={t('operator.open_action')}
        onConfirm={() => setOpen.mutate(true)}
        pending={setOpen.isPending}
      >
        {t('operator.open_advice')}
      </ConfirmDialog>
    </>
  );
}
