import type { OrderPage } from './use-order-page.ts';

/** "Wednesday, May 6, 11:00 AM – 1:00 PM", in the zone of the store. */
export function windowOf({ window_starts_at, window_ends_at, time_zone: timeZone }: OrderPage, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone },
  });
  return format.formatRange(new Date(window_starts_at), new Date(window_ends_at));
}

/** "3:42 PM", with the day where it is another one than today. */
export function timeOf(iso: string, { now, time_zone: timeZone }: OrderPage, language: string): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone });
  const isToday = day.format(new Date(iso)) === day.format(new Date(now));
  const date = isToday ? {} : ({ month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { ...date, hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(iso));
}

/** "in 12 minutes", by the clock of the order, which a test may have moved; undefined where it is past. */
export function minutesUntil(iso: string, { now }: OrderPage, language: string): string | undefined {
  const minutes = Math.round((Date.parse(iso) - Date.parse(now)) / 60_000);
  return minutes > 0 ? new Intl.RelativeTimeFormat(language).format(minutes, 'minute') : undefined;
}
