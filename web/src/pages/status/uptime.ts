import type { Day } from './types.ts';

/** Percent with as many decimals as tell; 100 only for what never failed. */
export function percent(uptime: number, language: string): string {
  const digits = uptime === 100 ? 0 : 3;
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: digits }).format(
    uptime / 100,
  );
}

/** A day in one word, by which its bar is coloured. */
export function gradeOf({ uptime, degraded, maintenance }: Day): 'unknown' | 'good' | 'fair' | 'poor' | 'maintenance' {
  if (uptime === null) return maintenance > 0 ? 'maintenance' : 'unknown';
  if (uptime < 98) return 'poor';
  return uptime < 100 || degraded > 0 ? 'fair' : 'good';
}

/** A date of UTC, as the reader writes dates. */
export function dayName(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
