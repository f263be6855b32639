import type { TestClock } from '../../contract/clock.ts';
import { DatabaseError } from '../engine/errors.ts';
import { type Connection, type Database, statement } from '../engine/types.ts';
import { lockTables, removeRows } from './reset.ts';
import { damaged, readSnapshot, type SnapshotHeader, SnapshotRefused, type SnapshotRows } from './snapshot-file.ts';
import { ORGANIZATION_TABLES, type OrganizationTable, rowsOf } from './tables.ts';
import { columnsOf, type SnapshotColumns } from './taking.ts';

const UNIQUE_VIOLATION = '23505';
/** SQLSTATE classes of values that a column does not take: data exceptions and violated constraints. */
const BAD_VALUE = /^2[23]/;

const findSlug = statement<[organizationId: number], { slug: string }>(
  'restore_find_organization',
  'select slug from cw.organizations where id = $1 for update',
);
/** Makes the banners of the snapshot that are missing; gives the ids of all by slug. */
const ensureBanners = statement<[organizationId: number, banners: string, at: Date], { id: number; slug: string }>(
  'restore_banners',
  `with made as (
     insert into cw.banners (organization_id, slug, name, created_at)
     select $1, b.slug, b.name, $3 from jsonb_to_recordset($2::jsonb) as b(slug text, name text)
     on conflict do nothing returning id, slug)
   select id, slug from made union all select id, slug from cw.banners where organization_id = $1`,
);
const setOrganization = statement<[organizationId: number, settings: string, testClock: string | null], never>(
  'restore_organization',
  'update cw.organizations set settings = $2::jsonb, test_clock = $3::jsonb where id = $1',
);
/** Rows that name others which the organization does not have: such a file was not made here. */
const findDangling = statement<[organizationId: number], { reference: string }>(
  'restore_find_dangling',
  `select 'orders of unknown users' as reference where exists (
     select from cw.all_orders o where o.organization_id = $1 and o.user_ref <> 0
        and not exists (select from cw.users u where u.organization_id = $1 and u.id = o.user_ref))
   union all select 'orders of unknown stores' where exists (
     select from cw.all_orders o where o.organization_id = $1
        and not exists (select from cw.stores s where s.organization_id = $1 and s.number = o.store_number))
   union all select 'holds of unknown users' where exists (
     select from cw.holds h where h.organization_id = $1 and h.user_ref <> 0
        and not exists (select from cw.users u where u.organization_id = $1 and u.id = h.user_ref))
   union all select 'places in unknown stores' where exists (
     select from cw.slot_windows w where w.organization_id = $1
        and not exists (select from cw.stores s where s.organization_id = $1 and s.number = w.store_number))
   union all select 'events of unknown orders' where exists (
     select from cw.events e where e.organization_id = $1 and e.order_ref is not null
        and not exists (select from cw.all_orders o where o.organization_id = $1 and o.id = e.order_ref))`,
);

export interface Restored {
  readonly header: SnapshotHeader;
  readonly testClock: TestClock | null;
}

/**
 * Replaces all that an organization has by a snapshot of it, in one transaction: what is not in the file is gone, access and webhooks
 * stay. Ids stay what they were. A stopped clock is stopped again; one that ran goes on from what it showed, and so does, with `clockOfSnapshot`,
 * an organization that followed the wall. Throws SnapshotRefused, and nothing has changed then.
 */
export async function restoreSnapshot(
  database: Database,
  organizationId: number,
  { file, schema, wall, clockOfSnapshot }: { file: string; schema: readonly number[]; wall: number; clockOfSnapshot: boolean },
  inTransaction: (db: Connection) => Promise<void>,
): Promise<Restored> {
  const { header, rows } = await readSnapshot(file);
  try {
    requireSchema(header, schema);
    const testClock = clockOf(header, wall, clockOfSnapshot);
    await database.transaction(async (db) => {
      await lockTables(db);
      const [organization] = await db.query(findSlug, [organizationId]);
      requireOrganization(header, organization!.slug);
      await removeRows(db, organizationId, ['activity', 'setup']);
      const banners = await bannerIds(db, organizationId, header, wall);
      const columns = await columnsOf(db);
      for await (const some of rows) await insertRows(db, organizationId, some, columns, banners);
      // What the rows made as they were written: deliveries of events that were sent before.
      await removeRows(
        db,
        organizationId,
        ['activity'],
        ORGANIZATION_TABLES.filter(({ inSnapshot }) => !inSnapshot),
      );
      const [dangling] = await db.query(findDangling, [organizationId]);
      if (dangling) throw damaged(`it has ${dangling.reference}`);
      for (const one of ORGANIZATION_TABLES) await moveSequence(db, organizationId, one);
      await db.query(setOrganization, [organizationId, JSON.stringify(header.settings ?? {}), testClock && JSON.stringify(testClock)]);
      await inTransaction(db);
    });
    return { header, testClock };
  } finally {
    await rows.return(undefined);
  }
}

