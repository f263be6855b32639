import { Button, Text } from '@mantine/core';
import { IterationsIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import type { Application } from './application.ts';
import { useApplicationActions } from './use-application-actions.ts';

/** What a Developer Admin may do with an application. */
export function ApplicationActions({ application, onClone }: { readonly application: Application; readonly onClone: () => void }) {
  const { t } = useTranslation('applications');
  const { environment, client_id, name, status } = application;
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'disable' | 'delete'>();
  const { enable, disable, remove } = useApplicationActions(environment, client_id, () => navigate('/applications'));
  const close = () => setAsked(undefined);
  const wanted = asked === 'delete' ? remove : disable;
  return (
    <>
      <Button variant="default" onClick={onClone}>
        {t('actions.clone')}
      </Button>
      {status !== 'Enabled' && (
        <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate()}>
          {t('actions.enable')}
        </Button>
      )}
      {status !== 'Disabled' && status !== 'Deleting' && (
        <Button variant="default" onClick={() => setAsked('disable')}>
          {t('actions.disable')}
        </Button>
      )}
      <Button variant="outline" color="red" onClick={() => setAsked('delete')}>
        {t('actions.delete')}
      </Button>
      <Button component={Link} to={`/applications/${client_id}/rotate`} leftSection={<IterationsIcon />}>
        {t('actions.rotate')}
      </Button>
      <ConfirmDialog
        opened={asked !== undefined}
        onClose={close}
        title={t(`confirm.${asked ?? 'disable'}_title`, { name })}
        action={t(`confirm.${asked ?? 'disable'}_action`)}
        onConfirm={() => wanted.mutate(undefined, { onSettled: close })}
        pending={wanted.isPending}
        destructive
        {...(asked === 'delete' ? { typed: name } : {})}
      >
        <Text>{t(`confirm.${asked ?? 'disable'}_advice`)}</Text>
      </ConfirmDialog>
    </>
  );
}
