import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

export interface LeaveGuardProps {
  readonly active: boolean;
  readonly title: string;
  readonly advice: string;
}

/** Asks before a page is left, by a link or by the browser, while something on it would be lost. */
export function LeaveGuard({ active, title, advice }: LeaveGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => active && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={title}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      <Text>{advice}</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('secret.leave')}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('secret.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
