import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServerClock } from './use-server-clock.ts';

const SECOND = 1_000;

/** Minutes and seconds until a moment, counted down. */
export function Countdown({ until, clock }: { readonly until: string; readonly clock: ServerClock }) {
  const { t } = useTranslation('holds');
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), SECOND);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - clock()) / SECOND));
  if (seconds === 0) return t('over');
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {text}
    </span>
  );
}
