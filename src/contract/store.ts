/** The shapes of a store's calendar and capacity. Source: contract/service-options.md §1, DESIGN "Capacity". */

/** Local time of day in the store's zone, `HH:MM` (24 h). `24:00` is allowed as an end. */
export type LocalTime = string;

/** One opening period of a day, `[opens, closes)`. A period whose end is not after its start runs past midnight. */
export interface OpeningPeriod {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Regular hours: no entry or an empty list means closed that day. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly OpeningPeriod[]>>>;

/** A holiday or other exception: replaces the regular hours of one local date. An empty `periods` closes the day. */
export interface HoursException {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly periods: readonly OpeningPeriod[];
  readonly name?: string;
}

/** Who competes for the same capacity: delivery, last mile and dispatch share one pool, pickup has its own. */
export const POOLS = ['delivery', 'pickup'] as const;
export type Pool = (typeof POOLS)[number];

/** Capacity for windows that start on given weekdays between two local times (`from` inclusive, `until` exclusive). */
export interface CapacityRule {
  readonly pool: Pool;
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  readonly until: LocalTime;
  readonly capacity: number;
}

/** Capacity of one window, named by its start (ISO 8601 instant). Wins over rules and over the default. */
export interface CapacityOverride {
  readonly pool: Pool;
  readonly window_starts_at: string;
  readonly capacity: number;
}

/** How a store offers its time slots. All durations in minutes unless named otherwise. */
export interface SlotPolicy {
  /** Length of a scheduled window. */
  readonly window_minutes: number;
  /** Distance between the starts of scheduled windows, counted from midnight local time. */
  readonly step_minutes: number;
  /** Local days ahead for which windows are offered, today included. */
  readonly horizon_days: number;
  /** A scheduled window is offered only if it starts at least this long after the request. */
  readonly lead_minutes: number;
  /** Lengths of the immediate options ("within N minutes"), empty to offer none. */
  readonly immediate_minutes: readonly number[];
  /** Standard ETA: the promised time lies this long after the request (120–300), null to offer none. */
  readonly eta_minutes: number | null;
  /** Priority ETA: the promised time (45–300, at least 30 earlier than the standard ETA), null to offer none. */
  readonly priority_eta_minutes: number | null;
  /** Orders per window and pool where no rule or override says otherwise. */
  readonly capacity: Readonly<Record<Pool, number>>;
  readonly capacity_rules: readonly CapacityRule[];
  readonly capacity_overrides: readonly CapacityOverride[];
  /** Local hours in which a window must lie whole to be bookable with alcohol, null when any hour will do. */
  readonly alcohol_hours: OpeningPeriod | null;
}

/** Two-hour blocks on the hour, overlapping hourly (contract/service-options.md §1); the other numbers are ours. */
export const DEFAULT_SLOT_POLICY: SlotPolicy = {
  window_minutes: 120,
  step_minutes: 60,
  horizon_days: 7,
  lead_minutes: 60,
  immediate_minutes: [120, 300],
  eta_minutes: 150,
  priority_eta_minutes: 90,
  capacity: { delivery: 20, pickup: 20 },
  capacity_rules: [],
  capacity_overrides: [],
  alcohol_hours: { opens: '08:00', closes: '22:00' },
};

/** What the slot calendar needs to know of a store. */
export interface StoreCalendar {
  /** 1 … 2^22-1, unique on a server; the first 22 bits of every service option id. */
  readonly number: number;
  /** IANA zone. */
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  readonly exceptions: readonly HoursException[];
  readonly policy: SlotPolicy;
}
