import Type, { type Static, type TProperties, type TSchema } from 'typebox';

export { type Static, type TProperties, type TSchema, Type };

/**
 * Building blocks of request and response schemas. Requests are read by http/validation.ts: unknown fields are ignored,
 * `null` counts as absent, numbers are taken for strings and numeric strings for numbers.
 */

/** Longest id that a retailer may choose. contract/users.md leaves the limit UNKNOWN. */
export const MAX_ID = 255;

/** A required text may not be blank: spaces alone count as nothing, as in Rails. */
const NOT_BLANK = '\\S';

/** An id chosen by the retailer: any characters, 1 to 255. */
export const RetailerId = (description: string) => Type.String({ maxLength: MAX_ID, pattern: NOT_BLANK, description });
export const RequiredText = (description: string, maxLength = 255) => Type.String({ maxLength, pattern: NOT_BLANK, description });
export const OptionalText = (description: string, maxLength = 255) => Type.Optional(Type.String({ maxLength, description }));
/** First and last names must not contain `/ : < > $ % ?` (contract/users.md). */
export const NameText = (description: string) => Type.String({ maxLength: 255, pattern: NOT_BLANK, format: 'person-name', description });
export const PhoneNumber = (description: string) => Type.String({ maxLength: 40, format: 'phone', description });
export const IsoDate = (description: string) => Type.String({ maxLength: 40, format: 'iso-date', description });
export const IsoTime = (description: string) => Type.String({ maxLength: 64, format: 'iso-time', description });
export const LocaleTag = Type.Optional(
  Type.String({ maxLength: 35, description: 'IETF language tag, e.g. `en-US`. Wins over `Accept-Language`.' }),
);
export const Cents = (description: string) => Type.Integer({ minimum: 0, maximum: 100_000_000, description: `${description} In cents.` });
/** 53-bit integers: service option ids, hold ids. */
export const BigId = (description: string) => Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description });

export function oneOf<const T extends readonly string[]>(values: T, description: string) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description });
}
/** A hash of the retailer's own: kept and returned as it is. */
export const Metadata = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description });

/** A response member that may be null. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Unsafe<Static<T> | null>({ ...schema, nullable: true } as TSchema);
}

export const ErrorEnvelopeSchema = Type.Object(
  {
    error: Type.Object({
      message: Type.String({ description: 'Cause, readable by people.' }),
      code: Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        description: 'Numeric code; identify an error by code and `meta.key`.',
      }),
      errors: Type.Optional(
        Type.Array(Type.Unsafe<object>({ type: 'object', additionalProperties: true }), { description: 'Only in the 9999 form.' }),
      ),
    }),
    meta: Type.Object(
      { key: Type.Optional(Type.String({ description: 'The parameter concerned, a dotted path for nested ones.' })) },
      { additionalProperties: Type.String(), description: 'Usually `key` or nothing; what else an error tells is said with it.' },
    ),
  },
  { description: 'The error envelope.' },
);
