import { OptionalText, Type } from '../../contract/schema.ts';

/** Helpers for the many optional attributes of catalogue objects. */
export const Flag = (description: string) => Type.Optional(Type.Boolean({ description }));
export const Count = (description: string, maximum = 2_000_000_000) => Type.Optional(Type.Integer({ minimum: 0, maximum, description }));
export const Money = (description: string) => Type.Number({ minimum: 0, maximum: 1_000_000, description });
export const Measure = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000, description }));

/** At least one of the two names the product. */
export const identifiers = {
  lookup_code: OptionalText('PLU or UPC as printed, check digit included. Required without `retailer_reference_code`.'),
  retailer_reference_code: OptionalText(
    "The retailer's own code, which groups several lookup codes into one product. Required without `lookup_code`.",
  ),
};
