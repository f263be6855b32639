import { IsoTime, Type } from '../../contract/schema.ts';
import { DesiredWindowsSchema } from './desired.ts';

/** Request fields that listings share (contract/service-options.md §2, §3). */

export const etaFields = {
  with_eta_options: Type.Optional(Type.Boolean({ description: 'ETA options instead of immediate ones. Default false.' })),
  with_priority_eta_options: Type.Optional(Type.Boolean({ description: 'Priority ETA options instead of immediate ones. Default false.' })),
};

export const CartTotal = Type.Integer({ minimum: 0, maximum: 2_000_000_000, description: 'Total value of the items, in cents.' });
export const ItemsCount = (description: string) => Type.Integer({ minimum: 0, maximum: 1_000_000, description });
const UnitsCount = Type.Number({ minimum: 0, maximum: 100_000_000, description: 'Number of all units.' });

/** What last mile says of the order beyond its cart. */
export const lastMileFields = {
  units_count: Type.Optional(UnitsCount),
  earliest_option_start_at: Type.Optional(
    IsoTime('When the order will be ready at the earliest, ISO 8601; options that start before it are left out.'),
  ),
  ...etaFields,
  desired_windows: DesiredWindowsSchema,
};
