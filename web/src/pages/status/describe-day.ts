import type { TFunction } from 'i18next';
import type { Day } from './types.ts';
import { percent } from './uptime.ts';

/** A day in words: its uptime, and what the probes found that was not well. */
export function describeDay({ uptime, degraded, down, maintenance }: Day, t: TFunction<'status'>, language: string): string[] {
  return [
    uptime === null ? t('days.unprobed') : t('days.uptime', { uptime: percent(uptime, language) }),
    ...(down > 0 ? [t('days.down', { count: down })] : []),
    ...(degraded > 0 ? [t('days.degraded', { count: degraded })] : []),
    ...(maintenance > 0 ? [t('days.maintenance', { count: maintenance })] : []),
  ];
}
