import { setImmediate as others } from 'node:timers/promises';
import type { Connection, Database } from '../engine/types.ts';
import { lasting, removeRows } from '../snapshots/reset.ts';
import { ORGANIZATION_TABLES, rowsOf } from '../snapshots/tables.ts';

/** Rows of one statement, so that nobody waits long for the embedded database. */
const BATCH = 1_000;

/** Tables beside those of orders and setup, in an order that their references allow. */
const OWN_TABLES = ['usage', 'tokens', 'webhooks', 'api_keys', 'application_keys', 'applications', 'banners'];

/** Ends every access to an organization at once. The caller announces `principals` and `webhooks` in the same transaction. */
export async function closeOrganization(db: Connection, organizationId: number): Promise<void> {
  const id = Math.trunc(organizationId);
  await db.execute(`
    delete from cw.tokens where application_id in (select id from cw.applications where organization_id = ${id});
    delete from cw.api_keys where organization_id = ${id};
    update cw.webhooks set status = 'Disabled', version = version + 1 where organization_id = ${id};
    update cw.applications set status = 'Disabled' where organization_id = ${id}`);
}

/**
 * Removes an organization with everything of it: what there may be much of in batches, the rest with the organization itself in a last
 * transaction. One that was stopped half way is begun again and finishes.
 */
export async function removeOrganization(database: Database, organizationId: number): Promise<void> {
  for (const table of ORGANIZATION_TABLES) {
    const text = `with gone as (
        delete from cw.${table.table} where ctid = any (array(
          select t.ctid from cw.${table.table} t where ${rowsOf(table, organizationId)} limit ${BATCH})) returning 1)
      select count(*)::integer as gone from gone`;
    for (let gone = BATCH; gone === BATCH; ) {
      gone = (await database.query<[], { gone: number }>({ name: '', text }, []))[0]!.gone;
      await others();
    }
  }
  const id = Math.trunc(organizationId);
  const own = OWN_TABLES.map((table) => `delete from cw.${table} where organization_id = ${id};`).join('\n');
  await database.transaction(async (db) => {
    await db.execute(lasting);
    await removeRows(db, id, ['activity', 'setup']);
    await db.execute(`${own} delete from cw.organizations where id = ${id}`);
  });
}
