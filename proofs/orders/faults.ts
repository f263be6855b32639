import type { Connection, Database } from '../../src/storage/engine/index.ts';
import { faultSql } from '../faults/index.ts';
import { withQuery } from './wrapping.ts';

/** What can be planted: in the SQL functions of the proof's own database, or between the operations and the database. */
export const FAULTS = ['no-release', 'unchecked-version', 'dropped-event', 'forgotten-refund'] as const;

interface Moved {
  readonly orders: {
    readonly status: string;
    readonly body: { items: { pick?: { status: string } }[] };
    events: { readonly name: string }[];
  }[];
}

/** What happens to the command of `cw.move_orders` on its way. */
const TAMPERING: Readonly<Record<string, (command: Moved) => void>> = {
  // Nobody is told of the checkout.
  'dropped-event': ({ orders }) => {
    for (const order of orders) order.events = order.events.filter((event) => event.name !== 'fulfillment.checkout');
  },
  // What was not found stays so when the shopper has paid.
  'forgotten-refund': ({ orders }) => {
    for (const { status, body } of orders) {
      if (status !== 'checkout') continue;
      for (const line of body.items) if (line.pick?.status === 'to_refund') line.pick.status = 'not_found';
    }
  },
};

export async function plant(database: Database, fault: string | undefined): Promise<Database> {
  const tamper = fault === undefined ? undefined : TAMPERING[fault];
  if (fault !== undefined && !tamper) await database.execute(faultSql(fault));
  return tamper ? tampered(database, tamper) : database;
}

function tampered(database: Database, tamper: (command: Moved) => void): Database {
  const query: Connection['query'] = (statement, parameters) => {
    if (statement.name !== 'move_orders') return database.query(statement, parameters);
    const command = JSON.parse(parameters[0] as string) as Moved;
    tamper(command);
    return database.query(statement, [JSON.stringify(command)] as never);
  };
  return withQuery(database, query);
}
