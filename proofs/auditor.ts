import { POOLS } from '../src/contract/store.ts';
import { capacityOf } from '../src/fulfillment/slots/capacity.ts';
import { instantOf } from '../src/fulfillment/slots/option-id.ts';
import { type Database, statement } from '../src/storage/engine/index.ts';
import { toStore } from '../src/storage/stores/store.ts';
import { COUNT_ROWS, FIND_STORES, FIND_WINDOWS, RULES, type WindowUse } from './audit-rules.ts';

export type { WindowUse };

/** One place where the data contradict a rule. */
export interface Violation {
  readonly rule: string;
  /** What it is about: an order, a hold, a window. */
  readonly subject: string;
}

export interface AuditOptions {
  /** Default: all of the schema. */
  readonly organizationId?: number;
  /** The instant against which holds lapse, epoch milliseconds. */
  readonly now: number;
  /** The instant before which places, holds and events may have been tidied away, epoch milliseconds; default: nothing was. */
  readonly since?: number;
  /** Places of a window; default what the slot policy of its store says. `undefined`: this window has no bound. */
  readonly capacity?: (window: WindowUse) => number | undefined;
}

export interface AuditReport {
  readonly violations: readonly Violation[];
  /** Windows that hold more than their capacity; also among the violations, as `over_capacity`. */
  readonly oversold: number;
  readonly rows: { readonly orders: number; readonly holds: number; readonly places: number; readonly events: number };
}

/**
 * Checks what must hold between the tables of orders, holds, places, events and idempotency keys, whatever happened before.
 * Reads only. Nothing else may write meanwhile: each rule sees the data at its own moment.
 */
export async function audit(database: Database, options: AuditOptions): Promise<AuditReport> {
  const scope = options.organizationId ?? null;
  const now = new Date(options.now);
  const since = options.since === undefined ? null : new Date(options.since);
  const violations: Violation[] = [];
  for (const [rule, text] of Object.entries(RULES)) {
    const rows = await database.query(statement<[number | null, Date, Date | null], { subject: string }>('', text), [scope, now, since]);
    for (const { subject } of rows) violations.push({ rule, subject });
  }
  const capacity = options.capacity ?? (await policyCapacity(database));
  let oversold = 0;
  for (const window of await database.query(FIND_WINDOWS, [scope, now, since])) {
    const places = capacity(window);
    if (places === undefined || window.held + window.booked <= places) continue;
    oversold++;
    const { store_number, pool, start_minute, held, booked } = window;
    const subject = `store ${store_number} pool ${pool} minute ${start_minute}: ${held} held + ${booked} booked > ${places}`;
    violations.push({ rule: 'over_capacity', subject });
  }
  const [rows] = await database.query(COUNT_ROWS, [scope]);
  return { violations, oversold, rows: rows! };
}

async function policyCapacity(database: Database): Promise<(window: WindowUse) => number> {
  const calendars = new Map((await database.query(FIND_STORES, [])).map((row) => [row.number, toStore(row).calendar]));
  return ({ store_number, pool, start_minute }) => {
    const calendar = calendars.get(store_number);
    return calendar === undefined ? 0 : capacityOf(calendar.policy, calendar.timeZone, POOLS[pool]!, instantOf(start_minute));
  };
}

/** The first violations of each rule, one line each. */
export function describe(violations: readonly Violation[], each = 3): string[] {
  const byRule = Map.groupBy(violations, ({ rule }) => rule);
  return [...byRule].flatMap(([rule, found]) => [
    ...found.slice(0, each).map(({ subject }) => `${rule}: ${subject}`),
    ...(found.length > each ? [`${rule}: … ${found.length} in all`] : []),
  ]);
}
