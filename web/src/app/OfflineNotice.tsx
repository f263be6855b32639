import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { AlertIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';

export function OfflineNotice() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return online ? null : (
    <Alert color="yellow" radius={0} icon={<AlertIcon />} title={t('offline.title')} role="status">
      {t('offline.advice')}
    </Alert>
  );
}
