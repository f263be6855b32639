import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewApplication } from '../../../../client/index.ts';
import type { Application } from './application.ts';
import { CloneDialog } from './CloneDialog.tsx';

/** For whoever lost the secret of the copy. */
export function CloneAgain({ old, onCloned }: { readonly old: Application; readonly onCloned: (clone: NewApplication) => void }) {
  const { t } = useTranslation('applications');
  const [opened, setOpened] = useState(false);
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('rotate.lost')}
      </Text>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpened(true)}>
        {t('rotate.again')}
      </Button>
      <CloneDialog source={old} opened={opened} onClose={() => setOpened(false)} onCloned={onCloned} />
    </Group>
  );
}
