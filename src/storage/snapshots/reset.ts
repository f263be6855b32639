import type { Connection } from '../engine/types.ts';
import { type Group, ORGANIZATION_TABLES, type OrganizationTable, rowsOf } from './tables.ts';

const names = (tables: readonly OrganizationTable[]) => tables.map(({ table }) => `cw.${table}`).join(', ');
/** For a transaction that may take long. */
export const lasting = 'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;';

/**
 * Keeps every other writer of the tables waiting until the end of the transaction, so that none of them writes half before and half
 * after. Readers go on and see what was before.
 */
export async function lockTables(db: Connection): Promise<void> {
  await db.execute(`${lasting} lock table ${names(ORGANIZATION_TABLES)} in exclusive mode`);
}

/** Removes an organization's rows of the groups; inside a transaction, after `lockTables`. */
export async function removeRows(
  db: Connection,
  organizationId: number,
  groups: readonly Group[],
  tables: readonly OrganizationTable[] = ORGANIZATION_TABLES,
): Promise<void> {
  const mine = tables.filter(({ group }) => groups.includes(group));
  await db.execute(mine.map((one) => `delete from cw.${one.table} t where ${rowsOf(one, organizationId)};`).join('\n'));
}

/** Makes an organization's clock follow the wall again and, with its setup, forgets its settings. */
export async function resetOrganizationRow(db: Connection, organizationId: number, settings: boolean): Promise<void> {
  const id = Math.trunc(organizationId);
  await db.execute(`update cw.organizations set test_clock = null${settings ? ", settings = '{}'" : ''} where id = ${id}`);
}

/**
 * Removes the activity of every organization and lets its ids begin anew. Inside a transaction; everybody else who wants the tables,
 * to read or to write, waits for its end.
 */
export async function truncateActivity(db: Connection): Promise<void> {
  // Of the tokens those of applications stay.
  const whole = ORGANIZATION_TABLES.filter(({ group, table }) => group === 'activity' && table !== 'tokens');
  const sequences = whole.flatMap((one) => (one.ids ? [`alter sequence cw.${one.ids.sequence} restart;`] : []));
  await db.execute(`${lasting} lock table ${names(ORGANIZATION_TABLES)} in access exclusive mode;
    truncate ${names(whole)} restart identity; ${sequences.join(' ')}
    delete from cw.tokens where user_id is not null or customer_id is not null`);
}

/** Lets the numbers of stores and products go on after the greatest that is left. */
export async function restartSetupIds(db: Connection): Promise<void> {
  for (const { group, table, ids } of ORGANIZATION_TABLES) {
    if (group !== 'setup' || ids === undefined) continue;
    const [row] = await db.query<[], { next: number }>(
      { name: '', text: `select coalesce(${ids.greatest}, 0)::bigint + 1 as next from cw.${table} t` },
      [],
    );
    await db.execute(`alter sequence cw.${ids.sequence} restart with ${row!.next}`);
  }
}
