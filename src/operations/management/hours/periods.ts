import { ApiError, errors } from '../../../contract/errors.ts';
import { type TSchema, Type } from '../../../contract/schema.ts';
import { type OpeningPeriod, WEEKDAYS, type Weekday, type WeeklyHours } from '../../../contract/store.ts';
import { minutesOf } from '../../../fulfillment/slots/zone.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

export const LocalTimeSchema = (description: string) => Type.String({ maxLength: 5, format: 'local-time', description });

export const PeriodSchema = Type.Object({
  opens: LocalTimeSchema('Local time, `HH:MM`.'),
  closes: LocalTimeSchema('Local time, `24:00` included. A period that does not close after it opens runs past midnight.'),
});

export const PeriodsSchema = Type.Array(PeriodSchema, { maxItems: 5, description: 'At most 5, none of which overlap; empty: closed.' });

function everyWeekday<T extends TSchema>(schema: T): Record<Weekday, T> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, schema])) as Record<Weekday, T>;
}

/** Request: a weekday that is left out is closed. */
export const WeeklyHoursSchema = Type.Object(everyWeekday(Type.Optional(PeriodsSchema)));
export const WeeklyHoursAnswerSchema = Type.Object(everyWeekday(PeriodsSchema));

export function weeklyHoursAnswer(hours: WeeklyHours): Record<Weekday, OpeningPeriod[]> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [...(hours[weekday] ?? [])]])) as Record<Weekday, OpeningPeriod[]>;
}

interface Span {
  readonly key: string;
  readonly opens: number;
  readonly closes: number;
}

/** Problems of the regular hours. Periods that run past midnight must not meet those of the next day, Monday following Sunday. */
export function weeklyHoursProblems(hours: WeeklyHours): ApiError[] {
  const spans = WEEKDAYS.flatMap((weekday, day) => spansOf(hours[weekday] ?? [], weekday, day * DAY));
  // The week before, to see what it runs over.
  const before = spans.map((span) => ({ ...span, opens: span.opens - WEEK, closes: span.closes - WEEK }));
  return [...WEEKDAYS.flatMap((weekday) => openingProblems(hours[weekday] ?? [], weekday)), ...overlapProblems([...before, ...spans])];
}

/** Problems of one day's periods. */
export function periodsProblems(periods: readonly OpeningPeriod[], path: string): ApiError[] {
  return [...openingProblems(periods, path), ...overlapProblems(spansOf(periods, path, 0))];
}

/** `24:00` ends a day and begins none. */
export function openingProblems(periods: readonly OpeningPeriod[], path: string): ApiError[] {
  return periods.flatMap(({ opens }, index) =>
    opens === '24:00' ? [new ApiError(errors.invalidTime, { key: `${path}[${index}].opens` })] : [],
  );
}

function spansOf(periods: readonly OpeningPeriod[], path: string, midnight: number): Span[] {
  return periods.map((period, index) => {
    const opens = minutesOf(period.opens);
    const closes = minutesOf(period.closes);
    return { key: `${path}[${index}]`, opens: midnight + opens, closes: midnight + (closes > opens ? closes : closes + DAY) };
  });
}

function overlapProblems(spans: readonly Span[]): ApiError[] {
  const keys = new Set<string>();
  let end = Number.NEGATIVE_INFINITY;
  for (const span of spans.toSorted((a, b) => a.opens - b.opens)) {
    if (span.opens < end) keys.add(span.key);
    end = Math.max(end, span.closes);
  }
  return [...keys].map((key) => new ApiError(errors.periodsOverlap, { key }));
}
