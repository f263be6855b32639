import type { Database } from '../../src/storage/engine/index.ts';
import { faultSql } from '../faults/index.ts';
import { replaceInModule } from '../faults/replacing.ts';

/** Changes the SQL functions of the simulation's own database. */
const IN_SQL: Readonly<Record<string, string>> = {
  oversell: 'unguarded-hold',
  'lost-event': 'lost-callback',
  'forgotten-key': 'forgotten-key',
};
export const FAULTS = [...Object.keys(IN_SQL), 'foreign-tenant'] as const;

/** Before the server's modules are loaded: an order is found whosever it is. */
export function plantInModules(fault: string | undefined): void {
  if (fault !== 'foreign-tenant') return;
  replaceInModule(
    '/src/storage/orders/listing.ts',
    'where o.organization_id = $1 and o.order_id',
    'where $1::integer is not null and o.order_id',
  );
}

export async function plantInDatabase(database: Database, fault: string | undefined): Promise<void> {
  const script = fault === undefined ? undefined : IN_SQL[fault];
  if (script !== undefined) await database.execute(faultSql(script));
}
