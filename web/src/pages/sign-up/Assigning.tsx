import { Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** While both servers make the organization. */
export function Assigning() {
  const { t } = useTranslation(['sign-up', 'app']);
  const message = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone.
  useEffect(() => message.current?.focus(), []);
  return (
    <Stack gap="md" role="status" ref={message} tabIndex={-1}>
      <Text fw={600}>{t('assigning.title')}</Text>
      {(['development', 'production'] as const).map((environment) => (
        <Group key={environment} gap="sm" wrap="nowrap">
          <Loader size="xs" aria-hidden="true" />
          <Text>
            {t(`app:environments.${environment}`)}: {t(`assigning.${environment}`)}
          </Text>
        </Group>
      ))}
      <Text size="sm" c="dimmed">
        {t('assigning.advice')}
      </Text>
    </Stack>
  );
}
