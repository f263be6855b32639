import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoDate, OptionalText, Type } from '../../../contract/schema.ts';
import type { HoursException } from '../../../contract/store.ts';
import { parseIsoDate } from '../../../http/validation.ts';
import { PeriodsSchema } from './periods.ts';

/** Path of the exception of one date. */
export const ExceptionPath = Type.Object({
  location_code: Type.String({ description: 'Location code of the store, URL-encoded.' }),
  date: IsoDate('Local date of the exception, `YYYY-MM-DD`.'),
});

export const ExceptionBodySchema = Type.Object({
  periods: PeriodsSchema,
  name: OptionalText('For example the name of the holiday.'),
});

export const ExceptionSchema = Type.Object({
  date: Type.String({ description: 'Local date, `YYYY-MM-DD`.' }),
  periods: PeriodsSchema,
  name: Type.Optional(Type.String({ description: 'Name.' })),
});

/** Exceptions that one store may have. */
const MAX_EXCEPTIONS = 1_000;

/** The list with the exception in the place of the one of its date, by date. */
export function withException(exceptions: readonly HoursException[], added: HoursException): HoursException[] {
  const others = exceptions.filter((exception) => exception.date !== added.date);
  if (others.length >= MAX_EXCEPTIONS) throw new ApiError(errors.tooManyEntries, { key: 'exceptions', values: { count: MAX_EXCEPTIONS } });
  return [...others, added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The list without the exception of a date; 404 if there is none. */
export function withoutException(exceptions: readonly HoursException[], date: string): HoursException[] {
  const others = exceptions.filter((exception) => exception.date !== date);
  if (others.length === exceptions.length) throw new ApiError(errors.resourceNotFound);
  return others;
}

/** The path's date in the one form in which dates are stored. */
export function dateOf(params: { readonly date: string }): string {
  return parseIsoDate(params.date)!;
}
