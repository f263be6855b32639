import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText } from '../../contract/schema.ts';

/** A slug goes into headers and URLs as it is. */
export const Slug = (description: string) => RequiredText(`${description} Lower-case letters, digits and hyphens, at most 64.`, 64);

/** Problems of a slug: none or one. */
export function slugProblems(slug: string, key: string): ApiError[] {
  return /^[a-z0-9-]{1,64}$/.test(slug) ? [] : [new ApiError(errors.invalid, { key })];
}

/** Entries of a list whose value stood there before, as "already taken" under the key that `keyOf` gives. */
export function repetitionProblems(values: readonly string[], keyOf: (index: number) => string): ApiError[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [new ApiError(errors.taken, { key: keyOf(index) })] : []));
}
