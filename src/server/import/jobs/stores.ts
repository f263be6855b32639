import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { RetailerId, type Static, Type } from '../../../contract/schema.ts';
import { DEFAULT_SLOT_POLICY, type OpeningPeriod, WEEKDAYS } from '../../../contract/store.ts';
import { attempt } from '../../../operations/catalogue/problems.ts';
import type { BannerKey } from '../../../operations/catalogue/write-catalogue.ts';
import { WeeklyHoursSchema, weeklyHoursAnswer, weeklyHoursProblems } from '../../../operations/management/hours/periods.ts';
import { changedPolicy, policyProblems } from '../../../operations/management/slot-policy/policy-rules.ts';
import { PolicyChangeSchema } from '../../../operations/management/slot-policy/policy-schema.ts';
import {
  changedStoreDetails,
  type NewStore,
  NewStoreSchema,
  newStoreDetails,
} from '../../../operations/management/stores/store-details.ts';
import type { Connection } from '../../../storage/engine/index.ts';
import { insertStores, lockStores, updateStoreColumns, updateStores } from '../../../storage/stores/bulk.ts';
import type { ImportJob, RowProblem } from './job.ts';

const LocationCode = RetailerId('Location code of the store.');
const HoursRowSchema = Type.Object({ location_code: LocationCode, ...WeeklyHoursSchema.properties });
const PolicyRowSchema = Type.Object({ location_code: LocationCode, ...PolicyChangeSchema.properties });
type HoursRow = Static<typeof HoursRowSchema>;
type PolicyRow = Static<typeof PolicyRowSchema>;

/** Stores, with the fields of their creation. A store that exists is changed; a new one has no hours yet and the default policy. */
export const storesJob: ImportJob<NewStore> = {
  kind: 'stores',
  tables: ['stores'],
  schema: NewStoreSchema,
  aliases: Object.fromEntries(
    ['address_line_1', 'address_line_2', 'city', 'region', 'postal_code'].map((name) => [name, `address.${name}`]),
  ),
  topic: 'stores',
  read: (fields: NewStore) => {
    newStoreDetails(fields);
    return fields;
  },
  write: async (db, banner, rows, at) => {
    const known = await existing(db, banner, rows);
    const problems: RowProblem[] = [];
    const made = new Map<string, object>();
    const changed = new Map<string, object>();
    rows.forEach((row, index) => {
      const before = known.get(row.location_code);
      const read = attempt(() => (before ? changedStoreDetails(before, row) : newStoreDetails(row)), '');
      problems.push(...read.problems.map((problem) => ({ index, problem })));
      if (read.value) (before ? changed : made).set(row.location_code, { location_code: row.location_code, ...read.value });
    });
    const key = [banner.organizationId, banner.bannerId] as const;
    const policy = JSON.stringify(DEFAULT_SLOT_POLICY);
    if (made.size > 0) await db.query(insertStores, [...key, JSON.stringify([...made.values()]), policy, at]);
    if (changed.size > 0) await db.query(updateStores, [...key, JSON.stringify([...changed.values()]), at]);
    return problems;
  },
};

/** Regular hours: one row for each store; a weekday that is left out is closed. */
export const hoursJob: ImportJob<HoursRow> = {
  kind: 'hours',
  tables: ['stores'],
  schema: HoursRowSchema,
  aliases: {},
  topic: 'stores',
  fromText: (fields) => {
    const periods = WEEKDAYS.flatMap((day) => (typeof fields[day] === 'string' ? [[day, periodsOf(fields[day])] as const] : []));
    return { ...fields, ...Object.fromEntries(periods) };
  },
  read: (row: HoursRow) => {
    raiseAll(weeklyHoursProblems(row));
    return row;
  },
  write: async (db, banner, rows, at) => {
    const known = await existing(db, banner, rows);
    const changes = new Map(rows.map((row) => [row.location_code, { location_code: row.location_code, hours: weeklyHoursAnswer(row) }]));
    return writeColumns(db, banner, rows, known, changes, at);
  },
};

/** Slot policies: the fields that a row names change, the others stay. */
export const policiesJob: ImportJob<PolicyRow> = {
  kind: 'policies',
  tables: ['stores'],
  schema: PolicyRowSchema,
  aliases: {},
  topic: 'stores',
  read: (row: PolicyRow) => row,
  write: async (db, banner, rows, at) => {
    const known = await existing(db, banner, rows);
    const problems: RowProblem[] = [];
    const policies = new Map([...known].map(([code, store]) => [code, store.slot_policy]));
    const changes = new Map<string, object>();
    rows.forEach(({ location_code, ...change }, index) => {
      const current = policies.get(location_code);
      if (!current) return;
      const policy = changedPolicy(current, change);
      const wrong = policyProblems(policy);
      problems.push(...wrong.map((problem) => ({ index, problem })));
      if (wrong.length > 0) return;
      policies.set(location_code, policy);
      changes.set(location_code, { location_code, slot_policy: policy });
    });
    return [...problems, ...(await writeColumns(db, banner, rows, known, changes, at))];
  },
};

/** The stores of the rows, kept from changing until the end of the transaction. */
async function existing(db: Connection, { organizationId, bannerId }: BannerKey, rows: readonly { location_code: string }[]) {
  const codes = [...new Set(rows.map((row) => row.location_code))].sort();
  const stores = await db.query(lockStores, [organizationId, bannerId, codes]);
  return new Map(stores.map((store) => [store.location_code, store]));
}

async function writeColumns(
  db: Connection,
  { organizationId, bannerId }: BannerKey,
  rows: readonly { location_code: string }[],
  known: ReadonlyMap<string, unknown>,
  changes: ReadonlyMap<string, object>,
  at: Date,
): Promise<RowProblem[]> {
  const text = JSON.stringify([...changes].flatMap(([code, change]) => (known.has(code) ? [change] : [])));
  if (text !== '[]') await db.query(updateStoreColumns, [organizationId, bannerId, text, at]);
  return rows.flatMap(({ location_code }, index) =>
    known.has(location_code) ? [] : [{ index, problem: new ApiError(errors.storeNotFound, { key: 'location_code' }) }],
  );
}

/** `08:00-12:00 13:00-20:00` as periods; `closed` is none. What cannot be read is left for the schema to refuse. */
function periodsOf(text: string): OpeningPeriod[] | string {
  if (text.trim().toLowerCase() === 'closed') return [];
  if (text.trim().startsWith('[')) return text;
  return text
    .trim()
    .split(/[\s;,]+/)
    .map((period) => {
      const [opens = '', closes = ''] = period.split(/[-–]/);
      return { opens: opens.padStart(5, '0'), closes: closes.padStart(5, '0') };
    });
}