function requireSchema({ schema }: SnapshotHeader, ours: readonly number[]): void {
  if (schema.length === ours.length && schema.every((id, index) => id === ours[index])) return;
  const values = { theirs: String(schema.at(-1)), ours: String(ours.at(-1)) };
  const message = `The snapshot was taken with the schema ${schema.join(', ')} and this server has ${ours.join(', ')}; take it anew with this version.`;
  throw new SnapshotRefused('schema', values, message);
}

function requireOrganization({ organization }: SnapshotHeader, slug: string): void {
  if (organization === slug) return;
  throw new SnapshotRefused(
    'organization',
    { theirs: organization, ours: slug },
    `The snapshot is of the organization ${organization}, not of ${slug}.`,
  );
}

function clockOf({ test_clock, clock_at }: SnapshotHeader, wall: number, clockOfSnapshot: boolean): TestClock | null {
  const at = Date.parse(clock_at);
  if (Number.isNaN(at)) throw damaged('its clock is no time');
  if (!test_clock && !clockOfSnapshot) return null;
  return { at, set_at: wall, frozen: test_clock?.frozen === true };
}

async function bannerIds(db: Connection, organizationId: number, { banners }: SnapshotHeader, wall: number): Promise<string> {
  const ours = new Map(
    (await db.query(ensureBanners, [organizationId, JSON.stringify(banners), new Date(wall)])).map(({ id, slug }) => [slug, id]),
  );
  return JSON.stringify(Object.fromEntries(banners.map(({ id, slug }) => [id, ours.get(slug)])));
}

async function insertRows(
  db: Connection,
  organizationId: number,
  { table, columns, rows }: SnapshotRows,
  known: ReadonlyMap<string, SnapshotColumns>,
  banners: string,
): Promise<void> {
  const ours = known.get(table)?.columns;
  if (!ours || columns.length !== ours.length || columns.some((column) => !ours.includes(column))) {
    throw damaged(`its table ${table} has other columns than this server's`);
  }
  const translated: Readonly<Record<string, string>> = {
    banner_id: '($3::jsonb->>(r.banner_id::text))::integer',
    ...ORGANIZATION_TABLES.find((one) => one.table === table)?.translated,
  };
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map((column) => (Object.hasOwn(translated, column) ? translated[column] : `r."${column}"`)).join(', ');
  const insert = statement<[organizationId: number, rows: string, banners: string], never>(
    '',
    `insert into cw.${table} (organization_id, ${names}) overriding system value
     select $1::integer, ${values} from jsonb_populate_recordset(null::cw.${table}, $2::jsonb) r where $3::jsonb is not null`,
  );
  try {
    await db.query(insert, [organizationId, `[${rows.join(',')}]`, banners]);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    if (error.code === UNIQUE_VIOLATION) throw idsTaken(table, error);
    if (BAD_VALUE.test(error.code)) throw damaged(`a row of ${table} is refused`, error);
    throw error;
  }
}

function idsTaken(table: string, cause?: unknown): SnapshotRefused {
  const message = `Ids of the snapshot (${table}) belong to another organization of this server; restore it on a fresh server, or reset the whole server first.`;
  return new SnapshotRefused('ids', { table }, message, cause === undefined ? undefined : { cause });
}

/** Lets the ids that come next lie behind those restored. A sequence never goes back, for other organizations draw from it too. */
async function moveSequence(db: Connection, organizationId: number, one: OrganizationTable): Promise<void> {
  const { ids } = one;
  if (!ids || !one.inSnapshot) return;
  const text = `select s.last_value as last, (select ${ids.greatest} from cw.${one.table} t where ${rowsOf(one, organizationId)})::bigint as greatest
     from cw.${ids.sequence} s`;
  const [row] = await db.query(statement<[], { last: number; greatest: number | bigint | null }>('', text), []);
  const { last, greatest } = row!;
  if (greatest === null || greatest <= last) return;
  if (greatest > last + ids.reach) throw damaged(`ids of ${one.table} are out of range`);
  await db.query(statement<[number], never>('', `select setval('cw.${ids.sequence}', $1)`), [Number(greatest)]);
}
