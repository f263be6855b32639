import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from './types.ts';

/**
 * Refuses a database used instead of the connection of the transaction that surrounds the call: on the embedded engine it would wait
 * for itself, on PostgreSQL it would silently run outside the transaction.
 */
const scopes = new AsyncLocalStorage<Scope>();

interface Scope {
  /** Work that a transaction started and did not wait for inherits its scope, but may use the database once it is over. */
  open: boolean;
  readonly owner: object;
}

export function refuseInsideTransaction(owner: object): void {
  const scope = scopes.getStore();
  if (scope?.open && scope.owner === owner) throw new Error('Inside a transaction use the connection it gives, not the database.');
}

/** Runs `work` with a connection that stops working when `work` is over. */
export async function insideTransaction<T>(
  owner: object,
  connection: Connection,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const scope: Scope = { open: true, owner };
  const checked = () => {
    if (!scope.open) throw new Error('This transaction is over. Wait for every query before its end.');
    return connection;
  };
  const guarded: Connection = {
    query: async (statement, parameters) => checked().query(statement, parameters),
    execute: async (sql) => checked().execute(sql),
  };
  try {
    return await scopes.run(scope, () => work(guarded));
  } finally {
    scope.open = false;
  }
}
