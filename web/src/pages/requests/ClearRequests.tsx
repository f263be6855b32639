import { Button } from '@mantine/core';
import { TrashIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';

/** Forgets all requests of the organization. */
export function ClearRequests({ onCleared }: { readonly onCleared: () => void }) {
  const { t } = useTranslation(['requests', 'app']);
  const [environment] = useEnvironment();
  const session = useSession();
  const [opened, setOpened] = useState(false);
  const clear = useApiMutation({
    mutationFn: () => connect(environment).management.requests.deleteAll(),
    changes: [[environment, 'requests']],
    success: t('cleared'),
    onSuccess: () => {
      setOpened(false);
      onCleared();
    },
  });
  if (!hasRight(session, 'operate', environment)) return null;
  return (
    <>
      <Button variant="subtle" color="red" leftSection={<TrashIcon />} onClick={() => setOpened(true)}>
        {t('clear')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('clear_title', { server: t(`app:environments.${environment}`) })}
        action={t('clear')}
        onConfirm={() => clear.mutate()}
        pending={clear.isPending}
        destructive
      >
        {t('clear_advice')}
      </ConfirmDialog>
    </>
  );
}
