import { Alert } from '@mantine/core';
import { ClockIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { useTestClock } from '../panels/use-test-clock.ts';

/** How long a place is still held, by the organization's clock. */
export function HoldCountdown({ expiresAt }: { readonly expiresAt: string }) {
  const { t } = useTranslation('testing');
  const { now } = useTestClock();
  if (now === undefined) return null;
  const left = Math.max(0, Math.floor((Date.parse(expiresAt) - now) / 1_000));
  if (left === 0) {
    return (
      <Alert color="red" icon={<ClockIcon />} role="alert">
        {t('place.hold_over')}
      </Alert>
    );
  }
  const seconds = String(left % 60).padStart(2, '0');
  return (
    <Alert color="blue" icon={<ClockIcon />} role="timer" aria-live="off">
      {t('place.held', { time: `${Math.floor(left / 60)}:${seconds}` })}
    </Alert>
  );
}
