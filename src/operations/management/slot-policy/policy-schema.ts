import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import { DEFAULT_SLOT_POLICY, POOLS, WEEKDAYS } from '../../../contract/store.ts';
import { IMMEDIATE_LENGTHS_MAX } from '../../../fulfillment/slots/option-id.ts';
import { LocalTimeSchema, PeriodSchema } from '../hours/periods.ts';

export const CapacitySchema = Type.Integer({ minimum: 0, maximum: 100_000, description: 'Orders that one window takes.' });
export const PoolSchema = oneOf(POOLS, 'Who competes for the capacity: delivery with last mile and dispatch, or pickup.');

const numbers = {
  window_minutes: Type.Integer({ minimum: 30, maximum: 1_440, description: 'Length of a scheduled window in minutes.' }),
  step_minutes: Type.Integer({ minimum: 15, maximum: 1_440, description: 'Minutes between the starts of windows, counted from midnight.' }),
  horizon_days: Type.Integer({ minimum: 1, maximum: 30, description: 'Local days for which windows are offered, today included.' }),
  lead_minutes: Type.Integer({
    minimum: 0,
    maximum: 10_080,
    description: 'A window is offered if it starts at least so many minutes ahead.',
  }),
  immediate_minutes: Type.Array(Type.Integer({ minimum: 15, maximum: 1_440 }), {
    maxItems: IMMEDIATE_LENGTHS_MAX,
    description: 'Lengths of the immediate options ("within N minutes"); empty to offer none.',
  }),
};
const switches = {
  eta_minutes: Type.Integer({ minimum: 120, maximum: 300, description: 'Standard ETA: minutes from the request to the promised time.' }),
  priority_eta_minutes: Type.Integer({
    minimum: 45,
    maximum: 300,
    description: 'Priority ETA: minutes to the promised time, at least 30 less than `eta_minutes`.',
  }),
  alcohol_hours: Type.Object(PeriodSchema.properties, {
    description: 'Local hours in which a window must lie whole to be bookable with alcohol.',
  }),
};
const capacity = Type.Object(
  { delivery: CapacitySchema, pickup: CapacitySchema },
  { description: 'Orders per window and pool, where no rule or override says otherwise.' },
);
const lists = {
  capacity_rules: Type.Array(
    Type.Object({
      pool: PoolSchema,
      weekdays: Type.Array(oneOf(WEEKDAYS, 'Weekday.'), { minItems: 1, maxItems: 7, description: 'Local weekdays of the start.' }),
      from: LocalTimeSchema('Windows that start at this local time or later.'),
      until: LocalTimeSchema('Windows that start before this local time; after `from`, `24:00` included.'),
      capacity: CapacitySchema,
    }),
    { maxItems: 100, description: 'Capacity by weekday and time; the first rule that matches decides.' },
  ),
  capacity_overrides: Type.Array(
    Type.Object({
      pool: PoolSchema,
      window_starts_at: Type.String({ maxLength: 64, format: 'iso-time', description: 'Start of the window, ISO 8601.' }),
      capacity: CapacitySchema,
    }),
    { maxItems: 1_000, description: 'Capacity of single windows; wins over rules and default.' },
  ),
};

/** The whole policy: what is optional here is switched off, or empty, when it is left out. */
export const WholePolicySchema = Type.Object({
  ...numbers,
  ...Type.Partial(Type.Object(switches)).properties,
  capacity,
  ...Type.Partial(Type.Object(lists)).properties,
});
export type WholePolicy = Static<typeof WholePolicySchema>;

export const PolicyChangeSchema = Type.Partial(Type.Object({ ...numbers, ...switches, capacity: Type.Partial(capacity), ...lists }));
export type PolicyChange = Static<typeof PolicyChangeSchema>;

export const PolicyAnswerSchema = Type.Object({
  ...numbers,
  eta_minutes: nullable(switches.eta_minutes),
  priority_eta_minutes: nullable(switches.priority_eta_minutes),
  alcohol_hours: nullable(switches.alcohol_hours),
  capacity,
  ...lists,
});

export const EXAMPLE_POLICY = {
  ...DEFAULT_SLOT_POLICY,
  capacity_rules: [{ pool: 'delivery', weekdays: ['saturday', 'sunday'], from: '10:00', until: '14:00', capacity: 35 }],
  capacity_overrides: [{ pool: 'pickup', window_starts_at: '2026-11-25T18:00:00Z', capacity: 60 }],
};
